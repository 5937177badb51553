"""Plays blocks on the sound card from a process of its own, which may crash.

SDL dies where a sound server loses its last device. The process is started anew then,
while engine, timer and screen go on.
"""

from __future__ import annotations

import contextlib
import select
import subprocess
import sys
import time
from collections.abc import Sequence

from sleepterm.audio.outputs.card_process import (
    BLOCK,
    DONE,
    DRAIN,
    FAILED,
    LENGTH_BYTES,
    OPEN,
    READY,
)
from sleepterm.audio.outputs.output import OutputError
from sleepterm.audio.samples import Block
from sleepterm.units import Seconds

# Not from the folder the user is in: a file there may have the name of a module.
COMMAND = (sys.executable, "-P", "-m", "sleepterm.audio.outputs.card_process")

_OPENING = Seconds(15.0)
"""To start Python, load pygame and open the device, on a busy machine."""
_ANSWER = Seconds(4.0)
"""Longer than the process itself waits for a device."""


class ProcessOutput:
    """An `Output` on the default sound device, in another process.

    Args:
        command: what to run; see `card_process` for what it is told and answers.
    """

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._answers = b""
        self._is_open = False

    def open(self) -> None:
        """Open the default sound device.

        Raises:
            OutputError: there is none.
        """
        if self._is_open:
            return
        if self._process is None:
            self._process = self._started()
            self._answers = b""
        self._send(OPEN)
        self._expect(DONE, _OPENING)
        self._is_open = True

    def wait(self) -> None:
        """Sleep until a block can be queued behind the one that plays.

        Raises:
            OutputError: the device was lost, or takes no more blocks.
        """
        if not self._is_open:
            raise OutputError("it is not open")
        self._expect(READY, _ANSWER)

    def write(self, block: Block) -> None:
        """Queue a block behind the one that plays.

        Raises:
            OutputError: the device was lost.
        """
        data = block.tobytes()
        self._send(BLOCK + len(data).to_bytes(LENGTH_BYTES, "little") + data)

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
            return subprocess.Popen(  # noqa: S603 - our own program
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # Where ALSA writes.
                stderr=subprocess.DEVNULL,
                bufsize=0,
                # What the terminal sends is for the player only.
                start_new_session=True,
            )
        except OSError as error:
            reason = error.strerror or str(error)
            raise OutputError(f"the sound process cannot start: {reason}") from error

    def _send(self, data: bytes) -> None:
        process = self._process
        if process is None or process.stdin is None:
            raise OutputError("it is not open")
        try:
            process.stdin.write(data)
        except OSError as error:
            raise self._ended("the sound driver crashed") from error

    def _expect(self, word: str, patience: Seconds) -> None:
        """Read answers up to this word; others may stand before it.

        Raises:
            OutputError: it failed, ended, or took longer than `patience`.
        """
        deadline = time.monotonic() + patience
        while True:
            answer, _, reason = self._answer(deadline).partition(" ")
            if answer == word:
                return
            if answer == FAILED:
                self._is_open = False
                raise OutputError(reason)

    def _answer(self, deadline: float) -> str:
        process = self._process
        if process is None or process.stdout is None:
            raise OutputError("it is not open")
        poll = select.poll()
        poll.register(process.stdout, select.POLLIN)
        while b"\n" not in self._answers:
            left = max(0.0, deadline - time.monotonic())
            if not poll.poll(left * 1000):
                raise self._ended("the sound driver does not answer")
            data = process.stdout.read(4096)
            if not data:
                raise self._ended("the sound driver crashed")
            self._answers += data
        line, _, self._answers = self._answers.partition(b"\n")
        return line.decode("utf-8", "replace")

    def _ended(self, reason: str) -> OutputError:
        """End the process, so that the next `open` starts another."""
        process, self._process = self._process, None
        self._is_open = False
        if process is not None:
            _kill(process)
        return OutputError(reason)


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()
