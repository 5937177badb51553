"""Records plays in the history."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from sleepterm.audio.events import CaptionChanged, Event
from sleepterm.audio.state import PlayerState
from sleepterm.library.history.plays import Play
from sleepterm.playback.host import Host
from sleepterm.playback.play_tracker import PlayTracker

RecordPlays = Callable[[Sequence[Play]], None]
"""Stores plays; waits for a disk."""


class PlayRecorder:
    """Turns the player's events into plays, and stores them in the background.

    Args:
        host: clock and threads.
        record: stores plays; None records nothing.
        is_bed: whether a track was added only as a bed.
        mixes_in: gives the ids of the mixes that are playing.
        sequences_in: gives the ids of the sessions of parts that are playing.
    """

    def __init__(
        self,
        host: Host,
        record: RecordPlays | None,
        is_bed: Callable[[str], bool],
        mixes_in: Callable[[PlayerState], Collection[str]],
        sequences_in: Callable[[PlayerState], Collection[str]],
    ) -> None:
        self._host = host
        self._record = record
        self._tracker = PlayTracker(
            lambda track_id: not is_bed(track_id), mixes_in, sequences_in
        )

    def receive(self, event: Event) -> None:
        """Handle an event of the player."""
        if self._record is None or isinstance(event, CaptionChanged):
            return
        self._tracker.note(event, self._host.now())
        if plays := self._tracker.take():
            self._host.in_background(partial(self._record, plays))

    def finish(self) -> None:
        """End and store all open plays; waits for a disk."""
        if self._record is not None:
            self._tracker.end(self._host.now())
            if plays := self._tracker.take():
                self._record(plays)
