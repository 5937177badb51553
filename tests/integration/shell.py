"""A shell with job control in a pseudo-terminal, for programs to be its jobs."""

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

_SIZE = (24, 80)
_OWN_TERMINAL = (
    "import fcntl, os, termios; os.setsid(); "
    "fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execvp('bash', ['bash', '--norc', '--noprofile', '-i'])"
)
_PATIENCE = 60.0


class Shell:
    """A shell: type to it, and read the terminal.

    Attributes:
        program: the command line that starts sleepterm.
    """

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self._unread = ""
        self.program = f"{sys.executable} -m sleepterm"

    def type(self, keys: str) -> None:
        os.write(self._terminal, keys.encode())

    def run(self, command: str) -> None:
        """Type a command, and wait until the shell has echoed it."""
        self.type(f"{command}\r")
        self.wait_for(command)

    def wait_for(self, words: str) -> str:
        """Read until these words come; returns what came before them."""
        deadline = time.monotonic() + _PATIENCE
        while words not in self._unread:
            assert time.monotonic() < deadline, (words, self._unread)
            if select.select([self._terminal], [], [], 0.1)[0]:
                self._unread += os.read(self._terminal, 65536).decode(errors="replace")
        before, _, self._unread = self._unread.partition(words)
        return before

    def modes(self) -> str:
        """The modes of the terminal, as the shell's other programs find them."""
        self.run("stty -a; echo en'd'")
        return self.wait_for("end").partition("speed")[2]


@contextmanager
def shell() -> Iterator[Shell]:
    """Start a shell; whatever still runs in it ends with the terminal."""
    use_home()
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(ours, _SIZE)
    started = subprocess.Popen(
        [sys.executable, "-c", _OWN_TERMINAL],
        env=os.environ
        | {"TERM": "xterm-256color", "PS1": "$ ", "SDL_AUDIODRIVER": "dummy"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    try:
        yield Shell(ours)
    finally:
        os.close(ours)
        try:
            started.wait(10)
        finally:
            started.kill()
            started.wait()
