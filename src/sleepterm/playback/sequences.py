"""Plays sessions of parts, and keeps those at a time of day there."""

# ruff: noqa: PLC0415 - the first frame does not need sessions

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from sleepterm.audio.state import PlayerState, Status
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import Phase
from sleepterm.playback.host import Host
from sleepterm.playback.layers import Layers
from sleepterm.playback.notice import Notice
from sleepterm.playback.opening import opening_layer
from sleepterm.playback.player_link import PlayerLink
from sleepterm.playback.session_memory import SessionMemory
from sleepterm.playback.transport import Transport
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.audio.sequence_place import SequencePlace
    from sleepterm.library.sequences.plan import Plan, PlannedPart
    from sleepterm.library.sequences.sequence_tracks import SequenceTrack
    from sleepterm.playback.handed_session import HandedSession
    from sleepterm.playback.sequence_start import SequenceStart

_ALIGN_EVERY = Seconds(60.0)


class PlayingSequences:
    """Plays sessions of parts.

    Args:
        host: gives the time of day.
        link: the player.
        memory: has the user's timer.
        layers: the layers that sessions replace.
        transport: stops playback.
    """

    def __init__(
        self,
        host: Host,
        link: PlayerLink,
        memory: SessionMemory,
        layers: Layers,
        transport: Transport,
    ) -> None:
        self._host = host
        self._link = link
        self._memory = memory
        self._layers = layers
        self._transport = transport
        self._start: SequenceStart | None = None
        self._track: SequenceTrack | None = None
        self._part = -1
        self._stopped_in: int | None = None
        self._has_ended = False
        self._status = Status.STOPPED
        self._cancel: Callable[[], None] = lambda: None

    def play(self, track: SequenceTrack) -> None:
        """Replace the layers by a session, or stop if it is playing."""
        state, link = self._link.state, self._link
        if track.missing:
            link.notify(Notice.of_missing(track))
            return
        playing = state.part.track_id if state.part else ""
        if state.status is Status.PLAYING and playing == track.id:
            self._transport.stop()
            return
        plan = self._plan(track)
        self._begin(track, self._start_of(plan))
        if plan.left_out:
            text = _("Plays without {names}.").format(names=_enumerated(plan.left_out))
            link.notify(Notice(text, track.title, is_warning=True))

    def resume(self) -> bool:
        """Begin the part anew in which a session was stopped.

        Returns:
            False if none was, or if the mix has changed since.
        """
        part, self._stopped_in = self._stopped_in, None
        if part is None or self._track is None or self._start is None:
            return False
        parts = self._start.plan.parts
        own = {x.track.id for x in parts[part].layers} if part < len(parts) else set()
        if {layer.track_id for layer in self._link.state.layers} != own:
            return False
        self._begin(self._track, self._start_of(self._start.plan, part))
        return True

    def finish(self) -> None:
        """The timer has ended: nothing is to resume, unless the user is still awake."""
        was_playing = self._part >= 0 or self._stopped_in is not None
        self._has_ended = was_playing and self._rules_timer
        self._part, self._stopped_in = -1, None

    def sounds_of(self, track: SequenceTrack) -> tuple[Track, ...]:
        """The tracks of the session's first part."""
        parts = self._plan(track).parts
        return tuple(x.track for x in parts[0].layers) if parts else ()

    def skip(self, by: int) -> None:
        """Go to the next part (+1), this one's start, or the one before (-1)."""
        if self._link.player is not None and self._link.state.part is not None:
            self._forget_passed(by)
            self._link.player.sequence.skip(by)
            self._transport.end_pause()

    @property
    def has_ended(self) -> bool:
        """Whether the last thing that played is a session that came to its own end."""
        return self._has_ended

    @property
    def _rules_timer(self) -> bool:
        """Whether the last timer is that of the session."""
        start = self._start
        return start is not None and self._link.reported.timer.settings == start.timer

    def begin_last_again(self) -> bool:
        """Begin the last part of a session that has ended; whether one has."""
        if not self._has_ended or self._track is None or self._start is None:
            return False
        plan = self._start.plan
        start = self._start_of(plan, len(plan.parts) - 1)
        self._begin(self._track, start.shortened(self._memory.timer.duration))
        return True

    def still_awake(self) -> bool:
        """Let the last part last as long again; whether a session rules the timer."""
        state, start = self._link.state, self._start
        if state.part is None or start is None or not self._rules_timer:
            return False
        left = state.timer.remaining or Seconds(0.0)
        # More than is left of any fade, which is to return to full volume.
        most = max(self._memory.timer.duration, start.timer.fade)
        wanted = min(start.plan.parts[-1].length, most)
        if self._link.player is not None and wanted > left:
            self._link.player.extend_timer(Seconds(wanted - left))
            self._link.refresh_state()
        return True

    def handed(self) -> HandedSession | None:
        """The session that plays, for another process; None without one."""
        from sleepterm.playback.handed_session import handed_session

        player, start = self._link.player, self._start
        place = None if player is None else player.going_on.place
        if place is None or start is None:
            return None
        return handed_session(place, start)

    def take_over(self, handed: HandedSession, passed: Seconds) -> SequencePlace:
        """Take a session over from another process.

        Args:
            handed: the session.
            passed: seconds for which it has played since.

        Returns:
            The place in which the player is to go on.

        Raises:
            SleeptermError: the catalogue lacks one of its tracks.
        """
        from sleepterm.playback.handed_session import place_of, start_of_handed

        catalog = self._link.catalog
        place = place_of(handed, catalog, passed)
        track = catalog.get(handed.track_id)
        is_known = track is not None and track.is_sequence
        self._track = cast("SequenceTrack", track) if is_known else None
        self._start = start_of_handed(handed, place)
        return place

    def begun(self, index: int) -> None:
        """A part has begun: its bed is known from here on."""
        if self._start is not None and index < len(self._start.plan.parts):
            part = self._start.plan.parts[index]
            self._layers.beds = part.bed_policy(self._layers.beds)

    def watch(self, state: PlayerState) -> None:
        """Follow the player: after a pause parts must find their time of day again."""
        was, self._status = self._status, state.status
        if state.part is not None:
            self._part, self._stopped_in = state.part.index, None
        elif state.status is Status.STOPPED and self._part >= 0:
            self._stopped_in, self._part = self._part, -1
        elif state.status is Status.PLAYING:
            self._stopped_in, self._part = None, -1
        if state.status is Status.PLAYING and state.timer.phase is not Phase.FINISHED:
            self._has_ended = False
        if state.part is not None and was is not Status.PLAYING is state.status:
            self._align()

    def _start_of(self, plan: Plan, first: int = 0) -> SequenceStart:
        from sleepterm.playback.sequence_start import start_of

        now = self._host.now().at
        return start_of(plan, now, self._memory.timer, first=first)

    def _begin(self, track: SequenceTrack, start: SequenceStart) -> None:
        self._transport.keep_position()
        self._show_joining(start.plan.parts[start.clock.index])
        self._start, self._track = start, track
        if start.over:
            self._link.notify(Notice(start.over, track.title, is_warning=True))
        if (player := self._link.player) is not None:
            player.sequence.play(start.plan, start.clock, start.timer)
            self._link.requests.status(Status.PLAYING)
        self._align_later()
        self._link.changed()

    def _plan(self, track: SequenceTrack) -> Plan:
        from sleepterm.library.sequences.plan import plan_sequence

        return plan_sequence(
            track.sequence,
            self._link.catalog,
            track_id=track.id,
            choices=self._layers.beds.choices,
        )

    def _show_joining(self, part: PlannedPart) -> None:
        """Show the layers of a part at once, as those of a mix."""
        link = self._link
        first = {x.track.id: x for x in part.layers}
        here = {layer.track_id for layer in link.state.layers}
        for track_id in here - set(first):
            link.requests.leave(track_id)
        for track_id, planned in first.items():
            if track_id not in here:
                link.requests.join(opening_layer(planned.track, planned.percent))
        self._layers.is_restored = False
        self._layers.touched = part.layers[0].track.id
        self._layers.beds = part.bed_policy(self._layers.beds)

    def _align_later(self) -> None:
        self._cancel()
        if self._start is not None and self._start.due:
            self._cancel = self._host.call_later(_ALIGN_EVERY, self._align)

    def _align(self) -> None:
        """Tell the player how long it is until each part at a time of day."""
        part, start = self._link.reported.part, self._start
        if part is None or start is None or self._link.player is None:
            return
        now = self._host.now().at
        if self._link.reported.status is Status.PLAYING:
            for index, due in sorted(start.due.items()):
                if index > part.index:
                    self._link.player.sequence.align(index, Seconds(due - now))
        self._align_later()

    def _forget_passed(self, by: int) -> None:
        """Going back from a part at a time of day must not lead straight to it."""
        part, start = self._link.state.part, self._start
        if by < 0 and part is not None and start is not None:
            start.due.pop(part.index, None)


def _enumerated(names: tuple[str, ...]) -> str:
    from sleepterm.library.mixes.drafts import enumerated

    return enumerated(names)
