"""Where the control socket is, and who may listen on it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import socket
import stat
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _

_LONGEST = 100
"""Bytes of a path that any system takes as an address: macOS 103, Linux 107."""

_NAME = "sleepterm"
_PRIVATE = 0o700


def is_supported() -> bool:
    """Whether this system has such sockets; Python on Windows has none."""
    return hasattr(socket, "AF_UNIX") and sys.platform != "win32"


def socket_path(paths: Paths) -> Path:
    """Where the socket is, whether somebody listens on it or not.

    In the user's runtime folder, else in the state folder. Its name stands for the
    state folder: who has another one there has another sleepterm.
    """
    name = hashlib.sha256(os.fsencode(paths.state.absolute())).hexdigest()[:8]
    base = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}")
    folder = base / _NAME if _is_ours(base) else paths.state / "run"
    return folder / f"{name}.sock"


def _is_ours(folder: Path) -> bool:
    """Whether a folder is this user's, and nobody else may write to it."""
    try:
        found = folder.stat()
    except OSError:
        return False
    is_safe = stat.S_ISDIR(found.st_mode) and not found.st_mode & 0o022
    return is_safe and found.st_uid == os.getuid()


def make_private(folder: Path) -> None:
    """Create a folder that only this user can enter, or see that it is one.

    Raises:
        SleeptermError: it is somebody else's, or no folder.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(_PRIVATE)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
            raise SleeptermError(
                _("Not private"),
                _(
                    "{folder} is not a folder of yours, so no socket is opened in it."
                ).format(folder=folder),
                _("Remove it."),
            )
        if stat.S_IMODE(found.st_mode) != _PRIVATE:
            folder.chmod(_PRIVATE)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SleeptermError(
            _("No control socket"),
            _("{folder} cannot be used: {reason}.").format(
                folder=folder, reason=reason
            ),
        ) from error


@contextlib.contextmanager
def address_of(path: Path) -> Iterator[str]:
    """A path as the address of a socket, whatever its length.

    Raises:
        SleeptermError: it is too long for this system.
    """
    if len(os.fsencode(path)) <= _LONGEST:
        yield str(path)
        return
    if not Path("/proc/self/fd").is_dir():
        raise SleeptermError(
            _("No control socket"),
            _("The path {path} is too long for a socket.").format(path=path),
        )
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def is_same_user(connection: socket.socket) -> bool:
    """Whether the process at the other end is this user's.

    Where the system can't tell, the folder's permissions have to do.
    """
    if not hasattr(socket, "SO_PEERCRED"):
        return True
    size = struct.calcsize("3i")
    sent = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    _, user, _ = struct.unpack("3i", sent)
    return bool(user == os.getuid())


def lock_when_free(path: Path) -> int:
    """Wait until no other process listens at this path, and keep others from it.

    Waiting costs nothing. A process that ends, however, gives its lock back.

    Returns:
        A descriptor to be closed in the end.

    Raises:
        OSError: the file cannot be locked.
    """
    import fcntl  # noqa: PLC0415 - not on every system

    lock = path.with_suffix(".lock")
    held = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
    except BaseException:
        os.close(held)
        raise
    return held
