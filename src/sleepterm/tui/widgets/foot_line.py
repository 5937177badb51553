"""The foot line of the screens that show little else: what plays, and how long."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import RenderResult
from textual.reactive import reactive
from textual.widget import Widget

from sleepterm.playback.state import PlaybackState
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.widgets.ink import DIM
from sleepterm.tui.widgets.spans import content_of, fitted
from sleepterm.tui.wording import format_minutes_left, format_status


class FootLine(Widget):
    """Title, status, and the minutes left.

    Args:
        glyphs: characters to draw with.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    FootLine { height: 1; padding: 0 1; }
    """

    parts: reactive[tuple[str, str]] = reactive(("", ""))
    """Title and status; the minutes."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs

    def show(self, state: PlaybackState) -> None:
        """Show a new state; redraws only if the line changes."""
        parts = [format_status(state)]
        if (guided := state.guided or state.awaited) is not None:
            parts.insert(0, sanitize_line(guided.title))
            if not state.guidance.voice:
                parts.append(_("voice off"))
        self.parts = ("  ".join(parts), format_minutes_left(state))

    def render(self) -> RenderResult:
        """One line."""
        title, left = self.parts
        room = max(0, self.content_size.width - cell_len(left) - 2)
        return content_of(
            [[(fitted(title, room, self._glyphs.more), DIM), ("  " + left, DIM)]]
        )
