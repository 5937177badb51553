"""Size and time of a file, to notice that it has changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class FileStamp(NamedTuple):
    """A file's size in bytes and the time of its last change in nanoseconds.

    JSON writes it as a list of two, which `FileStamp.read` takes back.
    """

    size: int
    time: int

    @classmethod
    def of(cls, file: Path | str) -> FileStamp | None:
        """The stamp of a file; None if it does not exist or cannot be accessed."""
        try:
            status = os.stat(file)
        except (OSError, ValueError):
            return None
        return cls(status.st_size, status.st_mtime_ns)

    @classmethod
    def read(cls, value: object) -> FileStamp | None:
        """The stamp in a JSON value; None if it is not a list of two whole numbers."""
        if not isinstance(value, list) or len(value) != 2:
            return None
        size, time = value
        # isinstance would accept True
        return cls(size, time) if type(size) is int and type(time) is int else None
