"""A systemd timer of the user that plays a wake-up every day.

With `WakeSystem=` it wakes a suspended machine, too. That needs the capability
CAP_WAKE_ALARM, which the user's systemd has since version 254 after a login at the
machine itself, and otherwise not.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from sleepterm.desktop.program import own_command
from sleepterm.desktop.quiet_process import run_quietly
from sleepterm.desktop.user_places import config_folder
from sleepterm.errors import SleeptermError
from sleepterm.night.durations import format_duration
from sleepterm.night.time_of_day import TimeOfDay, parse_time_of_day
from sleepterm.store.files.atomic import write_atomically
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_NAME = "sleepterm-wake"
_TIMER, _SERVICE = f"{_NAME}.timer", f"{_NAME}.service"
_WAKE_ALARM = 35
"""The number of CAP_WAKE_ALARM; see capabilities(7)."""

_LEAD = Seconds(60.0)
"""The timer runs this long before the rise: the machine wakes, the program starts."""

_LATEST = "1h"
"""Started later than this before its time, the service does nothing."""

_PATIENCE = 30.0
_ABOUT = "Wake-up at {time} by sleepterm"
"""Is read again, so it stays English."""
_SERVICE_UNIT = "[Unit]\nDescription={about}\n\n[Service]\nExecStart={command}\n"
_TIMER_UNIT = (
    "[Unit]\nDescription={about}\n\n"
    "[Timer]\nOnCalendar=*-*-* {hour:02d}:{minute:02d}:00\nAccuracySec=1s\n"
    "{wake}\n[Install]\nWantedBy=timers.target\n"
)
_SET = re.compile(r"^Description=Wake-up at (\d{1,2}:\d{2})\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class WakeTimer:
    """An installed timer.

    Attributes:
        time: when the sound is full, every day.
        wakes: whether it wakes a suspended machine.
        is_active: whether systemd is waiting for it.
    """

    time: TimeOfDay
    wakes: bool
    is_active: bool


def units_folder() -> Path:
    """Where the user's own units of systemd are."""
    return config_folder() / "systemd" / "user"


def can_wake(processes: Path = Path("/proc")) -> bool:
    """Whether the user's systemd may wake the machine from suspend.

    Args:
        processes: the folder with a folder for each process.
    """
    return any(_may_wake(each) for each in processes.glob("[0-9]*/status"))


def install(time: TimeOfDay, rise: Seconds, sound: str) -> WakeTimer:
    """Write the timer and start it, in place of one there is.

    Args:
        time: when the sound is to be full, every day.
        rise: seconds that its rise takes.
        sound: id of a track or mix; "" for the one that comes with sleepterm.

    Raises:
        SleeptermError: there is no systemd, it refuses, or a file can't be written.
    """
    _check_systemd()
    wakes = can_wake()
    folder = units_folder()
    write_atomically(folder / _SERVICE, _service(time, rise, sound))
    write_atomically(folder / _TIMER, _timer(time, rise, wakes=wakes))
    try:
        for words in (("daemon-reload",), ("enable", _TIMER), ("restart", _TIMER)):
            _systemctl(*words)
    except SleeptermError:
        # Files that nothing runs would only look like a timer.
        remove()
        raise
    return WakeTimer(time, wakes, is_active=True)


def remove() -> bool:
    """Stop the timer and delete its files; whether there was one.

    Raises:
        SleeptermError: a file can't be deleted.
    """
    files = [units_folder() / name for name in (_TIMER, _SERVICE)]
    here = [file for file in files if file.exists()]
    if here and shutil.which("systemctl"):
        _try_systemctl("disable", "--now", _TIMER)
    try:
        for file in here:
            file.unlink()
    except OSError as error:
        reason = error.strerror or str(error)
        text = _("{file} can't be deleted: {reason}.").format(
            file=error.filename, reason=reason
        )
        raise SleeptermError(_("Not removed"), text, exit_status=1) from error
    if here and shutil.which("systemctl"):
        _try_systemctl("daemon-reload")
    return bool(here)


def installed() -> WakeTimer | None:
    """The timer that is installed; None without one, or if its file is not ours."""
    try:
        text = (units_folder() / _TIMER).read_text(encoding="utf-8")
        found = _SET.search(text)
        time = parse_time_of_day(found[1]) if found else None
    except (OSError, UnicodeDecodeError, SleeptermError):
        return None
    if time is None:
        return None
    is_active = bool(shutil.which("systemctl")) and _try_systemctl(
        "is-active", "--quiet", _TIMER
    )
    return WakeTimer(time, "WakeSystem=true" in text, is_active)


def _service(time: TimeOfDay, rise: Seconds, sound: str) -> str:
    # By itself: a sleepterm that runs in a terminal may be gone by then.
    how = ["--rise", format_duration(rise), "--if-within", _LATEST, "--here"]
    how += ["--wake-with", sound] if sound else []
    words = own_command("wake", str(time), *how)
    command = " ".join(map(_quoted, words))
    return _SERVICE_UNIT.format(about=_ABOUT.format(time=time), command=command)


def _timer(time: TimeOfDay, rise: Seconds, *, wakes: bool) -> str:
    minutes = round(time.hour * 60 + time.minute - (rise + _LEAD) / 60) % (24 * 60)
    hour, minute = divmod(minutes, 60)
    wake = "WakeSystem=true\n" if wakes else ""
    about = _ABOUT.format(time=time)
    return _TIMER_UNIT.format(about=about, hour=hour, minute=minute, wake=wake)


def _quoted(word: str) -> str:
    """A word of a command line in a unit; see systemd.service(5)."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("%", "%%").replace("$", "$$") + '"'


def _may_wake(status: Path) -> bool:
    """Whether a process is a systemd of this user with CAP_WAKE_ALARM."""
    try:
        text = status.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    lines = (line.partition(":") for line in text.splitlines())
    facts = {name: value.split() for name, _, value in lines}
    try:
        return (
            facts["Name"] == ["systemd"]
            and int(facts["Uid"][0]) == os.getuid()
            and bool(int(facts["CapEff"][0], 16) >> _WAKE_ALARM & 1)
        )
    except (KeyError, IndexError, ValueError, AttributeError):
        return False


def _check_systemd() -> None:
    if shutil.which("systemctl") is None:
        hint = _("'sleepterm wake' plays a wake-up while it runs.")
        if sys.platform == "darwin":
            before = _("'pmset repeat wake' can wake a Mac before it.")
            hint = f"{hint} {before}"
        raise SleeptermError(
            _("No systemd"),
            _("A timer needs systemd, which this system does not have."),
            hint,
            exit_status=1,
        )


def _systemctl(*words: str) -> None:
    try:
        _run(*words)
    except (OSError, subprocess.SubprocessError) as error:
        output = str(getattr(error, "stderr", "") or "").strip()
        raise _refused(output or str(error)) from error


def _try_systemctl(*words: str) -> bool:
    try:
        _run(*words)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _run(*words: str) -> None:
    run_quietly(("systemctl", "--user", *words), _PATIENCE)


def _refused(reason: str) -> SleeptermError:
    return SleeptermError(
        _("Refused"),
        _("systemd does not take the timer: {reason}.").format(
            reason=reason.rstrip(".")
        ),
        _("'systemctl --user status' shows more."),
        exit_status=1,
    )
