"""Reads files ahead of need: as many at once as there are cores."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

from sleepterm.importing.progress import ProgressReporter
from sleepterm.units import Seconds

Result = TypeVar("Result")

_AHEAD = 4
"""Files begun or waiting to be claimed for each thread: short ones need not wait until
a long one before them is read."""
_BETWEEN = 0.1
"""Seconds between two looks at how far a file has come."""


class StoppedError(Exception):
    """Nobody waits for a file's result any more."""


class Reading:
    """What the work on one file tells of itself, from its thread.

    Attributes:
        at: seconds done and in total; None before the first.
    """

    def __init__(self, stop: threading.Event) -> None:
        self.at: tuple[Seconds, Seconds] | None = None
        self._stop = stop

    def tick(self, done: Seconds, total: Seconds) -> None:
        """Tell how far it is.

        Raises:
            StoppedError: it is to end.
        """
        self.at = done, total
        self.beat()

    def beat(self) -> None:
        """Let it be ended where there is no progress to tell.

        Raises:
            StoppedError: it is to end.
        """
        if self._stop.is_set():
            raise StoppedError


class ReadAhead(Generic[Result]):
    """Works on files in threads, and gives each one's result when it is asked for.

    Threads are enough: decoders and NumPy release Python's lock while they work. Used
    as a context manager; at its end all work stops.

    Args:
        files: in the order in which they will be asked for, no two the same.
        work: makes a file's result; it runs in a thread, and calls `Reading.tick` or
            `Reading.beat` often.
        progress: gets the progress of the file that is waited for, in the thread that
            waits; what it raises ends the waiting.
        discard: gets the results that nobody asked for.
        at_once: how many files to work on at once; None for one for each core.
    """

    def __init__(
        self,
        files: Iterable[Path],
        work: Callable[[Path, Reading], Result],
        progress: ProgressReporter,
        discard: Callable[[Result], None] = lambda _: None,
        at_once: int | None = None,
    ) -> None:
        threads = at_once or _cores()
        self._files: Iterator[Path] = iter(files)
        self._work = work
        self._progress = progress
        self._discard = discard
        self._most = threads * _AHEAD
        self._stop = threading.Event()
        self._pool = ThreadPoolExecutor(threads, "reading")
        self._jobs: dict[Path, tuple[Future[Result], Reading]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._pool.shutdown(cancel_futures=True)
        for future, _ in self._jobs.values():
            if not future.cancelled() and future.exception() is None:
                self._discard(future.result())

    def result(self, file: Path) -> Result:
        """The result of a file, once it is there; what its work raises is raised."""
        for ahead in islice(self._files, self._most - len(self._jobs)):
            self._begin(ahead)
        if file not in self._jobs:
            self._begin(file)
        future, reading = self._jobs[file]
        while wait([future], _BETWEEN).not_done:
            self._tell(reading)
        self._tell(reading)
        del self._jobs[file]
        return future.result()

    def _begin(self, file: Path) -> None:
        reading = Reading(self._stop)
        self._jobs[file] = self._pool.submit(self._work, file, reading), reading

    def _tell(self, reading: Reading) -> None:
        if reading.at is None:
            self._progress.repeat()
        else:
            self._progress.update(*reading.at)


def _cores() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
