"""What play, pause and volume keys mean, in the player's commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from sleepterm.audio.player_api import PlayerApi
from sleepterm.audio.state import (
    BedDue,
    CaptionChanged,
    LayerState,
    PlayerState,
    Status,
)
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.night.durations import format_position
from sleepterm.night.guidance import Guidance
from sleepterm.playback.beds import Beds
from sleepterm.playback.notice import Notice, Say
from sleepterm.playback.optimistic_state import OptimisticState
from sleepterm.playback.session_state import Memory
from sleepterm.playback.volume import stepped
from sleepterm.units import DEFAULT_LAYER, Percent, Seconds


class Deck:
    """The mix under the listener's hands.

    Attributes:
        player: None until it has been built; commands before that are dropped,
            except that the last track asked for is played as soon as it is there.
        catalog: where beds and remembered layers are looked up.
    """

    def __init__(self, memory: Memory, say: Say, changed: Callable[[], None]) -> None:
        self.player: PlayerApi | None = None
        self.catalog = Catalog()
        self._memory = memory
        self._say = say
        self._changed = changed
        self._heard = PlayerState()
        self._wanted = OptimisticState()
        self._asked: Callable[[], None] | None = None
        self._unmuted: Percent | None = None
        self._touched = ""
        self._beds = Beds(self, memory)
        self._is_untouched = True

    @property
    def state(self) -> PlayerState:
        """The player's state with the last commands already carried out."""
        return self._wanted.applied(self._heard)

    @property
    def master(self) -> Percent:
        """The master slider as the listener set it, muted or not."""
        return self.state.master if self._unmuted is None else self._unmuted

    @property
    def mix(self) -> tuple[LayerState, ...] | None:
        """The layers there are; None if they are still as they were restored."""
        return None if self._is_untouched else self.state.layers

    @property
    def bed(self) -> str:
        """Id of the loop that was laid under a guided track unasked; "" if none was."""
        return self._beds.bed

    @property
    def is_muted(self) -> bool:
        """Whether the master volume was taken away by `mute`."""
        return self._unmuted is not None

    def hear(self, state: PlayerState) -> None:
        """The player says how it is now."""
        self._heard = state
        self._changed()

    def hear_caption(self, event: CaptionChanged) -> None:
        """The guided track says something else."""
        layers = tuple(
            replace(x, words=event.words) if x.track_id == event.track_id else x
            for x in self._heard.layers
        )
        self.hear(replace(self._heard, layers=layers))

    def hear_failure(self, track_id: str) -> None:
        """A layer could not go on."""
        self._wanted.forget(track_id)
        self._changed()

    def hear_end(self, track_id: str) -> None:
        """A guided track was heard to its end."""
        self._memory.forget_position(track_id)

    def look(self) -> None:
        """Ask the player how it is, where it has no reason to tell."""
        if self.player is not None:
            self.hear(self.player.state)

    def attach(self, player: PlayerApi) -> None:
        """The player is there: give it the remembered mix, and what was asked for."""
        self.player = player
        self._heard = player.state
        before = self._memory.before
        player.set_master_volume(before.master)
        player.set_guidance(self._memory.guidance)
        self._wanted.master(before.master)
        for layer in before.layers:
            track = self.catalog.get(layer.track_id)
            if track is not None and not track.missing:
                self.add(track, layer.percent)
        self._beds.find()
        if self._asked is not None:
            self._asked()
        self._changed()

    def play(self, track: Track) -> None:
        """Enter on a track: join, leave, replace, resume or begin."""
        if track.missing:
            self._say(Notice(track.missing, track.title, is_warning=True))
            return
        if self.player is None:
            self._asked = partial(self.play, track)
            return
        self._is_untouched = False
        self._beds.own(track.id)
        state = self.state
        is_in = state.layer(track.id) is not None
        if state.status is Status.STOPPED:
            self._play_from_silence(track, is_remembered=is_in)
        else:
            self._join_or_leave(track, is_in=is_in)
            if state.status is Status.PAUSED and self.state.layers:
                self.player.resume()
                self._wanted.status(Status.PLAYING)
        self._changed()

    def toggle(self) -> None:
        """Pause, or go on, or begin the remembered mix."""
        state = self.state
        if self.player is None or not state.layers:
            return
        if state.status is Status.PLAYING:
            self.player.pause()
            self._wanted.status(Status.PAUSED)
        elif state.status is Status.PAUSED:
            self.player.resume()
            self._wanted.status(Status.PLAYING)
        else:
            self._begin()
        self._changed()

    def stop(self) -> None:
        """Fade out and stop; the mix stays for the next time."""
        if self.player is None or self.state.status is Status.STOPPED:
            return
        self._keep_position()
        self.player.stop()
        self._wanted.status(Status.STOPPED)
        self._changed()

    def play_layers(
        self, layers: Sequence[tuple[Track, Percent]], bed: str | None = None
    ) -> None:
        """Other layers take the place of what sounds, and play.

        What is in both goes on; the rest fades in and out. The timer is armed if
        nothing played, and otherwise goes on.

        Args:
            layers: one at least, with their places on the slider; one guided at most.
            bed: the loop under the guided track, or `NO_BED`; None leaves it to the
                track.
        """
        if self.player is None:
            self._asked = partial(self.play_layers, layers, bed)
            return
        self._is_untouched = False
        self._keep_position()
        status = self.state.status
        # The new before the old: without any layer the player would stop.
        for track, percent in layers:
            self._beds.own(track.id)
            self.add(track, percent)
        ids = {track.id for track, _ in layers}
        guided = next((track for track, _ in layers if not track.is_loop), None)
        kept = ids if guided is None else {*ids, self.bed}
        for layer in self.state.layers:
            if layer.track_id not in kept:
                self.take_out(layer.track_id)
        if guided is not None:
            self._beds.lay(guided, bed)
            self._tell_position(guided)
        if status is Status.STOPPED:
            self._begin()
        elif status is Status.PAUSED:
            self.player.resume()
            self._wanted.status(Status.PLAYING)
        self._changed()

    def add(self, track: Track, percent: Percent) -> None:
        """Put a track into the mix, a guided one where it was left.

        One that is there already takes the percent.
        """
        if self.player is None:
            return
        if (known := self.state.layer(track.id)) is not None:
            self.player.set_layer_volume(track.id, percent)
            self._wanted.volume(known.track_id, percent)
            return
        position = self._memory.positions.get(track.id, Seconds(0.0))
        if track.is_loop:
            position = Seconds(0.0)
        self._touched = track.id
        self.player.add_layer(track, percent, position)
        length = Seconds(track.length or 0.0)
        self._wanted.join(
            LayerState(track.id, track.title, percent, track.is_loop, position, length)
        )

    def touch(self, track_id: str) -> None:
        """The volume keys move this layer now, if the highlighted track has none."""
        self._touched = track_id
        self._is_untouched = False

    def take_out(self, track_id: str) -> None:
        """A layer leaves the mix; the last to leave stops."""
        if self.player is None:
            return
        self._is_untouched = False
        layer = self.state.layer(track_id)
        if layer is not None and not layer.is_loop:
            self._keep_position()
        self.player.remove_layer(track_id)
        self._wanted.leave(track_id)
        if not self.state.layers:
            self._wanted.status(Status.STOPPED)
        self._changed()

    def seek(self, by: Seconds) -> None:
        """Move within the guided track."""
        if self.player is not None and self.state.guided is not None:
            self.player.seek(by)

    def seek_sentence(self, by: int) -> None:
        """To the guided track's next sentence (+1), or back to this one (-1)."""
        if self.player is not None and self.state.guided is not None:
            self.player.seek_sentence(by)

    def seek_start(self) -> None:
        """Begin the guided track again."""
        if (guided := self.state.guided) is not None:
            self._memory.forget_position(guided.track_id)
            self.seek(Seconds(-guided.length))

    def retry(self) -> None:
        """Look for a sound device now."""
        if self.player is not None:
            self.player.retry_device()

    def change_master(self, direction: int) -> None:
        """One step up (+1) or down (-1); a step while muted brings sound back."""
        self.set_master(stepped(self.master, direction))

    def set_master(self, percent: Percent) -> None:
        """Move the master slider."""
        if self.player is None:
            return
        self._unmuted = None
        self.player.set_master_volume(percent)
        self._wanted.master(percent)
        self._changed()

    def mute(self) -> None:
        """Silence without moving the slider, or back again."""
        if self.player is None:
            return
        if self._unmuted is not None:
            self.set_master(self._unmuted)
            return
        before = self.state.master
        self.set_master(Percent(0))
        self._unmuted = before
        self._changed()

    def layer_at_hand(self, highlighted: str) -> LayerState | None:
        """The layer that the volume keys move.

        Args:
            highlighted: the track under the cursor: its layer comes first, then
                the last one touched, then the last one that joined.
        """
        state = self.state
        newest = state.layers[-1] if state.layers else None
        return state.layer(highlighted) or state.layer(self._touched) or newest

    def change_layer(self, track_id: str, direction: int) -> None:
        """One step up (+1) or down (-1) of a layer's slider."""
        if (layer := self.state.layer(track_id)) is not None:
            self.set_layer(track_id, stepped(layer.percent, direction))

    def set_layer(self, track_id: str, percent: Percent) -> None:
        """Move a layer's slider."""
        if self.player is None:
            return
        self.touch(track_id)
        self.player.set_layer_volume(track_id, percent)
        self._wanted.volume(track_id, percent)
        self._changed()

    def toggle_voice(self) -> None:
        """The voice off, or on again; words, bells and bed go on."""
        guidance = self._memory.guidance
        self._guide(replace(guidance, voice=not guidance.voice))

    def change_bells(self, direction: int) -> None:
        """One step up (+1) or down (-1) of the bells' slider."""
        self.set_bells(stepped(self._memory.guidance.bells, direction))

    def set_bells(self, percent: Percent) -> None:
        """Move the bells' slider."""
        self._guide(replace(self._memory.guidance, bells=percent))

    def change_pace(self, direction: int) -> None:
        """Silences shorter (+1) or longer (-1) by a tenth."""
        self._guide(self._memory.guidance.with_pace_changed(direction))

    def choose_bed(self, track_id: str, wanted: str) -> None:
        """What lies under a guided track from now on.

        Args:
            track_id: the guided track.
            wanted: id of a loop, `NO_BED`, or "" for the track's own.
        """
        self._beds.choose(track_id, wanted)
        self._changed()

    def hear_bed(self, event: BedDue) -> None:
        """The guided track asks for another bed; one that was chosen stays."""
        self._beds.hear(event)

    def bed_wanted(self, track_id: str) -> str:
        """What is wanted under a guided track instead of its own bed; "" if nothing."""
        return self._beds.wanted(track_id)

    def keep_position(self) -> None:
        """Remember where the guided track is, before the end."""
        self._keep_position()

    def _play_from_silence(self, track: Track, *, is_remembered: bool) -> None:
        if self.player is not None and not is_remembered:
            for layer in self.state.layers:
                self._wanted.leave(layer.track_id)
            self.player.clear()
            self._beds.own(self.bed)
            self.add(track, DEFAULT_LAYER)
            self._beds.lay(track)
        self._begin()
        self._tell_position(track)

    def _join_or_leave(self, track: Track, *, is_in: bool) -> None:
        if is_in:
            self.take_out(track.id)
            return
        self._keep_position()
        self.add(track, DEFAULT_LAYER)
        self._beds.lay(track)
        self._tell_position(track)

    def _begin(self) -> None:
        if self.player is None:
            return
        self.player.arm_timer(self._memory.timer)
        self.player.resume()
        self._wanted.status(Status.PLAYING)

    def _guide(self, guidance: Guidance) -> None:
        if self.player is None:
            return
        self._memory.guidance = guidance
        self.player.set_guidance(guidance)
        self._heard = replace(self._heard, guidance=guidance)
        self._changed()

    def _tell_position(self, track: Track) -> None:
        position = self._memory.positions.get(track.id)
        if position is not None and not track.is_loop:
            self._say(Notice(f"Goes on at {format_position(position)}.", track.title))

    def _keep_position(self) -> None:
        if self.player is not None and (guided := self.player.state.guided):
            self._memory.keep_position(guided)
