"""A field for one line in a dialog."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from sleepterm.library.mixes.share_line import is_share_line


class LineField(Input):
    """One line of text without a frame.

    Args:
        value: what stands in it at first; typing replaces it.
        hint: what stands there dim while it is empty.
        most: how many characters it takes; 0 for any number.
    """

    DEFAULT_CSS = """
    LineField, LineField:focus {
        border: none;
        height: 1;
        padding: 0;
        background: $foreground 7%;
        background-tint: 0%;
        & > .input--placeholder { color: $foreground 45%; }
    }
    """

    help_title = "A line"
    help_text = "Type or paste; Tab goes to the next field."

    def __init__(
        self,
        value: str = "",
        hint: str = "",
        *,
        most: int = 0,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(value, placeholder=hint, max_length=most, compact=True, id=id)
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Take a shared mix that was broken into lines as one line."""
        if is_share_line(event.text):
            # A mail may have broken the line; it is one all the same.
            self.value = "".join(event.text.split())
            self.cursor_position = len(self.value)
            event.prevent_default()
            event.stop()
