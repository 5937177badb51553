"""Lines made of styled spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content

Span = tuple[str, str]
"""Text that is safe to show, and its style; "" is the widget's own."""


class Spot(NamedTuple):
    """A clickable part of a line.

    Attributes:
        start: its first cell.
        end: the cell behind its last.
        target: what a click on it selects.
    """

    start: int
    end: int
    target: str


def fitted(text: str, width: int, more: str, *, right: bool = False) -> str:
    """Text cut or padded to exactly `width` cells.

    Args:
        text: one line.
        width: cells, 0 or more.
        more: one character that replaces what was cut off.
        right: align right: pad before the text.
    """
    used = cell_len(text)
    if used > width:
        return set_cell_size(text, width - 1) + more if width > 0 else ""
    return " " * (width - used) + text if right else text + " " * (width - used)


def wrapped(text: str, width: int) -> list[str]:
    """Text wrapped to lines of at most `width` cells, between words if possible."""
    if not text:
        return []
    return [line.plain.rstrip() for line in Content(text).wrap(max(2, width))]


def width_of(spans: Iterable[Span]) -> int:
    """The width of spans in cells."""
    return sum(cell_len(text) for text, _ in spans)


def centred(spans: Sequence[Span], width: int) -> list[Span]:
    """Spans in the middle of `width` cells; as they are if they need more."""
    return [(" " * max(0, (width - width_of(spans)) // 2), ""), *spans]


def content_of(lines: Sequence[Sequence[Span]]) -> Content:
    """Lines as Textual content; markup in text is not interpreted."""
    return Content("\n").join([Content.assemble(*line) for line in lines])


def spot_at(spots: Iterable[Spot], x: int) -> str | None:
    """The target of the spot at a cell; None if there is none."""
    return next((spot.target for spot in spots if spot.start <= x < spot.end), None)
