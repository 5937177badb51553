"""The title bar: name, background work, sleep timer."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from sleepterm.playback.state import PlaybackState
from sleepterm.text import sanitize_line
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.widgets.ink import ACCENT, DIM
from sleepterm.tui.widgets.spans import content_of, fitted
from sleepterm.tui.wording import format_timer, format_wake

_LEAST = 20


class TitleBar(Widget):
    """One line; a click opens the timer dialog."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TitleBar {
        height: 1;
        padding: 0 1;
    }
    """

    timer_text: reactive[str] = reactive("")
    """When the sound ends."""
    wake_texts: reactive[tuple[str, ...]] = reactive(())
    """When the wake-up is, the longest first; the first that fits is shown."""
    work: reactive[str] = reactive("")
    """Progress of background work; cut off first if there is no room."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._more, self._dot = glyphs.more, glyphs.dot

    def show(self, state: PlaybackState) -> None:
        """Show a new state; redraws only if the text changes."""
        self.timer_text = format_timer(state)
        texts = (format_wake(state), format_wake(state, is_short=True))
        self.wake_texts = tuple(text for text in texts if text)

    def render(self) -> Content:
        """The name on the left, work in the middle, the timer on the right."""
        name = "sleepterm"
        right = self._right(self.content_size.width - len(name) - 2)
        gap = max(2, self.content_size.width - len(name) - cell_len(right))
        between = " " * gap
        if self.work and gap > _LEAST:
            between = f"   {fitted(sanitize_line(self.work), gap - 5, self._more)}  "
        line = [(name, ACCENT), (between, DIM), (right, DIM)]
        return content_of([line])

    def _right(self, room: int) -> str:
        """The timer, and the wake-up if there is room for it."""
        both = (f"{self.timer_text} {self._dot} {text}" for text in self.wake_texts)
        return next((x for x in both if cell_len(x) <= room), self.timer_text)

    async def on_click(self) -> None:
        """Open the timer dialog."""
        await self.run_action("screen.run('set-timer')")
