"""Where the terminal's own cursor is; screen readers and braille displays follow it."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from textual.command import CommandPalette
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList


@runtime_checkable
class HasHighlight(Protocol):
    """A widget with a highlighted line or option."""

    @property
    def highlight_at(self) -> Offset:
        """The cell of its mark, in the widget's content."""


def cursor_of(screen: Screen[Any]) -> Offset | None:
    """The cell of the screen that it is about; None if it has no such cell.

    That of the focused widget, else of what is to be read first.
    """
    focused = screen.focused
    if focused is None:
        return _first_words(screen)
    if isinstance(focused, Input):
        return _in_palette(screen) or focused.cursor_screen_offset
    return _highlight_in(focused)


def _highlight_in(widget: Widget) -> Offset | None:
    if isinstance(widget, HasHighlight):
        return widget.content_region.offset + widget.highlight_at
    return None


def _first_words(screen: Screen[Any]) -> Offset | None:
    """Where a screen begins on which nothing has the focus: a dialog, or words."""
    for sheet in screen.query("#sheet"):
        return sheet.content_region.offset
    return next(filter(None, map(_highlight_in, screen.query(Widget))), None)


def _in_palette(screen: Screen[Any]) -> Offset | None:
    """The highlighted command of Textual's palette, once it was gone to."""
    if not isinstance(screen, CommandPalette):
        return None
    listed = screen.query_one(OptionList)
    if not (listed.display and listed.highlighted and listed.option_count):
        return None
    # A name and a line of help each.
    rows = listed.virtual_size.height // listed.option_count
    y = listed.highlighted * rows - listed.scroll_offset.y
    return listed.content_region.offset + Offset(0, y)
