"""The dialog of the minute before the app quits, or the machine goes off."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.translation import gettext as _
from sleepterm.tui.end_words import LAST_MINUTES, format_last_key
from sleepterm.tui.screens.dialog import Dialog


class LastMinute(Dialog[bool]):
    """Answers False at any key, click or turn of the wheel.

    Args:
        then: what will happen.
        plays_on: whether a key also begins the sound anew.
    """

    heading = _("Good night")

    def __init__(self, then: AfterEnd, *, plays_on: bool) -> None:
        super().__init__()
        self._plays_on = plays_on
        self._then = then

    def body(self) -> Iterable[Widget]:
        """What will happen, and how to stop it."""
        yield Static(Content(f"{LAST_MINUTES[self._then]}."))
        hint = format_last_key(plays_on=self._plays_on)
        yield Static(Content(hint), classes="hint")

    def stop(self) -> None:
        """Answer False."""
        self.answer(self.NO)

    def on_key(self, event: events.Key) -> None:
        """Stop it, and let no other widget have the key."""
        event.stop()
        event.prevent_default()
        self.stop()

    on_click = on_mouse_scroll_down = on_mouse_scroll_up = stop
