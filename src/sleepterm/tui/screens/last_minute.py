"""The minute between the end of the sound and the machine's sleep."""

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
"""So long any key stops it."""

_WHAT = {
    AfterEnd.SUSPEND: "This machine suspends in one minute.",
    AfterEnd.POWEROFF: "This machine powers off in one minute.",
}


class LastMinute(Dialog[bool]):
    """Answers True once the minute has passed, False at any key or click.

    Args:
        then: what is about to happen.
        grace: seconds to wait.
    """

    heading = "Good night"

    def __init__(self, then: AfterEnd, grace: Seconds = GRACE) -> None:
        super().__init__()
        self._then = then
        self._grace = grace

    def body(self) -> Iterable[Widget]:
        """What happens, and how to stop it."""
        yield Static(Content(_WHAT[self._then]))
        yield Static(Content("Any key stops that."), classes="quiet")

    def on_mount(self) -> None:
        """Begin to wait."""
        self.set_timer(self._grace, self._pass)

    def on_key(self, event: events.Key) -> None:
        """Stop it."""
        event.stop()
        event.prevent_default()
        self.answer(self.NO)

    def on_click(self) -> None:
        """Stop it."""
        self.answer(self.NO)

    def _pass(self) -> None:
        self.answer(self.YES)
