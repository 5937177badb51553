"""A bar on standard error, so that a long build is seen to move."""

from __future__ import annotations

import sys
from dataclasses import dataclass

_WIDTH = 24


@dataclass
class Progress:
    """Counts finished works; redraws one line on a terminal, adds lines elsewhere.

    Attributes:
        total: how many works there are to do.
        done: how many are finished.
    """

    total: int
    done: int = 0

    def advance(self, name: str) -> None:
        """One more is finished."""
        self.done += 1
        filled = _WIDTH * self.done // self.total
        bar = "#" * filled + "-" * (_WIDTH - filled)
        line = f"[{bar}] {self.done}/{self.total} {name}"
        if sys.stderr.isatty():
            end = "\n" if self.done == self.total else ""
            print(f"\r{line:<60}", end=end, file=sys.stderr, flush=True)
        else:
            print(line, file=sys.stderr, flush=True)
