"""Plays the parts of a session in an engine: which layers begin and end, and when.

Layers of the next part are added shortly before it, opened, and held silent, so that a
cross-fade begins on time whatever the disk does. A layer that both parts have is left
as it is; only its volume glides if the parts differ in it.
"""

from __future__ import annotations

from typing import Protocol

from sleepterm.audio.events import Event, PartBegan
from sleepterm.audio.layer import LAYER_FADE, Layer
from sleepterm.audio.ramp import SHORT
from sleepterm.audio.sequence_place import SequencePlace
from sleepterm.audio.state import PartState
from sleepterm.library.catalog.track import Track
from sleepterm.library.sequences.plan import Plan, PlannedLayer, PlannedPart
from sleepterm.night.sequence_clock import SequenceClock
from sleepterm.night.sleep_timer import Phase, SleepTimer
from sleepterm.units import Percent, Seconds

OPENED_AHEAD = Seconds(3.0)
"""How long before a part its files are opened."""

_DRIFT = 0.5
"""Seconds that timer and clock may differ."""


class Mix(Protocol):
    """What the sequencer needs of the engine.

    Attributes:
        layers: the mix.
        timer: the sleep timer.
    """

    layers: list[Layer]
    timer: SleepTimer

    @property
    def guided(self) -> Layer | None:
        """The guided track's layer, unless it is fading out."""

    def find(self, track_id: str) -> Layer | None:
        """The layer of a track; None if it is not in the mix."""

    def fade_out(self, layer: Layer, fade: Seconds) -> None:
        """Fade a layer out of the mix."""


