"""What the night screen draws: one dim line, or the choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset

from sleepterm.tui.night_ink import NightInk
from sleepterm.tui.widgets.span_lines import SpanLines
from sleepterm.tui.widgets.spans import Span, centred, fitted, width_of

_TALL = 11
_GAP = 3


class Choice(NamedTuple):
    """One of the choices.

    Attributes:
        action: of the screen; a click or Enter runs it.
        keys: as shown.
        label: what it does.
    """

    action: str
    keys: str
    label: str


class NightLook(NamedTuple):
    """What is drawn.

    Attributes:
        is_lit: whether the choices are shown.
        line: the dim line, shown without the choices.
        choices: from top to bottom.
        at: which of them is chosen.
        feet: texts for the line below the choices; the first that fits is shown.
    """

    is_lit: bool = False
    line: str = ""
    choices: Sequence[Choice] = ()
    at: int = 0
    feet: Sequence[str] = ("",)


class NightLines(SpanLines):
    """Draws a look; a click runs the action of a choice.

    Args:
        ink: the styles.
        here: the sign before the chosen one.
        more: the sign where a line was cut off.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    NightLines { width: 1fr; height: 1fr; background: #000000; }
    """

    def __init__(self, ink: NightInk, here: str, more: str) -> None:
        super().__init__()
        self._ink = ink
        self._here = here
        self._more = more
        self.look = NightLook()

    def show(self, look: NightLook) -> None:
        """Draw another look; only the cells that differ."""
        self.look = look
        self.redraw()

    @property
    def highlight_at(self) -> Offset:
        """The cell of the mark before the chosen choice; else of the dim line."""
        if not self.look.is_lit:
            return super().highlight_at
        first, step = self._rows(self.content_size.height)
        y = first + step * self.look.at
        line = "".join(text for text, _ in self.span_lines()[y])
        return Offset(cell_len(line) - cell_len(line.lstrip()), y)

    def span_lines(self) -> Sequence[Sequence[Span]]:
        """The lines to draw now."""
        width, height = self.content_size
        if self.look.is_lit:
            return self._lit(width, height)
        if not self.look.line:
            return ()
        above: list[list[Span]] = [[]] * (height // 2)
        return [*above, self._centred([(self.look.line, self._ink.line)], width)]

    async def on_click(self, event: events.Click) -> None:
        """Run the clicked choice."""
        if not self.look.is_lit:
            return
        first, step = self._rows(self.content_size.height)
        at = (event.y - first + (step - 1) // 2) // step
        if 0 <= at < len(self.look.choices):
            await self.screen.run_action(self.look.choices[at].action)

    def _rows(self, height: int) -> tuple[int, int]:
        """The row of the first choice, and the distance of the rows."""
        step = 3 if height >= _TALL else 2
        used = step * len(self.look.choices) + 1
        return max(0, (height - used) // 2), step

    def _lit(self, width: int, height: int) -> list[list[Span]]:
        choices = self.look.choices
        keys = max((cell_len(x.keys) for x in choices), default=0)
        labels = max((cell_len(x.label) for x in choices), default=0)
        marks = cell_len(self._here) + 1
        gap = _GAP if marks + keys + _GAP + labels <= width else 1
        first, step = self._rows(height)
        lines: list[list[Span]] = [[] for _ in range(first)]
        for index, choice in enumerate(choices):
            is_here = index == self.look.at
            text = f"{choice.keys:<{keys}}{' ' * gap}{choice.label:<{labels}}"
            ink = f"bold {self._ink.here}" if is_here else self._ink.choice
            mark = (f"{self._here} ", ink) if is_here else (" " * marks, "")
            lines.append(self._centred([mark, (text, ink)], width))
            lines += [[] for _ in range(step - 1)]
        fitting = (text for text in self.look.feet if cell_len(text) <= width)
        foot = next(fitting, self.look.feet[-1])
        lines.append(self._centred([(foot, self._ink.choice)], width))
        return lines[: max(1, height)]

    def _centred(self, spans: list[Span], width: int) -> list[Span]:
        if width_of(spans) > width:
            text = "".join(text for text, _ in spans)
            return [(fitted(text, width, self._more), spans[-1][1])]
        return centred(spans, width)
