"""The dialog that shows a text: help, problems."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.screens.dialog import Dialog

_WIDTH = 72
_AROUND = 7
_BESIDES = 8

_CLOSE = Shortcut(
    "close-reading",
    "escape,q,enter,question_mark",
    _("Close"),
    _("Back to the tracks."),
    _("close"),
    action="close_reading",
)
_SCROLL = (
    Shortcut(
        "read-on",
        "j,down",
        _("Down"),
        _("One line down."),
        _("scroll"),
        action="read_on(1)",
    ),
    Shortcut(
        "read-back",
        "k,up",
        _("Up"),
        _("One line up."),
        _("scroll"),
        action="read_on(-1)",
    ),
    Shortcut(
        "page-on",
        "pagedown,space",
        _("Page down"),
        _("One page down."),
        action="turn_page(1)",
    ),
    Shortcut(
        "page-back", "pageup", _("Page up"), _("One page up."), action="turn_page(-1)"
    ),
)


class TextPage(Dialog[None]):
    """Shows a text that scrolls.

    Args:
        heading: title of the dialog.
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
        """Make the page as high as its text, within the screen."""
        width = min(_WIDTH, event.size.width) - _AROUND
        lines = len(self._text.wrap(max(1, width)))
        height = max(1, min(lines, event.size.height - _BESIDES))
        self.query_one("#page").styles.height = height

    def action_close_reading(self) -> None:
        """Close the dialog."""
        self.answer(None)

    def action_read_on(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#page").scroll_relative(y=lines, animate=False)

    def action_turn_page(self, pages: int) -> None:
        """Scroll by pages."""
        page = self.query_one("#page")
        page.scroll_relative(y=pages * max(1, page.size.height - 1), animate=False)
