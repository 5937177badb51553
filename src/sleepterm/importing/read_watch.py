"""Follows which files are being read, in case one of them crashes a decoder."""

from __future__ import annotations

import contextlib
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol


class ReadWatch(Protocol):
    """Follows the reading of files, from any thread."""

    @property
    def at_once(self) -> int | None:
        """How many files may be read at once; None for as many as there are cores."""

    def reading(self, file: Path, /) -> AbstractContextManager[None]:
        """A block in which a file is read.

        Raises:
            UnusableSoundError: reading it is known to crash.
        """


class Unwatched:
    """Implements `ReadWatch` where nobody outlives a crash."""

    at_once: int | None = None

    def reading(self, _file: Path, /) -> AbstractContextManager[None]:
        """A block in which a file is read."""
        return contextlib.nullcontext()


UNWATCHED = Unwatched()
