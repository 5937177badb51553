"""Suspends the machine or powers it off."""

from __future__ import annotations

import shutil
import subprocess
import sys

from sleepterm.errors import SleeptermError
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.units import Seconds

NOTICE = Seconds(60.0)
"""Seconds that a notice is shown before; any key cancels."""

_COMMANDS = {
    ("linux", AfterEnd.SUSPEND): ("systemctl", "suspend"),
    ("linux", AfterEnd.POWEROFF): ("systemctl", "poweroff"),
    ("darwin", AfterEnd.SUSPEND): ("pmset", "sleepnow"),
    ("darwin", AfterEnd.POWEROFF): (
        "osascript",
        "-e",
        'tell application "System Events" to shut down',
    ),
    ("win32", AfterEnd.SUSPEND): (
        "rundll32.exe",
        "powrprof.dll,SetSuspendState",
        "0,1,0",
    ),
    ("win32", AfterEnd.POWEROFF): ("shutdown", "/s", "/t", "0"),
}


def after_end(then: AfterEnd) -> None:
    """Suspend or power off; does nothing for the other choices.

    Raises:
        SleeptermError: the system can't or refuses; the message says why.
    """
    if then not in {AfterEnd.SUSPEND, AfterEnd.POWEROFF}:
        return
    command = _COMMANDS.get((sys.platform, then))
    if command is None:
        raise _impossible(then, "this system is not known")
    try:
        subprocess.run(  # noqa: S603 - a fixed command without a shell
            command, check=True, capture_output=True, text=True, timeout=30
        )
    except FileNotFoundError as error:
        raise _impossible(then, f"there is no '{command[0]}'") from error
    except subprocess.SubprocessError as error:
        output = str(getattr(error, "stderr", "") or "").strip()
        raise _impossible(then, output or str(error)) from error


def suspend_command() -> str:
    """The program that suspends this machine; empty if there is none."""
    command = _COMMANDS.get((sys.platform, AfterEnd.SUSPEND))
    return command[0] if command and shutil.which(command[0]) else ""


def _impossible(then: AfterEnd, reason: str) -> SleeptermError:
    word = "suspended" if then is AfterEnd.SUSPEND else "powered off"
    return SleeptermError(
        "Not possible",
        f"The machine can't be {word}: {reason}.",
        "'sleepterm doctor' shows more.",
        exit_status=1,
    )
