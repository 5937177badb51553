"""Writes files atomically: whole or not at all.

What is not whole yet lies hidden beside its place, and is locked meanwhile. Whoever
writes into the same folder next deletes what is not locked: its writer was killed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from sleepterm.store.files.file_errors import cannot_write

_HIDDEN = re.compile(r"\.[0-9a-f]{16}\.part")


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
        clear_leftovers(target.parent)
        with replacing(target, 0o600 if private else 0o666) as temporary:
            _write(temporary, text.encode("utf-8"))
            if target.exists():
                temporary.chmod(target.stat().st_mode & 0o7777)
    except (OSError, UnicodeEncodeError) as error:
        raise cannot_write(path, error) from error


def create_atomically(path: Path, text: str) -> None:
    """Create a file, whole or not at all, and never over another.

    Of several processes that create the same file one succeeds.

    Raises:
        FileExistsError: the path is taken.
        OSError: it cannot be written.
        UnicodeEncodeError: the text has lone surrogates.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        # A file stands where the folder should be.
        reason = os.strerror(errno.ENOTDIR)
        raise NotADirectoryError(errno.ENOTDIR, reason, path.parent) from None
    clear_leftovers(path.parent)
    with _temporary_for(path, 0o666) as temporary:
        _write(temporary, text.encode("utf-8"))
        _move_unless_taken(temporary, path)


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
def replacing(target: Path, mode: int = 0o666) -> Iterator[Path]:
    """A hidden empty file beside `target` that replaces it when the block succeeds.

    If the block raises, the hidden file is deleted and `target` stays as it was.

    Args:
        target: the file.
        mode: of the hidden file.

    Raises:
        OSError: the target cannot be replaced.
    """
    with _temporary_for(target, mode) as temporary:
        yield temporary
        temporary.replace(target)


def clear_leftovers(folder: Path) -> None:
    """Delete the hidden files of writers that were killed. Never raises.

    Does nothing on Windows, which has no such locks.
    """
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _HIDDEN.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                _delete_unless_locked(entry.path)


def _delete_unless_locked(name: str) -> None:
    with contextlib.suppress(OSError):
        held = os.open(name, os.O_RDONLY)
        try:
            _lock(held)
            os.unlink(name)  # noqa: PTH108 - a plain string
        finally:
            os.close(held)


@contextlib.contextmanager
def _temporary_for(path: Path, mode: int) -> Iterator[Path]:
    """A hidden, empty and locked file beside another, deleted after the block."""
    temporary, held = _made_beside(path, mode)
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)
        if held is not None:
            os.close(held)


def _made_beside(path: Path, mode: int) -> tuple[Path, int | None]:
    """The file, and the descriptor that holds its lock; None without locks."""
    while True:
        temporary = path.with_name(f".{os.urandom(8).hex()}.part")
        made = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
        if sys.platform == "win32":
            os.close(made)
            return temporary, None
        try:
            _lock(made)
        except BlockingIOError:
            # Another process takes it for a leftover.
            os.close(made)
            continue
        except OSError:
            # A file system without locks: nobody else can lock it, either.
            return temporary, made
        if temporary.exists():
            return temporary, made
        os.close(made)


def _lock(descriptor: int) -> None:
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 - not on every system

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
