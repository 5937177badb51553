"""The base of widgets that draw lines of spans, and draw again only what changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile, zip_longest

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Offset, Region
from textual.widget import Widget

from sleepterm.tui.widgets.spans import Span, content_of, width_of


class SpanLines(Widget):
    """Draws what `span_lines` returns; `redraw` draws the cells that changed."""

    _drawn: Sequence[Sequence[Span]] = ()

    def span_lines(self) -> Sequence[Sequence[Span]]:
        """The lines to draw now."""
        return ()

    @property
    def highlight_at(self) -> Offset:
        """The cell of the first word."""
        for y, line in enumerate(self._drawn):
            text = "".join(text for text, _ in line)
            if text.strip():
                return Offset(cell_len(text) - cell_len(text.lstrip()), y)
        return Offset(0, 0)

    def render(self) -> Content:
        """The lines."""
        self._drawn = self.span_lines()
        return content_of(self._drawn)

    def redraw(self) -> None:
        """Draw the cells that differ from what was drawn last."""
        if changed := changed_cells(self._drawn, self.span_lines()):
            self.refresh(*changed)


def changed_cells(
    before: Sequence[Sequence[Span]], now: Sequence[Sequence[Span]]
) -> list[Region]:
    """The part of each line that must be drawn again, in whole spans."""
    pairs = enumerate(zip_longest(before, now, fillvalue=()))
    return [
        _changed(y, tuple(old), tuple(new)) for y, (old, new) in pairs if old != new
    ]


def _changed(y: int, old: tuple[Span, ...], new: tuple[Span, ...]) -> Region:
    before, now = width_of(old), width_of(new)
    same = _same_at_start(old, new)
    start = width_of(new[:same])
    old, new = old[same:], new[same:]
    # Spans at the end are where they were only if the width is the same.
    behind = _same_at_start(old[::-1], new[::-1]) if before == now else 0
    end = max(before, now) - width_of(new[len(new) - behind :])
    return Region(start, y, end - start, 1)


def _same_at_start(old: Sequence[Span], new: Sequence[Span]) -> int:
    """The number of spans, from the first on, that are the same."""
    pairs = zip(old, new, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
