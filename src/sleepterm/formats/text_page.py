"""Parses pages of plain text: headings with `#`, and paragraphs between blank lines."""

from __future__ import annotations

import re
from typing import NamedTuple

from sleepterm.text import SafeText, sanitize_line

_BREAK = re.compile(r"\n[ \t]*\n\s*")
_HEADING = re.compile(r"#+[ \t]+")


class Block(NamedTuple):
    """A heading or a paragraph.

    Attributes:
        text: in one line.
        is_heading: whether it is a heading.
    """

    text: SafeText
    is_heading: bool = False


def parse_page(text: str) -> tuple[Block, ...]:
    """The blocks of a page, in order; line ends within a block become spaces."""
    blocks = []
    for part in _BREAK.split(text.replace("\r\n", "\n").strip()):
        mark = _HEADING.match(part)
        line = sanitize_line(part[mark.end() :] if mark else part)
        if line:
            blocks.append(Block(line, mark is not None))
    return tuple(blocks)
