"""Locks a file between processes while it is read and written anew."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from sleepterm.errors import SleeptermError

PATIENCE = 10.0
"""Seconds to wait for a lock that another process holds."""

_BETWEEN_TRIES = 0.02
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}


class BusyError(SleeptermError):
    """Another process held the lock for too long."""


@contextlib.contextmanager
def locked(
    path: Path, patience: float = PATIENCE, *, doing: str = ""
) -> Iterator[None]:
    """Keep all others, also other threads, from `path` until the block ends.

    What is locked is a hidden file beside it, which stays; the system unlocks it even
    if this process is killed. Where a file system knows no locks, nothing is locked.

    Args:
        path: what is to be read and written anew; it need not exist.
        patience: seconds to wait while another holds it.
        doing: what another does then, for the message: "adding sounds".

    Raises:
        BusyError: another held it all the time.
        SleeptermError: its folder cannot be written to.
    """
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = target.with_name(f".{target.name}.lock")
        file = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SleeptermError(
            "Cannot write", f"{path} cannot be written: {reason}."
        ) from error
    try:
        _wait_for(file, doing or f"at work on {path}", patience)
        yield
    finally:
        # Closing unlocks.
        os.close(file)


def _wait_for(file: int, doing: str, patience: float) -> None:
    deadline = time.monotonic() + patience
    while not _try(file):
        if time.monotonic() >= deadline:
            raise BusyError(
                "Busy",
                f"Another sleepterm is {doing}.",
                "Try again once it is done.",
            )
        time.sleep(_BETWEEN_TRIES)


if sys.platform == "win32":
    import msvcrt

    def _try(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return error.errno in _NO_LOCKS
        return True

else:
    import fcntl

    def _try(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno in _NO_LOCKS
        return True
