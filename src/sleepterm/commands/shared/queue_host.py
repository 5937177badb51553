"""Playback's clocks, delays and threads without a screen: one queue of tasks."""

from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from sleepterm.desktop import clock
from sleepterm.playback.timestamps import Timestamps
from sleepterm.units import Seconds

_BACKGROUND_TIMEOUT = Seconds(15.0)
"""More than the history waits for another process."""

Item = TypeVar("Item")
Work = Callable[[], None]


class QueueHost(Generic[Item]):
    """Implements `Host` with this computer's clocks and a queue of tasks.

    A task is quick work to be done, or an item that the owner of the queue knows.
    """

    def __init__(self) -> None:
        self._tasks: queue.SimpleQueue[Item | Work] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []

    def put(self, task: Item | Work) -> None:
        """Queue a task for the thread that waits in `get`."""
        self._tasks.put(task)

    def get(self, wait: Seconds | None = None) -> Item | Work | None:
        """The next task; None if `wait` seconds pass before."""
        # With a timeout, so that Windows too lets a signal through.
        patience = 3600.0 if sys.platform != "win32" else 0.5
        while True:
            try:
                return self._tasks.get(timeout=patience if wait is None else wait)
            except queue.Empty:
                if wait is not None:
                    return None

    def now(self) -> Timestamps:
        """The time now."""
        return clock.now()

    def call_later(
        self, delay: Seconds, work: Callable[[], None]
    ) -> Callable[[], None]:
        """Queue work after a delay; returns a function that cancels it."""
        timer = threading.Timer(delay, self.put, [work])
        timer.daemon = True
        timer.start()
        return timer.cancel

    def in_background(self, work: Callable[[], None]) -> None:
        """Do slow work on another thread."""
        thread = threading.Thread(target=work, daemon=True)
        self._threads.append(thread)
        thread.start()

    def finish(self) -> None:
        """Wait for the work in the background, but not for ever."""
        deadline = time.monotonic() + _BACKGROUND_TIMEOUT
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
