"""Draws everything in red light, or without colours, whatever colours it has."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from sleepterm.tui.contrast import reddened
from sleepterm.tui.themes import MONO, RED


class _Recoloured(LineFilter):
    """Changes every style.

    Args:
        changed: the style in place of another.
    """

    def __init__(self, changed: Callable[[Style], Style]) -> None:
        super().__init__()
        self._changed = changed

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments with changed styles."""
        del background
        return [
            Segment(text, style and self._changed(style), control)
            for text, style, control in segments
        ]


@cache
def filter_of(theme: str) -> LineFilter:
    """What makes all colours those of the red theme, or of the one without colours."""
    return _Recoloured(_red if theme == RED.name else _grey)


@lru_cache(1024)
def _red(style: Style) -> Style:
    return style + _colours(style, reddened)


@lru_cache(1024)
def _grey(style: Style) -> Style:
    """Greys; what is drawn in the accent is bold."""
    plain = style + _colours(style, lambda color: color.monochrome)
    is_accent = style.color is not None and style.color.get_truecolor() == _ACCENT
    return plain + _BOLD if is_accent else plain


def _colours(style: Style, changed: Callable[[Color], Color]) -> Style:
    color, ground = (
        each and changed(Color.from_rich_color(each)).rich_color
        for each in (style.color, style.bgcolor)
    )
    return Style.from_color(color, ground)


_BOLD = Style(bold=True)
_ACCENT = Color.parse(MONO.accent or "").rgb
