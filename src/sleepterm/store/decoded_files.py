"""Keeps decoded copies of sound files in a folder of limited size."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from sleepterm.store.files.atomic import clear_leftovers, replacing
from sleepterm.store.files.file_stamp import FileStamp

_SUFFIX = ".wav"
_SPARED = 10
"""Copies of the same size for which the disk must have room: it is the user's."""


class DecodedFiles:
    """The folder; several processes may use it at once, and it may be deleted.

    Args:
        folder: made when the first copy is.
        most_bytes: how large it may be; those go first that were not used for long.
    """

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def find(self, file: Path) -> Path | None:
        """The copy of a file as it is now, which counts as used; None without one."""
        copy = self._place_of(file)
        if copy is None:
            return None
        try:
            os.utime(copy)
        except OSError:
            return None
        return copy

    @contextlib.contextmanager
    def making(self, file: Path, size: int) -> Iterator[Path]:
        """A path to write a copy to, which counts once the block succeeds.

        Args:
            file: what is copied.
            size: bytes that the copy will have.

        Raises:
            OSError: it would be too large, or can't be kept there.
        """
        copy = self._place_of(file)
        if copy is None or size > self._most_bytes:
            raise FileNotFoundError(file)
        self._folder.mkdir(parents=True, exist_ok=True)
        clear_leftovers(self._folder)
        self._make_room(size)
        if shutil.disk_usage(self._folder).free < _SPARED * size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self._folder))
        with replacing(copy) as part:
            yield part
            with part.open("rb") as written:
                os.fsync(written.fileno())

    def shrink(self) -> None:
        """Delete what is more than the folder may hold, if it once could be larger."""
        self._make_room(0)

    def forget(self, copy: Path) -> None:
        """Delete a copy that can't be read."""
        with contextlib.suppress(OSError):
            copy.unlink()

    def _place_of(self, file: Path) -> Path | None:
        stamp = FileStamp.of(file)
        if stamp is None:
            return None
        key = f"{os.path.realpath(file)}\0{stamp.size}\0{stamp.time}"
        digest = hashlib.sha256(key.encode("utf-8", "surrogateescape"))
        return self._folder / (digest.hexdigest()[:32] + _SUFFIX)

    def _make_room(self, size: int) -> None:
        kept = []
        for file in self._folder.glob(f"*{_SUFFIX}"):
            with contextlib.suppress(OSError):
                status = file.stat()
                kept.append((status.st_mtime, status.st_size, file))
        used = sum(bytes_ for _used, bytes_, _file in kept)
        for _used, bytes_, file in sorted(kept):
            if used + size <= self._most_bytes:
                return
            self.forget(file)
            used -= bytes_
