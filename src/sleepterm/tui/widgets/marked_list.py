"""A list of options with a mark before the highlighted one."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Offset
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sleepterm.tui.glyphs import Glyphs


class MarkedList(OptionList):
    """Options, one a line; the terminal's cursor follows the highlight.

    Args:
        glyphs: characters to draw with.
        labels: the options' texts, safe to show.
    """

    DEFAULT_CSS = """
    MarkedList, MarkedList:focus {
        border: none;
        padding: 0;
        background: transparent;
        background-tint: 0%;
        scrollbar-size-vertical: 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    def __init__(self, glyphs: Glyphs, labels: Sequence[str]) -> None:
        self._here = glyphs.here
        self._labels = tuple(labels)
        self._marked = 0
        options = [Option(Content(f" {label}")) for label in labels]
        super().__init__(*options, compact=True, markup=False)

    def set_labels(self, labels: Sequence[str], at: int) -> None:
        """Replace the options, and highlight one by its number."""
        self._labels = tuple(labels)
        self._marked = 0
        self.clear_options()
        self.add_options([Option(Content(f" {label}")) for label in labels])
        self.highlighted = at if labels else None

    def set_label(self, at: int, label: str) -> None:
        """Replace the text of one option, by its number."""
        if label != self._labels[at]:
            self._labels = (*self._labels[:at], label, *self._labels[at + 1 :])
            self._set_mark(at, self._here if at == self.highlighted else " ")

    def move(self, direction: int) -> None:
        """Highlight the next option (+1) or the one before (-1)."""
        if direction > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Mark the highlighted option."""
        super().watch_highlighted(highlighted)
        if highlighted is not None:
            self._set_mark(self._marked, " ")
            self._set_mark(highlighted, self._here)
            self._marked = highlighted

    @property
    def highlight_at(self) -> Offset:
        """The cell of the mark before the highlighted option."""
        return Offset(0, (self.highlighted or 0) - self.scroll_offset.y)

    def _set_mark(self, index: int, mark: str) -> None:
        label = Content(f"{mark}{self._labels[index]}")
        self.replace_option_prompt_at_index(index, label)