class Sequencer:
    """Plays a session.

    Args:
        plan: its parts; one at least.
        clock: where it begins.
        begun: number of the part whose layers are in the mix; -1 for none.

    Attributes:
        clock: which part plays, and how long it still takes.
        rules_timer: whether the timer ends with the session; False once the user has
            set it.
    """

    def __init__(self, plan: Plan, clock: SequenceClock, begun: int = -1) -> None:
        self.clock = clock
        self.rules_timer = True
        self._plan = plan
        self._begun = begun
        self._ahead = 0

    def place(self, mix: Mix) -> SequencePlace:
        """Where it is, for another one that is to go on there."""
        layers = list(mix.layers)
        fades = (x.fade_place for x in layers if x.track.is_loop)
        return SequencePlace(
            self._plan,
            self.clock,
            self._begun,
            tuple(x.track.id for x in layers if x.is_gliding),
            self.rules_timer,
            tuple(place for place in fades if place is not None),
        )

    def go_on(self, place: SequencePlace, mix: Mix) -> None:
        """Take over what another one did in this place to the layers of its part."""
        self.rules_timer = place.rules_timer
        self._fade_on(place, mix)
        if self._begun != self.clock.index:
            return
        for planned in self._plan.parts[self._begun].layers:
            layer = mix.find(planned.track.id)
            if layer is not None and planned.track.id in place.gliding:
                self._glide_on(layer, planned)

    @property
    def part(self) -> PartState:
        """The part that plays, for the screen."""
        parts = self._plan.parts
        at = max(0, self._begun)
        after = parts[at + 1].title if at + 1 < len(parts) else ""
        return PartState(
            self._plan.track_id,
            self._plan.title,
            at,
            len(parts),
            parts[at].title,
            after,
        )

    def track_ended(self, track: Track) -> None:
        """A guided track has ended, failed or was removed."""
        if self._is_part_of_now(track):
            self.clock = self.clock.track_ended()

    def advance(self, seconds: Seconds) -> None:
        """Let time pass that was rendered."""
        self.clock = self.clock.advanced(seconds)

    def pass_time(self, seconds: Seconds, mix: Mix) -> None:
        """Let time pass in which nothing is rendered, as no device is there.

        A guided track does not go on then, nor does the time of a part that waits.
        """
        if self.clock.is_waiting and self.rules_timer:
            return
        mix.timer = mix.timer.advanced(seconds)
        if self.clock.is_waiting:
            return
        self.advance(seconds)
        for layer in mix.layers:
            layer.pass_time(seconds)

    def skip(self, by: int, mix: Mix) -> None:
        """Go to the next part (+1), this one's start, or the one before (-1)."""
        before, self.clock = self.clock, self.clock.skipped(by)
        if before.index == self.clock.index and before != self.clock:
            # From the start again: as if it had not begun.
            self._begun = -1
        self._ahead = 0
        if self.rules_timer:
            mix.timer = mix.timer.rescheduled(self.clock.remaining)

    def align(self, index: int, until: Seconds) -> None:
        """Keep a part at its time of day: it is to begin in so many seconds."""
        self.clock = self.clock.aligned(index, until)

    def timer_moved(self, before: Seconds | None, mix: Mix) -> None:
        """The user has moved the timer's end: the last part ends with it.

        Args:
            before: seconds that the timer had left.
            mix: with the timer.
        """
        now = mix.timer.remaining
        if not self.rules_timer or before is None or now is None:
            return
        self.clock = self.clock.extended(Seconds(now - before))
        part = self._plan.parts[self._begun]
        for planned in part.layers:
            layer = mix.find(planned.track.id)
            if layer is not None and layer.is_gliding and not part.rise:
                layer.glide_to(planned.to, self.clock.part_left)

    def follow(self, mix: Mix) -> list[Event]:
        """Begin the part that is due, and keep the timer true; call after each block.

        Returns:
            The events of that.
        """
        if not self.clock.is_over:
            self._follow_voice(mix)
        events: list[Event] = []
        if self.clock.index != self._begun and not self.clock.is_over:
            events += self._begin(mix)
        elif self.clock.part_left <= OPENED_AHEAD:
            self._open_ahead(mix)
        self._keep_timer(mix)
        return events

    def _follow_voice(self, mix: Mix) -> None:
        """Take the time of a part that waits from its guided track."""
        guided = mix.guided
        if guided is not None and self._is_part_of_now(guided.track):
            self.clock = self.clock.at(guided.position, guided.length)
        elif self._begun == self.clock.index and not self._is_alive(mix):
            # Nothing of the part can be heard any more.
            self.clock = self.clock.moved(self.clock.index + 1)

    def _is_part_of_now(self, track: Track) -> bool:
        if self.clock.is_over or self._begun != self.clock.index:
            return False
        guided = self._plan.parts[self._begun].guided
        return guided is not None and guided.id == track.id

    def _begin(self, mix: Mix) -> list[Event]:
        is_first = not any(x.is_in_mix for x in mix.layers)
        self._begun = self.clock.index
        part = self._plan.parts[self._begun]
        fade = max(self._plan.crossfade, part.rise, SHORT)
        wanted = {planned.track.id for planned in part.layers}
        for layer in list(mix.layers):
            if layer.track.id not in wanted and not layer.is_fading_out:
                mix.fade_out(layer, fade)
        if not self.rules_timer:
            # The user's own timer may wait for the voice that leaves, or that comes.
            voiced = part.guided is not None
            timer = mix.timer
            mix.timer = timer.track_joined() if voiced else timer.track_lost()
        for planned in part.layers:
            self._start(mix, planned, part, LAYER_FADE if is_first else fade)
        return [PartBegan(self._begun)]

    def _start(
        self, mix: Mix, planned: PlannedLayer, part: PlannedPart, fade: Seconds
    ) -> None:
        track = planned.track
        layer = mix.find(track.id)
        if layer is None:
            layer = self._added(mix, planned)
        elif not layer.is_waiting and not track.is_loop:
            # The same voice again.
            layer.seek(Seconds(0.0))
        if layer.is_waiting:
            silent = Percent(0) if part.rise else planned.percent
            layer.glide_to(silent, SHORT, start=silent)
            # The first words of a voice must not be lost in a long fade.
            short = part.rise or not track.is_loop
            layer.begin(LAYER_FADE if short else fade)
        elif layer.is_fading_out:
            layer.cancel_fade_out(fade)
        if part.rise:
            layer.glide_to(planned.percent, part.rise)
        elif planned.to != planned.percent:
            layer.glide_to(planned.to, self.clock.part_left)
        else:
            layer.glide_to(planned.percent, fade)

    def _fade_on(self, place: SequencePlace, mix: Mix) -> None:
        known = {x.track.id: x for part in self._plan.parts for x in part.layers}
        for fade in place.fades:
            layer = mix.find(fade.track_id)
            if layer is None and fade.is_out and fade.track_id in known:
                layer = self._added(mix, known[fade.track_id])
                layer.set_percent(fade.percent)
            if layer is not None:
                layer.fade_on(fade)

    def _glide_on(self, layer: Layer, planned: PlannedLayer) -> None:
        """Let a volume go on to where it was on its way."""
        rise, elapsed = self._plan.parts[self._begun].rise, self.clock.elapsed
        if rise > elapsed:
            layer.glide_to(planned.percent, Seconds(rise - elapsed))
        elif not rise and planned.to != planned.percent:
            layer.glide_to(planned.to, self.clock.part_left)
        else:
            left = Seconds(self._plan.crossfade - elapsed)
            layer.glide_to(planned.percent, left)

    def _open_ahead(self, mix: Mix) -> None:
        ahead = self.clock.index + 1
        if self._ahead < ahead < len(self._plan.parts):
            # Only once: what can't be opened must not be tried with each block.
            self._ahead = ahead
            for planned in self._plan.parts[ahead].layers:
                if mix.find(planned.track.id) is None:
                    self._added(mix, planned)

    def _added(self, mix: Mix, planned: PlannedLayer) -> Layer:
        layer = Layer(planned.track, planned.percent, Seconds(0.0))
        layer.is_waiting = True
        mix.layers.append(layer)
        return layer

    def _is_alive(self, mix: Mix) -> bool:
        part = self._plan.parts[self._begun]
        if part.waits and part.guided is not None:
            return mix.find(part.guided.id) is not None
        return any(layer.is_in_mix for layer in mix.layers)

    def _keep_timer(self, mix: Mix) -> None:
        left = mix.timer.remaining
        if not self.rules_timer or left is None or mix.timer.phase is Phase.FINISHED:
            return
        if abs(left - self.clock.remaining) > _DRIFT and self.clock.remaining > 0:
            mix.timer = mix.timer.rescheduled(self.clock.remaining)
