"""Where the terminal's own cursor is; screen readers and braille displays follow it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input


@runtime_checkable
class HasHighlight(Protocol):
    """A widget with a highlighted line or option."""

    @property
    def highlight_at(self) -> Offset:
        """The cell of its mark, in the widget's content."""


def cursor_of(widget: Widget | None) -> Offset | None:
    """The cell of the screen that a focused widget is about; None if it is none."""
    if isinstance(widget, Input):
        return widget.cursor_screen_offset
    if widget is not None and isinstance(widget, HasHighlight):
        return widget.content_region.offset + widget.highlight_at
    return None
