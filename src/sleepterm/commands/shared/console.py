"""Prints to standard output and standard error; the only file that does.

What is printed may hold names of files and titles, so all of it is made safe here.
"""

from __future__ import annotations

import contextlib
import io
import sys
from typing import TextIO

from sleepterm.desktop.streams import checked_writes
from sleepterm.desktop.terminal import can_draw
from sleepterm.text import SafeText, safe_text, sanitize_line

_ERASE = "\r\x1b[K"
_DIM, _NORMAL = "\x1b[2m", "\x1b[22m"
_HIDE, _SHOW = "\x1b[?25l", "\x1b[?25h"
"""The cursor."""


def say(text: str = "", *, end: str = "\n", flush: bool = False) -> None:
    """Print the result of a command, one or more lines."""
    print(safe_text(text), end=end, flush=flush)


def say_bytes(data: bytes) -> None:
    """Print the result of a command as it is: data with line ends of its own."""
    sys.stdout.flush()
    with checked_writes():
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def ask(question: str) -> str:
    """The line that the user types below or behind a question, on standard error.

    Raises:
        EOFError: there is none.
    """
    if isinstance(sys.stdin, io.TextIOWrapper):
        # Possible before the first line only.
        with contextlib.suppress(io.UnsupportedOperation):
            sys.stdin.reconfigure(errors="replace")
    print(safe_text(question), end="", file=sys.stderr, flush=True)
    line = ""
    try:
        line = sys.stdin.readline()
    finally:
        if not line:
            print(file=sys.stderr)
    if not line:
        raise EOFError
    return line


def tell(text: str) -> None:
    """Print a message to standard error, in one line behind the program's name."""
    print(f"sleepterm: {sanitize_line(text)}", file=sys.stderr)


class RedrawnLine:
    """A line at the end of a terminal that is drawn over; it may be closed meanwhile.

    Args:
        stream: the terminal; nothing is drawn on what is none, or
            can draw nothing over.
        is_dim: whether the text is drawn dim, and the cursor hidden meanwhile.
    """

    def __init__(self, stream: TextIO, *, is_dim: bool = False) -> None:
        self._before, self._after = (_HIDE + _DIM, _NORMAL) if is_dim else ("", "")
        self._restore = _SHOW if is_dim else ""
        self._stream = stream
        self._is_terminal = stream.isatty() and can_draw()
        self._shown = SafeText("")

    def draw(self, text: str) -> None:
        """Show a text that fits in one line of the terminal."""
        line = safe_text(text)
        if self._is_terminal and line != self._shown:
            self._shown = line
            self._write(_ERASE + self._before, line, self._after)

    def draw_again(self) -> None:
        """Draw the line once more: others have written to the terminal."""
        shown, self._shown = self._shown, SafeText("")
        self.draw(shown)

    def print_above(self, text: str) -> None:
        """Print a message that stays, and the line again below it."""
        shown = self._shown
        self.clear()
        self._write("", SafeText(sanitize_line(text) + "\n"))
        if shown:
            self.draw(shown)

    def ring(self) -> None:
        """Ring the terminal's bell."""
        if self._is_terminal:
            self._write("\a", SafeText(""))

    def clear(self) -> None:
        """Remove the line."""
        if self._shown:
            self._shown = SafeText("")
            self._write(_ERASE + self._restore, self._shown)

    def _write(self, control: str, text: SafeText, after: str = "") -> None:
        with contextlib.suppress(OSError, ValueError):
            self._stream.write(control + text + after)
            self._stream.flush()
