"""The rest of the night as a curve of loudness."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from sleepterm.audio.state import PlayerState, Status
from sleepterm.night.sleep_timer import Phase, TimerSettings
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.widgets.ink import ACCENT_DIM, DIM
from sleepterm.tui.widgets.spans import content_of
from sleepterm.tui.wording import gains_ahead, gains_of, minutes_left

_WIDEST = 40


class TimerPanel(Widget):
    """One line: how loud it will be from now to the end, and the minutes left.

    Args:
        glyphs: the signs to draw with.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TimerPanel {
        height: 1;
        dock: bottom;
    }
    """

    state: reactive[PlayerState] = reactive(PlayerState())
    """The player's."""
    timer: reactive[TimerSettings] = reactive(TimerSettings())
    """What the timer is armed with next."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs

    def render(self) -> Content:
        """The curve and the minutes."""
        words = minutes_left(self.state, self.timer)
        room = min(_WIDEST, self.content_size.width - len(words) - 2)
        if room < 6:
            return content_of([[(words, DIM)]])
        curve = self._glyphs.curve(self._gains(room))[0]
        line = [(curve, ACCENT_DIM), (f"  {words}", DIM)]
        return content_of([line])

    async def on_click(self) -> None:
        """Open the timer."""
        await self.run_action("screen.set_timer")

    def _gains(self, count: int) -> list[float]:
        if self.state.status is Status.STOPPED:
            return gains_of(self.timer, count)
        if self.state.timer.phase is Phase.RUNNING:
            return gains_ahead(self.state.timer, count)
        return [1.0] * count
