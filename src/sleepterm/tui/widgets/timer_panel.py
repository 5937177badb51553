"""The timer panel: the loudness from now to the end, as a curve."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import var

from sleepterm.audio.state import Status
from sleepterm.night.sleep_timer import Phase
from sleepterm.playback.state import PlaybackState
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.timer_gains import gains_ahead, gains_of
from sleepterm.tui.widgets.ink import ACCENT_DIM, DIM
from sleepterm.tui.widgets.span_lines import SpanLines
from sleepterm.tui.widgets.spans import Span
from sleepterm.tui.wording import format_minutes_left

_WIDEST, _NARROWEST = 40, 6


class TimerPanel(SpanLines):
    """One line: the curve of loudness until the end, and the minutes left.

    Args:
        glyphs: characters to draw with.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TimerPanel {
        height: 1;
        dock: bottom;
    }
    """

    line: var[tuple[str, str]] = var(("", ""))
    """The curve and the minutes left."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._state = PlaybackState()

    def show(self, state: PlaybackState) -> None:
        """Show a new state; redraws what of the line changes."""
        self._state = state
        self.line = self._line()

    def on_resize(self) -> None:
        """Fit the curve to the width."""
        self.line = self._line()

    def watch_line(self) -> None:
        """Redraw what changed."""
        self.redraw()

    def span_lines(self) -> Sequence[Sequence[Span]]:
        """The curve and the minutes left."""
        curve, words = self.line
        return [[(curve, ACCENT_DIM), (words, DIM)]]

    async def on_click(self) -> None:
        """Open the timer dialog."""
        await self.run_action("screen.run('set-timer')")

    def _line(self) -> tuple[str, str]:
        words = format_minutes_left(self._state)
        room = min(_WIDEST, self.content_size.width - len(words) - 2)
        if room < _NARROWEST:
            return "", words
        return self._glyphs.curve(self._gains(room))[0], f"  {words}"

    def _gains(self, count: int) -> list[float]:
        state = self._state
        if state.status is Status.STOPPED:
            return gains_of(state.next_timer, count)
        if state.timer.phase is Phase.RUNNING:
            return gains_ahead(state.timer, count)
        return [1.0] * count
