"""Finds files that are far larger than what is in them (sparse files)."""

from __future__ import annotations

from pathlib import Path

_LARGE = 256 << 20
_SHARE = 64
"""At most one byte in so many is there."""
_BLOCK = 512
"""Bytes that `st_blocks` counts by, whatever the file system's own are."""


def is_mostly_holes(path: Path) -> bool:
    """Whether a large file has almost nothing in it, so that to read it takes minutes.

    Raises:
        OSError: there is no such file.
    """
    status = path.stat()
    # Windows does not tell, and some network drives say 0.
    there = getattr(status, "st_blocks", 0) * _BLOCK
    return status.st_size > _LARGE and 0 < there < status.st_size // _SHARE
