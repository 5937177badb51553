"""A companion on playback with a fake player; its threads post work to a queue."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.playback.playback_run import PlaybackRun

from sleepterm.playback.companion import Companion, FrontEnd
from sleepterm.playback.notice import Notice

PATIENCE = 20.0


class CompanionRun(PlaybackRun):
    """Playback that a companion follows.

    Attributes:
        posted: work that the companion's threads have posted.
        told: the notices that the companion has shown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.told: list[Notice] = []

    @contextmanager
    def followed_by(self, companion: Companion) -> Iterator[None]:
        """Let a companion follow."""
        ends = FrontEnd(self.playback, self.posted.put, lambda: None, self.told.append)
        companion.start(ends)
        try:
            yield
        finally:
            companion.close()

    def do_posted(self) -> None:
        """Wait for the next posted work, and do it."""
        self.posted.get(timeout=PATIENCE)()
