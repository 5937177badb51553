"""Plays blocks on the sound card from a process of its own, which may crash.

SDL dies where a sound server loses its last device. The process is started anew then,
while engine, timer and screen go on.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Sequence

import numpy as np

from sleepterm.audio.outputs.card_process import (
    ABSENT,
    BLOCK,
    DONE,
    DRAIN,
    FAILED,
    LENGTH_BYTES,
    LIST,
    OPEN,
    OPEN_ANY,
    READY,
)
from sleepterm.audio.outputs.output import OutputError
from sleepterm.audio.outputs.pygame_output import (
    SERVER_BUFFER,
    SERVER_BUFFER_VARIABLE,
)
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

# Not from the folder the user is in: a file there may have the name of a module.
COMMAND = (sys.executable, "-P", "-m", "sleepterm.audio.outputs.card_process")

PLAYER_PROPERTY = "sleepterm.player"
"""A property of our streams at PulseAudio and PipeWire: the player's process id."""

_PIPE = 1 << 18
"""Bytes that wait for the process: more than a block of the longest kind."""

_OPENING = Seconds(15.0)
"""To start Python, load pygame and open the device, on a busy machine."""
_ANSWER = Seconds(4.0)
"""Longer than the process itself waits for a device."""


class ProcessOutput:
    """An `Output` on a sound device, in another process.

    Args:
        command: what to run; see `card_process` for what it is told and answers.
        device: name of the device, or enough of it; "" for the default.
        server_buffer: milliseconds that a sound server is asked to buffer, unless the
            user asks for others.
    """

    def __init__(
        self,
        command: Sequence[str] = COMMAND,
        device: str = "",
        server_buffer: int = SERVER_BUFFER,
    ) -> None:
        self._command = (*command, device) if device else command
        self._server_buffer = server_buffer
        self._process: subprocess.Popen[bytes] | None = None
        self._answers = b""
        self._is_open = False
        self._frames = 0
        self._room_at = self._room_expected_at = 0.0

    def open(self, *, any_device: bool = False) -> None:
        """Open the sound device.

        Args:
            any_device: whether the default will do if the named one is not there.

        Raises:
            OutputError: there is none, or not the one that was named.
        """
        if self._is_open:
            return
        if self._process is None:
            self._process = self._started()
            self._answers = b""
        self._frames = 0
        self._room_at = self._room_expected_at = 0.0
        self._send(OPEN_ANY if any_device else OPEN)
        self._expect(DONE, _OPENING)
        self._is_open = True

    def wait(self) -> None:
        """Sleep until a block can be queued behind the one that plays.

        Raises:
            OutputError: the device was lost, or takes no more blocks.
        """
        if not self._is_open:
            raise OutputError(_("it is not open"))
        # The answer is there by then: asked for sooner, it would wake this thread.
        _sleep_until(self._room_expected_at)
        self._room_at = float(self._expect(READY, _ANSWER) or 0.0)
        _sleep_until(self._room_at)

    def write(self, block: Block) -> None:
        """Queue a block behind the one that plays.

        Raises:
            OutputError: the device was lost.
        """
        samples = np.ascontiguousarray(block).data.cast("B")
        length = len(samples).to_bytes(LENGTH_BYTES, "little")
        self._send(BLOCK + length, samples)
        self._room_expected_at = self._room_at + self._frames / RATE
        self._frames = len(block)

    def drain(self) -> None:
        """Sleep until everything written was played."""
        if self._is_open:
            with contextlib.suppress(OutputError):
                self._send(DRAIN)
                self._expect(DONE, _ANSWER)

    def close(self) -> None:
        """Release the device and end the process."""
        process, self._process = self._process, None
        self._is_open = False
        if process is None:
            return
        try:
            process.communicate(timeout=_ANSWER)
        except subprocess.TimeoutExpired:
            _kill(process)

    def _started(self) -> subprocess.Popen[bytes]:
        try:
            process = subprocess.Popen(  # noqa: S603 - our own program
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # Where ALSA writes.
                stderr=subprocess.DEVNULL,
                env=_environment(self._server_buffer),
                bufsize=0,
                # What the terminal sends is for the player only.
                start_new_session=True,
            )
        except OSError as error:
            reason = error.strerror or str(error)
            raise OutputError(
                _("the sound process cannot start: {reason}").format(reason=reason)
            ) from error
        _hold_a_block(process)
        return process

    def _send(self, *parts: bytes | memoryview) -> None:
        process = self._process
        if process is None or process.stdin is None:
            raise OutputError(_("it is not open"))
        pipe = process.stdin.fileno()
        try:
            # In one go, so that the other process is woken once; a signal may cut it.
            sent = os.writev(pipe, parts)
            for part in parts:
                rest = part[sent:]
                sent = max(0, sent - len(part))
                while rest:
                    rest = rest[os.write(pipe, rest) :]
        except OSError as error:
            raise self._ended(_("the sound driver crashed")) from error

    def _expect(self, word: str, patience: Seconds) -> str:
        """Read answers up to this word; others may stand before it.

        Returns:
            What is said behind it.

        Raises:
            OutputError: it failed, ended, or took longer than `patience`.
        """
        deadline = time.monotonic() + patience
        while True:
            answer, _, reason = self._answer(deadline).partition(" ")
            if answer == word:
                return reason
            if answer in {FAILED, ABSENT}:
                self._is_open = False
                raise OutputError(reason, is_awaited=answer == ABSENT)

    def _answer(self, deadline: float) -> str:
        process = self._process
        if process is None or process.stdout is None:
            raise OutputError(_("it is not open"))
        poll = select.poll()
        poll.register(process.stdout, select.POLLIN)
        while b"\n" not in self._answers:
            left = max(0.0, deadline - time.monotonic())
            if not poll.poll(left * 1000):
                raise self._ended(_("the sound driver does not answer"))
            data = process.stdout.read(4096)
            if not data:
                raise self._ended(_("the sound driver crashed"))
            self._answers += data
        line, _newline, self._answers = self._answers.partition(b"\n")
        return line.decode("utf-8", "replace")

    def _ended(self, reason: str) -> OutputError:
        """End the process, so that the next `open` starts another."""
        process, self._process = self._process, None
        self._is_open = False
        if process is not None:
            _kill(process)
        return OutputError(reason)


