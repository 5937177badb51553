"""The search field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input

from sleepterm.library.mixes.share_line import is_share_line
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import bindings
from sleepterm.tui.bindings.search import SEARCH
from sleepterm.tui.pasted_paths import pasted
from sleepterm.tui.wording import PLACEHOLDER


class SearchField(Input):
    """The search field: one line, without a border.

    Old words are selected when it gets the focus, so that typing replaces them.
    """

    BINDINGS = bindings(SEARCH)
    DEFAULT_CSS = """
    SearchField, SearchField:focus {
        border: none;
        height: 1;
        padding: 0;
        background: transparent;
        background-tint: 0%;
        & > .input--placeholder { color: $foreground-muted; }
    }
    """

    class Left(Message):
        """The user leaves the search for the list."""

    @dataclass(eq=False, repr=False)
    class PathsPasted(Message):
        """Paths or a shared mix were pasted instead of a search text."""

        text: str

    help_title = _("Search")
    help_text = _(
        "Type how you feel, or what you would like to hear, and for how long. The best"
        " matches come first, each with the reason. Typing errors don't matter. Enter"
        " or Down goes to the list; Escape removes the words and goes there, too."
    )

    def __init__(self) -> None:
        super().__init__(placeholder=PLACEHOLDER, select_on_focus=True, compact=True)
        self.cursor_blink = False

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Redraw without a new layout of the screen."""
        layout = layout and not self.is_attached
        return super().refresh(
            *regions, repaint=repaint, layout=layout, recompose=recompose
        )

    def action_leave_search(self) -> None:
        """Go to the list."""
        self.post_message(self.Left())

    def action_clear_search(self) -> None:
        """Remove the words and go to the list."""
        self.value = ""
        self.post_message(self.Left())

    def on_paste(self, event: events.Paste) -> None:
        """Report pasted paths and share lines instead of searching for them."""
        if is_share_line(event.text) or pasted(event.text):
            event.prevent_default()
            event.stop()
            self.post_message(self.PathsPasted(event.text))
