"""The session of parts that an engine plays, or none."""

from __future__ import annotations

from typing import Protocol

from sleepterm.audio.events import Event
from sleepterm.audio.layer import LAYER_FADE
from sleepterm.audio.sequence_place import SequencePlace
from sleepterm.audio.sequencer import Mix, Sequencer
from sleepterm.audio.state import PartState, Status
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.units import Seconds


class PlayingMix(Mix, Protocol):
    """What a session needs of the engine to begin."""

    status: Status

    def arm(self, settings: TimerSettings) -> None:
        """Arm the timer; while stopped, keep the settings for `resume`."""

    def resume(self) -> None:
        """Play."""


class SequencePlayer:
    """Passes on to the sequencer of the session that plays, if one does.

    Args:
        mix: the engine.
    """

    def __init__(self, mix: PlayingMix) -> None:
        self._mix = mix
        self._sequencer: Sequencer | None = None

    @property
    def part(self) -> PartState | None:
        """The part that plays; None without a session."""
        return None if self._sequencer is None else self._sequencer.part

    @property
    def place(self) -> SequencePlace | None:
        """Where the session is; None without one. For any thread."""
        sequencer = self._sequencer
        return None if sequencer is None else sequencer.place(self._mix)

    def play(self, sequencer: Sequencer, timer: TimerSettings) -> list[Event]:
        """Replace the mix by a session, and play; a layer of both goes on as it is.

        Args:
            sequencer: of the session.
            timer: as long as the session.

        Returns:
            The events of its first part, whose layers must be opened.
        """
        mix = self._mix
        if mix.status is Status.STOPPED:
            for layer in list(mix.layers):
                mix.fade_out(layer, LAYER_FADE)
        self.end()
        mix.arm(timer)
        self._sequencer = sequencer
        events = sequencer.follow(mix)
        mix.resume()
        return events

    def go_on(self, place: SequencePlace) -> None:
        """Go on with a session from its place; its layers are in the mix already."""
        self._sequencer = Sequencer(place.plan, place.clock, place.begun)
        self._sequencer.go_on(place, self._mix)

    def end(self) -> None:
        """Make what plays of a session an ordinary mix, with the same timer."""
        self._sequencer = None
        for layer in [x for x in self._mix.layers if x.is_waiting]:
            layer.rewind_to(layer.position)
            self._mix.layers.remove(layer)

    def advance(self, seconds: Seconds) -> None:
        """Let time pass that was rendered."""
        if self._sequencer is not None:
            self._sequencer.advance(seconds)

    def wait(self, seconds: Seconds) -> None:
        """Let time pass without a device, for the timer as well."""
        if self._sequencer is not None:
            self._sequencer.pass_time(seconds, self._mix)
        else:
            self._mix.timer = self._mix.timer.advanced(seconds)

    def follow(self) -> list[Event]:
        """Begin the part that is due; call after each block while playing."""
        if self._sequencer is None:
            return []
        return self._sequencer.follow(self._mix)

    def track_ended(self, track: Track) -> None:
        """A guided track has ended."""
        if self._sequencer is not None:
            self._sequencer.track_ended(track)

    def timer_set(self) -> None:
        """The user has set the timer, which no longer ends with the session."""
        if self._sequencer is not None:
            self._sequencer.rules_timer = False

    def extend_timer(self, by: Seconds) -> None:
        """Move the timer's end by some seconds, and that of the last part with it."""
        before = self._mix.timer.remaining
        self._mix.timer = self._mix.timer.extended(by)
        if self._sequencer is not None:
            self._sequencer.timer_moved(before, self._mix)

    def skip(self, by: int) -> None:
        """Go to the next part (+1), this one's start, or the one before (-1)."""
        if self._sequencer is not None:
            self._sequencer.skip(by, self._mix)

    def align(self, index: int, until: Seconds) -> None:
        """Keep a part at its time of day: it is to begin in so many seconds."""
        if self._sequencer is not None:
            self._sequencer.align(index, until)
