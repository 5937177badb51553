"""Suspends the machine or powers it off, and says beforehand whether that works."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import NamedTuple

from sleepterm.desktop.logind import Answer, ask_logind
from sleepterm.desktop.quiet_process import run_quietly
from sleepterm.errors import SleeptermError
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.translation import gettext as _

_PATIENCE = 30.0

# Without a password: nobody is awake to type one.
_COMMANDS = {
    ("linux", AfterEnd.SUSPEND): (
        ("systemctl", "suspend", "--no-ask-password"),
        ("loginctl", "suspend", "--no-ask-password"),
    ),
    ("linux", AfterEnd.POWEROFF): (
        ("systemctl", "poweroff", "--no-ask-password"),
        ("loginctl", "poweroff", "--no-ask-password"),
    ),
    ("darwin", AfterEnd.SUSPEND): (("pmset", "sleepnow"),),
    ("darwin", AfterEnd.POWEROFF): (
        ("osascript", "-e", 'tell application "System Events" to shut down'),
    ),
    ("win32", AfterEnd.SUSPEND): (
        ("rundll32.exe", "powrprof.dll,SetSuspendState", "0,1,0"),
    ),
    ("win32", AfterEnd.POWEROFF): (("shutdown", "/s", "/t", "0"),),
}
"""For each system and choice the commands, the first whose program is there."""

_METHODS = {AfterEnd.SUSPEND: "CanSuspend", AfterEnd.POWEROFF: "CanPowerOff"}
_OBSTACLES = {
    # Translators: {reason} is the end of a sentence.
    AfterEnd.SUSPEND: _("This machine can't be suspended: {reason}."),
    AfterEnd.POWEROFF: _("This machine can't be powered off: {reason}."),
}
_REASONS = {
    Answer.NA: _("the system does not support it"),
    Answer.NO: _("this user is not allowed to"),
    Answer.CHALLENGE: _("it needs a password at that moment"),
    Answer.UNREACHABLE: _("logind does not answer"),
}


class Obstacle(NamedTuple):
    """Why the machine can't be suspended or powered off.

    Attributes:
        then: what can't be done.
        reason: why, the end of a sentence.
        is_certain: whether it will still be so at the end of the night. A password
            may be needed only while somebody else is logged in.
    """

    then: AfterEnd
    reason: str
    is_certain: bool = True

    @property
    def sentence(self) -> str:
        """The same as one sentence for the user."""
        return _OBSTACLES[self.then].format(reason=self.reason)


def after_end(then: AfterEnd) -> None:
    """Suspend or power off; does nothing for the other choices.

    No password is asked for: where one is needed, this fails.

    Raises:
        SleeptermError: the system can't or refuses; the message says why.
    """
    if then not in _METHODS:
        return
    command = _command(then)
    if command is None:
        raise _impossible(then, _no_program(then))
    try:
        run_quietly(command, _PATIENCE)
    except FileNotFoundError as error:
        raise _impossible(
            then, _("there is no '{command}'").format(command=command[0])
        ) from error
    except subprocess.CalledProcessError as error:
        silent = _("'{command}' failed with status {status}").format(
            command=command[0], status=error.returncode
        )
        raise _impossible(then, error.stderr.strip() or silent) from error
    except (OSError, subprocess.SubprocessError) as error:
        raise _impossible(
            then, _("'{command}' did not end").format(command=command[0])
        ) from error


def obstacle_to(then: AfterEnd) -> Obstacle | None:
    """Why the machine can't be suspended or powered off; None if it can.

    Asks the system, which takes some milliseconds, 3 s at most. None also for the
    other choices, and where the system can't be asked.
    """
    if then not in _METHODS:
        return None
    if _command(then) is None:
        return Obstacle(then, _no_program(then))
    if sys.platform != "linux":
        return None
    answer = ask_logind(_METHODS[then])
    if answer not in _REASONS:
        return None
    return Obstacle(then, _REASONS[answer], answer is not Answer.CHALLENGE)


def program_for(then: AfterEnd) -> str:
    """The program that suspends or powers off this machine; "" if there is none."""
    command = _command(then)
    return command[0] if command else ""


def _command(then: AfterEnd) -> tuple[str, ...] | None:
    commands = _COMMANDS.get((sys.platform, then), ())
    return next((each for each in commands if shutil.which(each[0])), None)


def _no_program(then: AfterEnd) -> str:
    commands = _COMMANDS.get((sys.platform, then))
    if commands is None:
        return _("this system is not known")
    return _("there is no '{command}'").format(command=commands[0][0])


def _impossible(then: AfterEnd, reason: str) -> SleeptermError:
    return SleeptermError(
        _("Not possible"),
        _OBSTACLES[then].format(reason=reason.rstrip(".")),
        _("'sleepterm doctor' shows more."),
        exit_status=1,
    )
