"""Keeps the machine awake while a wake-up is set, and says what its lid does."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from sleepterm.translation import gettext as _

_PATIENCE = 5.0
"""Seconds for the system to grant a lock."""

_LIDS = Path("/proc/acpi/button/lid")
_WHY = _("A wake-up is set")
_GRANTED = b"granted"
_HOLD = ("sh", "-c", f"echo {_GRANTED.decode()} && exec cat > /dev/null")
"""Runs inside the lock and ends with the pipe to it, whatever ends this program."""

WHY_IDLE = _("Sound is playing")
"""What the system and desktops show of why this machine is kept awake."""

AWAKE = _("This machine stays awake until then.")
LID_LOCKED = _("This machine stays awake until then, with its lid closed, too.")
LID_SLEEPS = _(
    "This machine stays awake until then. Leave the lid open: closing it may still"
    " put it to sleep."
)
NO_LOCK = _(
    "This machine can't be kept awake from here: make sure that it does not go to "
    "sleep by itself before then."
)


class SleepInhibitor:
    """A lock against going to sleep, held by a child process. For any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._words = NO_LOCK

    def hold(self) -> str:
        """Keep the machine awake from now on; waits a moment for the system.

        Returns:
            What that means, in one or two sentences for the user.
        """
        with self._lock:
            if self._child is None or self._child.poll() is not None:
                self._child, self._words = _locked()
            return self._words

    def release(self) -> None:
        """Let the machine go to sleep again."""
        with self._lock:
            child, self._child = self._child, None
        if child is not None:
            _end(child)


class IdleInhibitor:
    """A lock against going to sleep by itself, held by a child process.

    The user can still send the machine to sleep, and its display may go dark.
    """

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def hold(self) -> bool:
        """Ask for the lock, and wait a moment for it; whether it is held."""
        command = inhibit_command()
        if command == "caffeinate":
            self._child = _child(command, "-i", "-w", str(os.getpid()))
        elif command:
            self._child = _granted(command, "idle", WHY_IDLE)
        return self._child is not None

    def release(self) -> None:
        """Give it back."""
        child, self._child = self._child, None
        if child is not None:
            _end(child)


def inhibit_command() -> str:
    """The program that keeps this machine awake; "" if there is none."""
    name = "caffeinate" if sys.platform == "darwin" else "systemd-inhibit"
    return name if shutil.which(name) else ""


def _locked() -> tuple[subprocess.Popen[bytes] | None, str]:
    """The process that holds the strongest lock to be had, and what it means."""
    command = inhibit_command()
    if command == "caffeinate":
        child = _child(command, "-i", "-w", str(os.getpid()))
        return child, LID_SLEEPS if child is not None else NO_LOCK
    if not command:
        return None, NO_LOCK
    has_lid = _LIDS.is_dir()
    locks = ["sleep:idle:handle-lid-switch"] if has_lid else []
    for what in (*locks, "sleep:idle"):
        if (child := _granted(command, what, _WHY)) is not None:
            words = LID_SLEEPS if has_lid else AWAKE
            return child, LID_LOCKED if "lid" in what else words
    return None, NO_LOCK


def _granted(command: str, what: str, why: str) -> subprocess.Popen[bytes] | None:
    """The process that holds a lock of systemd's; None if it is not to be had."""
    arguments = (f"--what={what}", "--who=sleepterm", f"--why={why}")
    child = _child(command, *arguments, "--mode=block", *_HOLD)
    return child if child is not None and _is_granted(child) else None


def _child(*arguments: str) -> subprocess.Popen[bytes] | None:
    try:
        return subprocess.Popen(  # noqa: S603 - fixed words without a shell
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Without our terminal, on which it would ask for a password.
            start_new_session=True,
        )
    except OSError:
        return None


def _is_granted(child: subprocess.Popen[bytes]) -> bool:
    assert child.stdout is not None  # noqa: S101 - it is a pipe
    ready, *_rest = select.select([child.stdout], [], [], _PATIENCE)
    if ready and child.stdout.readline().strip() == _GRANTED:
        return True
    _end(child)
    return False


def _end(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        child.terminate()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()
    try:
        child.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
