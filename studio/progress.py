"""A progress bar on standard error."""

from __future__ import annotations

import sys
from dataclasses import dataclass

_WIDTH = 24


@dataclass
class Progress:
    """Counts finished sounds; redraws one line on a terminal, adds lines elsewhere.

    Attributes:
        total: number of sounds to make.
        done: number of finished ones.
    """

    total: int
    done: int = 0

    def advance(self, name: str) -> None:
        """Count one more as finished and show it."""
        self.done += 1
        filled = _WIDTH * self.done // self.total
        bar = "#" * filled + "-" * (_WIDTH - filled)
        line = f"[{bar}] {self.done}/{self.total} {name}"
        if sys.stderr.isatty():
            end = "\n" if self.done == self.total else ""
            print(f"\r{line:<60}", end=end, file=sys.stderr, flush=True)
        else:
            print(line, file=sys.stderr, flush=True)