def list_devices() -> tuple[str, ...]:
    """The names of the sound devices that are there, as the system gives them.

    Raises:
        OutputError: sound does not work here.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            (*COMMAND, LIST), capture_output=True, check=True, timeout=_OPENING
        )
        found = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise OutputError(_("the sound driver does not answer")) from error
    if isinstance(found, str):
        raise OutputError(found)
    return tuple(found)


def _environment(server_buffer: int) -> dict[str, str]:
    """Variables that name our streams for the sound server, and say what it buffers."""
    ours = f"application.name=sleepterm {PLAYER_PROPERTY}={os.getpid()}"
    asked = os.environ.get("PULSE_PROP", "")
    buffered = {SERVER_BUFFER_VARIABLE: str(server_buffer)}
    return buffered | os.environ | {"PULSE_PROP": f"{ours} {asked}".strip()}


def _sleep_until(at: float) -> None:
    """Sleep until then, in monotonic seconds, but not for long."""
    left = at - time.monotonic()
    # A sleep of nothing would cost a wake-up.
    if left > 0.0:
        time.sleep(min(left, _ANSWER))


def _hold_a_block(process: subprocess.Popen[bytes]) -> None:
    """Let the longest block fit into the pipe, where that can be set."""
    if process.stdin is not None and sys.platform == "linux":
        import fcntl  # noqa: PLC0415 - not everywhere

        with contextlib.suppress(OSError):
            fcntl.fcntl(process.stdin, fcntl.F_SETPIPE_SZ, _PIPE)


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()
