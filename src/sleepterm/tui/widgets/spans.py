"""Lines made of spans: text with its ink."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content

Span = tuple[str, str]
"""Text that is safe to show, and its ink; "" is the widget's own."""


class Spot(NamedTuple):
    """A stretch of a line that can be clicked.

    Attributes:
        start: its first cell.
        end: the cell behind its last.
        target: what it stands for.
    """

    start: int
    end: int
    target: str


def fitted(text: str, width: int, more: str, *, right: bool = False) -> str:
    """Text cut or padded to exactly so many cells.

    Args:
        text: one line.
        width: cells, 0 or more.
        more: one cell that stands where text was cut.
        right: pad before the text instead of behind it.
    """
    used = cell_len(text)
    if used > width:
        return set_cell_size(text, width - 1) + more if width > 0 else ""
    return " " * (width - used) + text if right else text + " " * (width - used)


def wrapped(text: str, width: int) -> list[str]:
    """Text in lines of at most so many cells, broken between words where it can be."""
    if not text:
        return []
    return [line.plain.rstrip() for line in Content(text).wrap(max(2, width))]


def width_of(spans: Iterable[Span]) -> int:
    """The cells that spans take."""
    return sum(cell_len(text) for text, _ in spans)


def content_of(lines: Sequence[Sequence[Span]]) -> Content:
    """Lines in their inks; text is never read as markup."""
    return Content("\n").join([Content.assemble(*line) for line in lines])


def spot_at(spots: Iterable[Spot], x: int) -> str | None:
    """What stands at a cell of the line."""
    return next((spot.target for spot in spots if spot.start <= x < spot.end), None)
