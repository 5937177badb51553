"""The session of parts that an engine plays, or none."""

from __future__ import annotations

from sleepterm.audio.events import Event
from sleepterm.audio.sequencer import Mix, Sequencer
from sleepterm.audio.state import PartState
from sleepterm.library.catalog.track import Track
from sleepterm.units import Seconds


class SequencePlayer:
    """Passes on to the sequencer of the session that plays, if one does.

    Args:
        mix: the engine.
    """

    def __init__(self, mix: Mix) -> None:
        self._mix = mix
        self._sequencer: Sequencer | None = None

    @property
    def part(self) -> PartState | None:
        """The part that plays; None without a session."""
        return None if self._sequencer is None else self._sequencer.part

    def begin(self, sequencer: Sequencer) -> list[Event]:
        """Begin the first part of a session; its layers must be opened."""
        self.end()
        self._sequencer = sequencer
        return sequencer.follow(self._mix)

    def end(self) -> None:
        """Make what plays of a session an ordinary mix, with the same timer."""
        self._sequencer = None
        for layer in [x for x in self._mix.layers if x.is_held]:
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
