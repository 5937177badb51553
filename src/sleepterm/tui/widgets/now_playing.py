"""The now-playing pane: layers with sliders, captions."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from sleepterm.tui.widgets.now_lines import NowLine, NowPane
from sleepterm.tui.widgets.spans import content_of
from sleepterm.units import Percent


class NowPlaying(Widget):
    """Draws the mix; a click on a slider sets its volume."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    NowPlaying {
        height: auto;
    }
    """

    pane: var[NowPane | None] = var(None)
    """The content."""

    @dataclass(eq=False, repr=False)
    class VolumeChosen(Message):
        """A slider was clicked; `target` is a layer's track id, `MASTER` or `BELLS`."""

        target: str
        percent: Percent

    def __init__(self) -> None:
        super().__init__()
        self._drawn: list[NowLine] = []
        self._room = 0

    def render(self) -> Content:
        """The lines."""
        self._drawn = self._lines(self.content_size.width)
        return content_of([line.spans for line in self._drawn])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines."""
        del viewport
        # The pane around it still has the size from before.
        self._room = container.height
        return len(self._lines(width))

    def watch_pane(self) -> None:
        """Redraw the changed lines; lay out again only if their number changed."""
        width = self.content_size.width
        lines = self._lines(width)
        if len(lines) != len(self._drawn):
            self.refresh(layout=True)
            return
        pairs = enumerate(zip(self._drawn, lines, strict=True))
        changed = [Region(0, y, width, 1) for y, (old, new) in pairs if old != new]
        if changed:
            self.refresh(*changed)

    def on_click(self, event: events.Click) -> None:
        """Set the clicked slider."""
        self._slide(event.x, event.y)

    def _lines(self, width: int) -> list[NowLine]:
        if self.pane is None or width <= 0:
            return []
        height = self._room if self.screen.has_class("-wide") else 0
        return self.pane.lines(width, height)

    def _slide(self, x: int, y: int) -> None:
        lines = self._lines(self.content_size.width)
        slider = lines[y].slider if 0 <= y < len(lines) else None
        if slider is None or not slider.start <= x < slider.end:
            return
        share = (x - slider.start + 1) / (slider.end - slider.start)
        percent = Percent(round(100 * share))
        self.post_message(self.VolumeChosen(slider.target, percent))
