"""Writes files atomically: whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.translation import gettext as _


def write_atomically(path: Path, text: str, *, private: bool = False) -> None:
    """Replace the content of `path` by `text`, in UTF-8, line ends as they are.

    A reader sees the old text or the new one, also after a power cut. Missing
    folders are made, an existing file's mode is kept, a symbolic link stays one.

    Args:
        path: the file.
        text: its new content.
        private: whether a new file is for its owner only.

    Raises:
        SleeptermError: it cannot be written; the old text is untouched.
    """
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with replacing(target) as temporary:
            _write(temporary, text.encode("utf-8"), 0o600 if private else 0o666)
            if target.exists():
                temporary.chmod(target.stat().st_mode & 0o7777)
    except (OSError, UnicodeEncodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SleeptermError(
            _("Cannot write"),
            _("{path} cannot be written: {reason}.").format(path=path, reason=reason),
        ) from error


def _temporary_for(path: Path) -> Path:
    """A hidden, random path beside another."""
    return path.with_name(f".{os.urandom(8).hex()}.part")


def create_atomically(path: Path, text: str) -> None:
    """Create a file, whole or not at all, and never over another.

    Of several processes that create the same file one succeeds.

    Raises:
        FileExistsError: the path is taken.
        OSError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        # A file stands where the folder should be.
        reason = os.strerror(errno.ENOTDIR)
        raise NotADirectoryError(errno.ENOTDIR, reason, path.parent) from None
    temporary = _temporary_for(path)
    try:
        _write(temporary, text.encode("utf-8"))
        _move_unless_taken(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _move_unless_taken(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links: test first, although it is a race.
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        source.replace(target)


@contextlib.contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A hidden path beside `target` that replaces it when the block succeeds.

    If the block raises, the hidden file is deleted and `target` stays as it was.

    Raises:
        OSError: the target cannot be replaced.
    """
    temporary = _temporary_for(target)
    try:
        yield temporary
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _write(path: Path, content: bytes, mode: int = 0o666) -> None:
    def opened(name: str, flags: int) -> int:
        return os.open(name, flags, mode)

    with open(path, "xb", opener=opened) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
