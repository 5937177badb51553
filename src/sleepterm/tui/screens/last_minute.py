"""The dialog before the machine suspends or powers off."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.units import Seconds

GRACE = Seconds(60.0)
"""Seconds in which any key cancels."""

_TEXTS = {
    AfterEnd.SUSPEND: "This machine suspends in one minute.",
    AfterEnd.POWEROFF: "This machine powers off in one minute.",
}


class LastMinute(Dialog[bool]):
    """Answers True after a minute, False at any key or click.

    Args:
        then: what will happen.
        grace: seconds to wait.
    """

    heading = "Good night"

    def __init__(self, then: AfterEnd, grace: Seconds = GRACE) -> None:
        super().__init__()
        self._then = then
        self._grace = grace

    def body(self) -> Iterable[Widget]:
        """What will happen, and how to cancel it."""
        yield Static(Content(_TEXTS[self._then]))
        yield Static(Content("Press any key to cancel."), classes="hint")

    def on_mount(self) -> None:
        """Start the minute."""
        self.set_timer(self._grace, self._pass)

    def on_key(self, event: events.Key) -> None:
        """Cancel."""
        event.stop()
        event.prevent_default()
        self.answer(self.NO)

    def on_click(self) -> None:
        """Cancel."""
        self.answer(self.NO)

    def _pass(self) -> None:
        self.answer(self.YES)
