"""The chunks of RIFF files, as WAV files are (Microsoft and IBM, 1991)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

_HEAD = struct.Struct("<4sI")
_MOST = 10_000
"""Chunks; an empty stretch of a file would be taken for millions of them."""


def riff_chunks(file: BinaryIO, end: int | None = None) -> Iterator[tuple[bytes, int]]:
    """Kind and stated size of each chunk; the file stands at its content meanwhile.

    Args:
        file: stands at the first chunk.
        end: where the last one ends; None for the file's end.
    """
    for _ in range(_MOST):
        if end is not None and file.tell() >= end:
            return
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size:
            return
        kind, size = _HEAD.unpack(head)
        start = file.tell()
        yield kind, size
        file.seek(start + size + size % 2)
