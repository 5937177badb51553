"""Prints to standard output and standard error; the only file that does.

What is printed may hold names of files and titles, so all of it is made safe here.
"""

from __future__ import annotations

import contextlib
import sys
from typing import TextIO

from sleepterm.text import SafeText, safe_text, sanitize_line

_ERASE = "\r\x1b[K"


def say(text: str = "", *, end: str = "\n", flush: bool = False) -> None:
    """Print the result of a command, one or more lines."""
    print(safe_text(text), end=end, flush=flush)


def tell(text: str) -> None:
    """Print a message to standard error, in one line behind the program's name."""
    print(f"sleepterm: {sanitize_line(text)}", file=sys.stderr)


class RedrawnLine:
    """A line at the end of a terminal that is drawn over; it may be closed meanwhile.

    Args:
        stream: the terminal; nothing is drawn on what is none.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_terminal = stream.isatty()
        self._shown = SafeText("")

    def draw(self, text: str) -> None:
        """Show a text that fits in one line of the terminal."""
        line = safe_text(text)
        if self._is_terminal and line != self._shown:
            self._shown = line
            self._write(_ERASE, line)

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
            self._write(_ERASE, self._shown)

    def _write(self, control: str, text: SafeText) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._stream.write(control + text)
            self._stream.flush()
