"""Locks a file between processes while it is read and rewritten."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sleepterm.errors import SleeptermError
from sleepterm.store.files.file_errors import cannot_write
from sleepterm.translation import gettext as _

if TYPE_CHECKING:
    from filelock import FileLock

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
    """Keep other processes and threads from `path` until the block ends.

    The lock is a hidden file beside it, which is kept, but on Windows; the system
    unlocks it even if this process is killed. Where a file system has no locks,
    nothing is locked.

    Args:
        path: the file to be read and rewritten; it need not exist.
        patience: seconds to wait while another holds the lock.
        doing: what the other does, for the message: "adding sounds".

    Raises:
        BusyError: another held the lock all the time.
        SleeptermError: its folder cannot be written to.
    """
    # Imported here: the first frame needs no lock.
    from filelock import Timeout  # noqa: PLC0415

    try:
        lock = _lock_for(Path(os.path.realpath(path)))
        _acquire(lock, patience)
    except Timeout:
        raise BusyError(
            _("Busy"),
            # Translators: {doing} is like "adding sounds"
            _("Another sleepterm is {doing}.").format(doing=doing)
            if doing
            else _("Another sleepterm is using {path}.").format(path=path),
            _("Try again once it is done."),
        ) from None
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        yield
    finally:
        lock.release()


def _lock_for(target: Path) -> FileLock:
    from filelock import FileLock  # noqa: PLC0415

    target.parent.mkdir(parents=True, exist_ok=True)
    name = target.with_name(f".{target.name}.lock")
    # A soft lock would stay behind when its process is killed.
    return FileLock(name, mode=0o600, fallback_to_soft=False)


def _acquire(lock: FileLock, patience: float) -> None:
    try:
        lock.acquire(patience, _BETWEEN_TRIES)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
