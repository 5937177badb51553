"""How far adding or measuring sounds has come."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sleepterm.units import Seconds

_SECONDS_BETWEEN_REPORTS = 0.1


@dataclass(frozen=True, slots=True)
class AddProgress:
    """How far adding or measuring has come.

    Attributes:
        path: the file being read.
        done_seconds: seconds of its sound read so far; for a file that is converted
            first, converting and measuring count half each.
        total_seconds: length of its sound; 0.0 until that is known.
        index: number of the file, from 1.
        count: number of all files.
    """

    path: Path
    done_seconds: Seconds
    total_seconds: Seconds
    index: int
    count: int


class ProgressReporter:
    """Reports at most ten times a second, besides each file's start and end.

    Args:
        report: gets each report; what it raises ends the work.
    """

    def __init__(self, report: Callable[[AddProgress], None]) -> None:
        self._report = report
        self._at = AddProgress(Path(), Seconds(0.0), Seconds(0.0), 0, 0)
        self._last_report = -math.inf

    @property
    def current(self) -> AddProgress:
        """The latest progress, reported or not."""
        return self._at

    def start_file(self, file: Path, index: int, count: int) -> None:
        """Report that a file begins, at once.

        Args:
            file: the file.
            index: its number, from 1.
            count: number of all files.
        """
        self._at = AddProgress(file, Seconds(0.0), Seconds(0.0), index, count)
        self._last_report = -math.inf
        self.repeat()

    def update(self, done: Seconds, total: Seconds) -> None:
        """Report that `done` of `total` seconds are read, if a report is due."""
        self._at = replace(self._at, done_seconds=done, total_seconds=total)
        if done >= total:
            self._last_report = -math.inf
        self.repeat()

    def repeat(self) -> None:
        """Report the same progress again, if a report is due.

        Lets the callback end work that has no progress of its own, such as copying.
        """
        now = time.monotonic()
        if now - self._last_report >= _SECONDS_BETWEEN_REPORTS:
            self._last_report = now
            self._report(self._at)
