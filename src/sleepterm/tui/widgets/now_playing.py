"""The now-playing pane: layers with sliders, captions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var

from sleepterm.tui.widgets.now_lines import NowLine, NowPane
from sleepterm.tui.widgets.span_lines import SpanLines
from sleepterm.tui.widgets.spans import Span
from sleepterm.units import Percent


class NowPlaying(SpanLines):
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
        self._container_height = 0

    def span_lines(self) -> Sequence[Sequence[Span]]:
        """The lines to draw now."""
        return [line.spans for line in self._lines(self.content_size.width)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines."""
        del viewport
        # The pane around it still has the size from before.
        self._container_height = container.height
        return len(self._lines(width))

    def watch_pane(self) -> None:
        """Redraw what changed; lay out again only if the height changes."""
        height = max(len(self.span_lines()), self._room)
        if height != self.size.height:
            self.refresh(layout=True)
        else:
            self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Set the clicked slider."""
        self._slide(event.x, event.y)

    @property
    def _room(self) -> int:
        """The lines that the pane around it has; 0 where that fits the content."""
        return self._container_height if self.screen.has_class("-wide") else 0

    def _lines(self, width: int) -> list[NowLine]:
        if self.pane is None or width <= 0:
            return []
        return self.pane.lines(width, self._room)

    def _slide(self, x: int, y: int) -> None:
        lines = self._lines(self.content_size.width)
        slider = lines[y].slider if 0 <= y < len(lines) else None
        if slider is None or not slider.start <= x < slider.end:
            return
        share = (x - slider.start + 1) / (slider.end - slider.start)
        percent = Percent(round(100 * share))
        self.post_message(self.VolumeChosen(slider.target, percent))
