"""The search field."""

from __future__ import annotations

from typing import Self

from textual import events
from textual.geometry import Region
from textual.widgets import Input

from sleepterm.library.mixes.share_line import is_share_line
from sleepterm.tui.bindings import SEARCH, bindings
from sleepterm.tui.messages import MixWanted, MixWish, PathsPasted, SearchLeft
from sleepterm.tui.pasted_paths import pasted
from sleepterm.tui.wording import PLACEHOLDER


class SearchField(Input):
    """Words to find tracks by, one line without a frame."""

    BINDINGS = bindings(SEARCH)
    DEFAULT_CSS = """
    SearchField, SearchField:focus {
        border: none;
        height: 1;
        padding: 0;
        background: transparent;
        background-tint: 0%;
        & > .input--placeholder { color: $foreground 45%; }
    }
    """

    help_title = "Search"
    help_text = (
        "How you feel, what you would like to hear, for how long: the nearest tracks"
        " come first, each with the reason. Typing errors do no harm. Enter or Down"
        " goes to the list, Escape too. What you typed stays until Escape in the list"
        " forgets it."
    )

    def __init__(self) -> None:
        super().__init__(placeholder=PLACEHOLDER, select_on_focus=False, compact=True)
        self.cursor_blink = False

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw anew; what is typed moves nothing else on the screen."""
        layout = layout and not self.is_attached
        return super().refresh(
            *regions, repaint=repaint, layout=layout, recompose=recompose
        )

    def action_leave_search(self) -> None:
        """Go to the list."""
        self.post_message(SearchLeft())

    def _on_paste(self, event: events.Paste) -> None:
        if is_share_line(event.text):
            event.prevent_default()
            event.stop()
            self.post_message(MixWanted(MixWish.IMPORT, text=event.text))
        elif paths := pasted(event.text):
            event.prevent_default()
            event.stop()
            self.post_message(PathsPasted(paths))
