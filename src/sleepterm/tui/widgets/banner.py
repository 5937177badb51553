"""The line that reports a missing sound device."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from sleepterm.audio.state import Device
from sleepterm.playback.state import PlaybackState
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _


class Banner(Widget):
    """Shown while there is no sound device; a click retries.

    Args:
        key: gives the key that retries.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Banner {
        height: auto;
        max-height: 3;
        padding: 0 1;
        color: $error;
        display: none;
        &.-shown { display: block; }
    }
    """

    reason: reactive[str] = reactive("", layout=True)
    """Why the device can't be used."""

    def __init__(self, key: Callable[[], str]) -> None:
        super().__init__()
        self._key = key

    def render(self) -> Content:
        """The message."""
        if not self.reason:
            text = _("No sound device. Retrying automatically; {key} retries now.")
        else:
            text = _(
                "No sound device ({why}). Retrying automatically; {key} retries now."
            )
        return Content(text.format(why=self.reason, key=self._key()))

    def show(self, state: PlaybackState) -> None:
        """Show or hide the line."""
        self.reason = sanitize_line(state.device_problem).rstrip(".")
        self.set_class(state.device is Device.MISSING, "-shown")

    async def on_click(self) -> None:
        """Retry the device."""
        await self.run_action("screen.run('retry-device')")
