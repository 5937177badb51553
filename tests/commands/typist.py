"""Runs sleepterm in a pseudo-terminal and types."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.used_home import use_home

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

import pty
import termios

_ENVIRONMENT = {
    "SDL_AUDIODRIVER": "dummy",
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
}


class Typist:
    """A shell's place: has started a command on a terminal, types, and reads it."""

    def __init__(self, terminal: int, program: subprocess.Popen[bytes]) -> None:
        self._terminal = terminal
        self.program = program
        self.shown = ""
        self.read = ""

    def press(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def wait_for(self, words: str) -> None:
        """Read until the words appear, from what was not waited for yet."""
        deadline = time.monotonic() + 20
        while words not in self.shown:
            assert time.monotonic() < deadline, self.shown
            self._read()
        self.shown = self.shown.partition(words)[2]

    def wait_for_end(self) -> int:
        """Read until the program has ended; its exit status.

        A terminal that nobody reads takes some thousand bytes; a screen that has more
        to draw would wait for ever.
        """
        deadline = time.monotonic() + 20
        while (status := self.program.poll()) is None:
            assert time.monotonic() < deadline, self.shown
            self._read()
        return status

    def _read(self) -> None:
        if select.select([self._terminal], [], [], 0.1)[0]:
            read = os.read(self._terminal, 4096).decode(errors="replace")
            self.shown += read
            self.read += read


@contextmanager
def typist(
    *arguments: str, is_first_start: bool = False, **environment: str
) -> Iterator[Typist]:
    """Run a command in a terminal; it has to end, and leave that as it was.

    Args:
        arguments: of sleepterm.
        is_first_start: whether the home may be one that sleepterm never saw.
        environment: what of the usual one is different.
    """
    if not is_first_start:
        use_home()
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(ours, (24, 100))
    before = termios.tcgetattr(theirs)
    program = subprocess.Popen(
        [sys.executable, "-m", "sleepterm", *arguments],
        env=os.environ | _ENVIRONMENT | environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    try:
        typed = Typist(ours, program)
        yield typed
        _ = typed.wait_for_end()
        assert termios.tcgetattr(theirs) == before
    finally:
        program.kill()
        program.wait()
        os.close(ours)
        os.close(theirs)
