"""The state in one line, for terminals too low for the regions that show it."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.playback.state import PlaybackState
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.widgets.ink import ACCENT, DIM
from sleepterm.tui.widgets.spans import content_of, fitted
from sleepterm.tui.wording import format_filter, format_in_brief

_LEAST_FILTER = 5


class StatusLine(Widget):
    """What plays, the volume, the minutes left, and the active filter.

    Args:
        glyphs: characters to draw with.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        padding: 0 1;
        display: none;
    }
    """

    words: reactive[str] = reactive("")
    """Status, volume, minutes left."""
    filter: reactive[TrackFilter] = reactive(TrackFilter())
    """The active filter."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs

    def show(self, state: PlaybackState) -> None:
        """Show a new state; redraws only if the line changes."""
        self.words = format_in_brief(state, self._glyphs)

    def render(self) -> Content:
        """One line, with the filter on the right."""
        width = self.content_size.width
        wanted = format_filter(self.filter)
        if not wanted:
            return content_of([[(self.words, DIM)]])
        room = max(_LEAST_FILTER, width - len(self.words) - 2)
        shown = fitted(wanted, min(room, width), self._glyphs.more, right=True)
        left = max(0, width - len(shown) - 2)
        words = fitted(self.words, left, self._glyphs.more)
        return content_of([[(words, DIM), ("  ", DIM), (shown, ACCENT)]])
