"""Starts a player without a terminal, and waits until it is heard."""

from __future__ import annotations

import contextlib
import json
import os
import select
import subprocess
from io import BufferedWriter
from pathlib import Path
from typing import IO, Any

from sleepterm.desktop.program import own_command
from sleepterm.desktop.signals import EndedError
from sleepterm.errors import SleeptermError
from sleepterm.store.files.file_errors import cannot_write
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

COMMAND = own_command("detached")

PLAY = "play"
"""The key of a request to play, in what the player is asked."""

TAKE_OVER = "take-over"
"""The key that is there instead to go on with what a process plays: its id."""

DEVICE = "device"
"""The key of the name of the sound device that it goes on with; "" is the default."""

HEARD = b"heard\n"
"""What the player writes to its standard output, once."""

_PATIENCE = Seconds(30.0)
_PREFIX = "sleepterm: "
_MOST_TOLD = 2000


def start_background(paths: Paths, asked: dict[str, Any]) -> int:
    """Start a player that outlives this process and its terminal.

    Args:
        paths: the user's folders; its messages go to a file in the state folder.
        asked: what it is to do, as plain JSON values.

    Returns:
        Its process id, once the sound has begun.

    Raises:
        SleeptermError: it has not begun; the message says why.
        EndedError: a signal came before; the player ends, too.
    """
    with _log(paths.background_log) as log:
        process = subprocess.Popen(  # noqa: S603 - our own program
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd=paths.state,
            start_new_session=True,
        )
        if process.stdin is None or process.stdout is None:
            raise AssertionError("both are pipes")
        # One that has ended already says why below.
        with contextlib.suppress(BrokenPipeError), process.stdin as entrance:
            entrance.write(json.dumps(asked).encode("ascii"))
        with process.stdout as told:
            try:
                is_heard = _is_heard(told)
            except EndedError:
                # The user wants nothing to begin any more.
                process.terminate()
                raise
        if is_heard:
            return process.pid
        status = process.wait()
    raise SleeptermError(
        _("Not played"), _reason(paths, status), exit_status=status or 1
    )


def _is_heard(told: IO[bytes]) -> bool:
    """Wait until the player tells that it is heard; False if it ends instead.

    Raises:
        SleeptermError: it does neither.
    """
    if select.select([told], [], [], _PATIENCE)[0]:
        return told.readline() == HEARD
    raise SleeptermError(
        _("Not heard"),
        _("The player in the background is not heard after {seconds:g} s.").format(
            seconds=_PATIENCE
        ),
        _("'sleepterm status' shows what it does."),
        exit_status=1,
    )


def go_on_in_background(paths: Paths, device: str) -> None:
    """Have a player without a terminal go on with what this process plays.

    Args:
        paths: the user's folders.
        device: name of the sound device, or enough of it; "" for the default one.

    Raises:
        SleeptermError: it has not begun; the message says why.
    """
    _ = start_background(paths, {TAKE_OVER: os.getpid(), DEVICE: device})


def _log(path: Path) -> BufferedWriter:
    """An empty file that only this user can read."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_TRUNC | os.O_NOFOLLOW
        return os.fdopen(os.open(path, flags, 0o600), "wb")
    except OSError as error:
        raise cannot_write(path, error) from error


def _reason(paths: Paths, status: int) -> str:
    with paths.background_log.open(encoding="utf-8", errors="replace") as log:
        lines = log.read(_MOST_TOLD).splitlines()
    said = [x.removeprefix(_PREFIX) for x in lines if x.startswith(_PREFIX)]
    if said:
        return said[-1]
    return _("The player has ended with status {status}.").format(status=status)
