"""One line that stays for as long as something is wrong."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from sleepterm.audio.state import Device, PlayerState
from sleepterm.text import sanitize_line


class Banner(Widget):
    """Says that there is no sound device, and what happens about it."""

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

    state: reactive[PlayerState] = reactive(PlayerState(), layout=True)
    """The player's."""

    def render(self) -> Content:
        """The sentence."""
        reason = sanitize_line(self.state.device_problem).rstrip(".")
        because = f" ({reason})" if reason else ""
        return Content(
            f"No sound device{because}. Trying again by itself; r tries now."
        )

    def watch_state(self, state: PlayerState) -> None:
        """Show or hide the line."""
        self.set_class(state.device is Device.MISSING, "-shown")

    async def on_click(self) -> None:
        """Try again."""
        await self.run_action("screen.retry_device")
