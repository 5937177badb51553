"""A page of memory that a fuzzing process shares with the one that watches it.

It is a file, so that the last input is known when the process is gone.
"""

from __future__ import annotations

import mmap
import struct
from pathlib import Path
from typing import NamedTuple

from tests.fuzz.mutation import LONGEST

_HEAD = struct.Struct("<QdQQQ")
_SIZE = _HEAD.size + LONGEST


class Figures(NamedTuple):
    """What a process has done.

    Attributes:
        inputs: that were begun.
        slowest: seconds of CPU of the slowest one.
        idle: KiB of memory before the first.
        peak: KiB of memory at most.
    """

    inputs: int = 0
    slowest: float = 0.0
    idle: int = 0
    peak: int = 0


class Board:
    """The page.

    Args:
        path: of the file; it is made if it is not there.
    """

    def __init__(self, path: Path) -> None:
        with path.open("ab") as file:
            file.truncate(_SIZE)
        with path.open("r+b") as file:
            self._page = mmap.mmap(file.fileno(), _SIZE)

    def begin(self, figures: Figures, data: bytes) -> None:
        """Note the input that is begun, and the figures before it."""
        data = data[:LONGEST]
        self._page[_HEAD.size : _HEAD.size + len(data)] = data
        self.note(figures, len(data))

    def note(self, figures: Figures, size: int = 0) -> None:
        """Note figures."""
        _HEAD.pack_into(self._page, 0, *figures, size)

    def figures(self) -> Figures:
        """The figures noted last."""
        return Figures(*_HEAD.unpack_from(self._page)[:4])

    def data(self) -> bytes:
        """The input that was begun last."""
        size = _HEAD.unpack_from(self._page)[4]
        return self._page[_HEAD.size : _HEAD.size + size]
