"""Draws everything in red light, or without colours, whatever colours it has."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from sleepterm.tui.contrast import Rgb, reddened
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
    return _changed(style, reddened, _accent_of(RED))


@lru_cache(1024)
def _grey(style: Style) -> Style:
    return _changed(style, lambda color: color.monochrome, _accent_of(MONO))


def _changed(style: Style, changed: Callable[[Color], Color], accent: Rgb) -> Style:
    """The style with changed colours; what is drawn in the accent is bold, too."""
    color, ground = (
        each and changed(Color.from_rich_color(each)).rich_color
        for each in (style.color, style.bgcolor)
    )
    is_accent = style.color is not None and _is_like(style.color, accent)
    return style + Style.from_color(color, ground) + (_BOLD if is_accent else _SAME)


def _is_like(color: RichColor, accent: Rgb) -> bool:
    """Whether it is the accent, as Textual rounds it."""
    triplet = color.get_truecolor()
    parts = zip((triplet.red, triplet.green, triplet.blue), accent, strict=True)
    return all(abs(one - other) <= 1 for one, other in parts)


def _accent_of(theme: Theme) -> Rgb:
    return Color.parse(theme.accent or theme.primary).rgb


_BOLD, _SAME = Style(bold=True), Style()
