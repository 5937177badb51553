"""Asks systemd-logind what this machine can do, without asking for a password."""

from __future__ import annotations

import re
import shutil
import subprocess
from enum import StrEnum

from sleepterm.desktop.quiet_process import run_quietly

_CALL = (
    "busctl",
    "--system",
    "call",
    "org.freedesktop.login1",
    "/org/freedesktop/login1",
    "org.freedesktop.login1.Manager",
)
_PATIENCE = 3.0
_REPLY = re.compile(r'^s "([a-z-]+)"$')


class Answer(StrEnum):
    """Whether the machine can do something, as `CanSuspend` puts it.

    See org.freedesktop.login1(5).
    """

    YES = "yes"
    CHALLENGE = "challenge"
    """Only for somebody who types a password."""
    NO = "no"
    NA = "na"
    """The hardware, the kernel or a driver can't."""
    UNREACHABLE = "unreachable"
    """There is no login service to ask."""
    UNKNOWN = "unknown"
    """It could not be asked, or its answer is none of these."""


def ask_logind(method: str) -> Answer:
    """The answer of a method without arguments, like "CanSuspend"; within 3 s."""
    if shutil.which(_CALL[0]) is None:
        return Answer.UNKNOWN
    try:
        done = run_quietly((*_CALL, method), _PATIENCE)
    except subprocess.CalledProcessError:
        return Answer.UNREACHABLE
    except (OSError, subprocess.SubprocessError):
        return Answer.UNKNOWN
    reply = _REPLY.match(done.strip())
    word = reply[1] if reply else ""
    return Answer(word) if word in {"yes", "challenge", "no", "na"} else Answer.UNKNOWN
