"""Types to a command on a terminal of its own, and reads what it shows."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import pty
import termios


class Typist:
    """A shell's place: starts `play` on a terminal, types, and reads it."""

    def __init__(self, terminal: int, program: subprocess.Popen[bytes]) -> None:
        self._terminal = terminal
        self.program = program
        self.shown = ""

    def press(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def wait_for(self, words: str) -> None:
        """Read until the words appear, from what was not waited for yet."""
        deadline = time.monotonic() + 20
        while words not in self.shown:
            assert time.monotonic() < deadline, self.shown
            if select.select([self._terminal], [], [], 0.1)[0]:
                self.shown += os.read(self._terminal, 4096).decode()
        self.shown = self.shown.partition(words)[2]


@contextmanager
def typist(*options: str, command: str = "play") -> Iterator[Typist]:
    """Start a command of sleepterm on a terminal of its own."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(ours, (24, 100))
    before = termios.tcgetattr(theirs)
    program = subprocess.Popen(
        [sys.executable, "-m", "sleepterm", command, *options],
        env=os.environ | {"SDL_AUDIODRIVER": "dummy"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    try:
        yield Typist(ours, program)
        assert program.wait(timeout=20) is not None
        assert termios.tcgetattr(theirs) == before
    finally:
        program.kill()
        program.wait()
        os.close(ours)
        os.close(theirs)
