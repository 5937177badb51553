"""Asks systemd-logind what this machine can do, without asking for a password."""

from __future__ import annotations

import re
import shutil
import subprocess
from enum import StrEnum

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


def run_quietly(command: tuple[str, ...], patience: float) -> str:
    """Run a program that can neither read from the terminal nor draw on it.

    In a session of its own it has no terminal, so that no agent asks for a password
    there.

    Args:
        command: the program and its arguments; no shell.
        patience: seconds until it is killed.

    Returns:
        What it printed.

    Raises:
        OSError: it cannot be started.
        subprocess.SubprocessError: it failed or took too long.
    """
    done = subprocess.run(  # noqa: S603 - a fixed command without a shell
        command,
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=patience,
        start_new_session=True,
    )
    return done.stdout
