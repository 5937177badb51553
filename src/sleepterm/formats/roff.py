"""Writes manual pages: text marked up with the macros of man(7)."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from datetime import date

_WIDEST = 78
_ESCAPES = {
    "\\": r"\e",
    "-": r"\-",
    "'": r"\(aq",
    '"': r"\(dq",
    "`": r"\(ga",
    "^": r"\(ha",
    "~": r"\(ti",
}


def escape(text: str) -> str:
    """Plain text, so that it is shown as it is."""
    escaped = "".join(_escape_char(char) for char in " ".join(text.split()))
    return rf"\&{escaped}" if escaped.startswith(".") else escaped


def bold(text: str) -> str:
    """Plain text in bold: what is typed as it is."""
    return rf"\fB{escape(text)}\fR"


def italic(text: str) -> str:
    """Plain text in italics: what stands for something else."""
    return rf"\fI{escape(text)}\fR"


class ManualPage:
    """A manual page that is written from top to bottom.

    Texts are markup: what `escape`, `bold` and `italic` return, joined by spaces.

    Args:
        name: what it describes.
        number: of the section of the manual.
        day: of its last change.
        source: name and version of the program.
    """

    def __init__(self, name: str, number: int, day: date, source: str) -> None:
        about = f'{day.isoformat()} "{escape(source)}" "User Commands"'
        title = f".TH {escape(name.upper())} {number} {about}"
        self._lines = [title, ".ad l", ".nh"]

    def section(self, title: str) -> None:
        """Begin a section."""
        self._lines.append(f".SH {escape(title.upper())}")

    def subsection(self, title: str) -> None:
        """Begin a part of a section."""
        self._lines.append(f".SS {escape(title)}")

    def paragraph(self, markup: str) -> None:
        """A paragraph; the first one of a section too."""
        self._separate()
        self._lines += _wrapped(markup)

    def entry(self, name: str, markup: str) -> None:
        """A name, and below it, indented, what it means."""
        self._lines += [".TP", name, *_wrapped(markup)]

    def example(self, lines: Iterable[str]) -> None:
        """Lines of plain text that are shown line by line, indented."""
        self._separate()
        self._lines += [".RS 4", ".nf", *map(escape, lines), ".fi", ".RE"]

    def _separate(self) -> None:
        if not self._lines[-1].startswith((".SH", ".SS")):
            self._lines.append(".PP")

    def text(self) -> str:
        """All that was written."""
        return "".join(f"{line}\n" for line in self._lines)


def _wrapped(markup: str) -> list[str]:
    lines = textwrap.wrap(
        markup, _WIDEST, break_long_words=False, break_on_hyphens=False
    )
    # A dot at the beginning would be a macro.
    return [rf"\&{line}" if line.startswith(".") else line for line in lines]


def _escape_char(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    return char if char.isascii() else rf"\[u{ord(char):04X}]"
