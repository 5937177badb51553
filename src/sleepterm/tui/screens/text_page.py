"""Something to read: help, problems."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.screens.dialog import Dialog

_WIDTH = 72
_AROUND = 7
_BESIDES = 8

_CLOSE = Shortcut(
    "close-reading",
    "escape,q,enter,question_mark",
    "Close",
    "Back to the tracks.",
    "close",
    action="close_reading",
)
_SCROLL = (
    Shortcut(
        "read-on", "j,down", "Down", "One line on.", "read on", action="read_on(1)"
    ),
    Shortcut(
        "read-back", "k,up", "Up", "One line back.", "read on", action="read_on(-1)"
    ),
    Shortcut(
        "page-on", "pagedown,space", "Page", "One page on.", action="turn_page(1)"
    ),
    Shortcut("page-back", "pageup", "Page", "One page back.", action="turn_page(-1)"),
)


class TextPage(Dialog[None]):
    """Text that scrolls.

    Args:
        heading: two or three words.
        text: plain text, or Content with styles.
    """

    DEFAULT_CSS = """
    TextPage #page { scrollbar-size-vertical: 1; }
    """
    BINDINGS = bindings((_CLOSE, *_SCROLL))
    commands = (*_SCROLL[:2], _CLOSE)

    def __init__(self, heading: str, text: Content) -> None:
        super().__init__()
        self.heading = heading
        self._text = text

    def body(self) -> Iterable[Widget]:
        """The text."""
        yield VerticalScroll(Static(self._text), id="page", can_focus=False)

    def on_resize(self, event: events.Resize) -> None:
        """As high as the text, and no higher than the screen allows."""
        width = min(_WIDTH, event.size.width) - _AROUND
        lines = len(self._text.wrap(max(1, width)))
        height = max(1, min(lines, event.size.height - _BESIDES))
        self.query_one("#page").styles.height = height

    def action_close_reading(self) -> None:
        """Back to the tracks."""
        self.answer(None)

    def action_read_on(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#page").scroll_relative(y=lines, animate=False)

    def action_turn_page(self, pages: int) -> None:
        """Scroll by pages."""
        page = self.query_one("#page")
        page.scroll_relative(y=pages * max(1, page.size.height - 1), animate=False)
