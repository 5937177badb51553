"""Runs a program in a pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self


class Terminal:
    """Runs a program and reads what it draws.

    Args:
        command: the program.
        environment: its environment.
        size: columns and rows.
        is_first_start: whether its home may be one that it never saw, so that it
            offers something to begin with.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        *,
        is_first_start: bool = False,
    ) -> None:
        if not is_first_start and (state := environment.get("XDG_STATE_HOME")):
            session = Path(state, "sleepterm", "session.toml")
            session.parent.mkdir(parents=True, exist_ok=True)
            session.touch()
        self._ours, theirs = pty.openpty()
        columns, rows = size
        packed = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, packed)
        self.started = time.perf_counter()
        self._program = subprocess.Popen(
            command,
            env={**environment, "TERM": "xterm-256color", "COLUMNS": "", "LINES": ""},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._program.poll() is not None:
            return
        self._program.terminate()
        while self._program.poll() is None:
            self._read(0.05)
        os.close(self._ours)

    @property
    def pid(self) -> int:
        """The process id of the program."""
        return self._program.pid

    def hang_up(self, patience: float = 30.0) -> int:
        """Close the terminal, without a signal; returns the program's exit status."""
        os.close(self._ours)
        return self._program.wait(patience)

    def send_signal(self, number: int, patience: float = 30.0) -> int:
        """Send a signal, and read nothing more; returns the program's exit status."""
        self._program.send_signal(number)
        return self._program.wait(patience)

    def ended(self, patience: float = 30.0) -> int:
        """Read until the program has ended by itself; returns its exit status."""
        deadline = time.perf_counter() + patience
        while self._program.poll() is None and time.perf_counter() < deadline:
            self._read(0.05)
        return self._program.wait(0.1)

    def press(self, keys: str) -> float:
        """Type keys; returns the time at which they were sent."""
        os.write(self._ours, keys.encode())
        return time.perf_counter()

    def wait_for(self, text: str, patience: float = 30.0) -> float:
        """Read until a text is drawn; returns the moment at which it was."""
        seen = b""
        deadline = time.perf_counter() + patience
        while time.perf_counter() < deadline:
            seen += self._read(0.5)
            if text.encode() in seen:
                return time.perf_counter()
        raise RuntimeError(f"{text!r} was not drawn")

    def wait_until(
        self, is_there: Callable[[str], bool], patience: float = 30.0
    ) -> float:
        """Read until what was drawn from now on is as wanted; returns that moment."""
        seen = ""
        deadline = time.perf_counter() + patience
        while time.perf_counter() < deadline:
            seen += self._read(0.5).decode(errors="replace")
            if is_there(seen):
                return time.perf_counter()
        raise RuntimeError("it was not drawn")

    def answered(self, patience: float = 5.0) -> float:
        """Read what is drawn next; returns the moment at which it was."""
        self._read(patience)
        return time.perf_counter()

    def memory(self) -> tuple[float, float]:
        """MiB of memory that the program has now, and had at most."""
        lines = Path(f"/proc/{self._program.pid}/status").read_text(encoding="ascii")
        sizes = dict(line.split(":", 1) for line in lines.splitlines())
        now, most = (int(sizes[x].split()[0]) / 1024 for x in ("VmRSS", "VmHWM"))
        return now, most

    def processor_time(self) -> float:
        """Seconds of processor time that the program has used, its children not."""
        stat = Path(f"/proc/{self._program.pid}/stat").read_text(encoding="ascii")
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def bytes_until_quiet(self, quiet: float) -> int:
        """Read until nothing is drawn for so many seconds; returns how much was."""
        count = 0
        while drawn := self._read(quiet):
            count += len(drawn)
        return count

    def bytes_within(self, seconds: float) -> int:
        """Read for so many seconds; returns how much was drawn."""
        count = 0
        deadline = time.perf_counter() + seconds
        while (left := deadline - time.perf_counter()) > 0:
            count += len(self._read(left))
        return count

    def bytes_until(self, text: str, patience: float = 30.0) -> int:
        """Read until a text is drawn; returns how much was, the text included."""
        seen = b""
        deadline = time.perf_counter() + patience
        while text.encode() not in seen:
            if time.perf_counter() > deadline:
                raise RuntimeError(f"{text!r} was not drawn")
            seen += self._read(0.5)
        return len(seen)

    def settle(self, quiet: float) -> float:
        """Read until nothing is drawn for so long; returns when the last was."""
        last = time.perf_counter()
        while self._read(quiet):
            last = time.perf_counter()
        return last

    def _read(self, patience: float) -> bytes:
        if not select.select([self._ours], [], [], patience)[0]:
            return b""
        try:
            return os.read(self._ours, 65536)
        except OSError:
            return b""
