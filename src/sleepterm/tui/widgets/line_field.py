"""A text field of one line for dialogs."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from sleepterm.library.mixes.share_line import is_share_line
from sleepterm.translation import gettext as _


class LineField(Input):
    """A text field of one line, without a border.

    Args:
        value: initial text, selected so that typing replaces it.
        hint: placeholder.
        most: the largest number of characters; 0 for any.
    """

    DEFAULT_CSS = """
    LineField, LineField:focus {
        border: none;
        height: 1;
        padding: 0;
        background: $foreground 7%;
        background-tint: 0%;
        & > .input--placeholder { color: $foreground-muted; }
    }
    """

    help_title = _("Text field")
    help_text = _("Type or paste; Tab goes to the next field.")

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
        """Join the lines of a pasted share line."""
        if is_share_line(event.text):
            # Mail programs break long lines.
            self.value = "".join(event.text.split())
            self.cursor_position = len(self.value)
            event.prevent_default()
            event.stop()
