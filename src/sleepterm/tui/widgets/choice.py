"""A one-line choice of options."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.readable import terminal_of
from sleepterm.tui.widgets.ink import DIM, FAINT, chosen
from sleepterm.tui.widgets.spans import Span, Spot, content_of, spot_at

COMMANDS = (
    Shortcut(
        "choice-next",
        "right,l,space",
        _("Next"),
        _("Choose the next option."),
        _("choose"),
        action="choose_next(1)",
    ),
    Shortcut(
        "choice-previous",
        "left,h",
        _("Previous"),
        _("Choose the previous option."),
        _("choose"),
        action="choose_next(-1)",
    ),
)


class Option(NamedTuple):
    """One option of a choice.

    Attributes:
        value: its value.
        label: its text, safe to show.
        number: shown behind the label; None shows none.
    """

    value: str
    label: str
    number: int | None = None

    @property
    def tail(self) -> str:
        """The number with a space before it, or ""."""
        return "" if self.number is None else f" {self.number}"


class Choice(Widget, can_focus=True):
    """One line of options; if they don't fit, those around the chosen one are shown.

    Args:
        glyphs: characters to draw with.
        options: the options.
        value: the value of the chosen option.
    """

    ALLOW_SELECT = False
    BINDINGS = bindings(COMMANDS)
    DEFAULT_CSS = """
    Choice {
        height: 1;
    }
    """

    help_title = _("Choice")
    help_text = _("Choose with Left and Right, or click.")

    options: reactive[tuple[Option, ...]] = reactive((), init=False)
    """The options."""
    value: reactive[str] = reactive("", init=False)
    """The value of the chosen option."""

    @dataclass(eq=False, repr=False)
    class Changed(Message):
        """The user chose another option."""

        choice: Choice
        value: str

        @property
        def control(self) -> Choice:
            """The widget that sent this."""
            return self.choice

    def __init__(
        self,
        glyphs: Glyphs,
        options: Sequence[Option] = (),
        value: str = "",
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
    ) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self._spots: list[Spot] = []
        self.set_reactive(Choice.options, tuple(options))
        self.set_reactive(Choice.value, value)

    def render(self) -> Content:
        """The options that fit into the line."""
        return content_of([self._spans(self.size.width)])

    def cells(self, options: Sequence[Option]) -> int:
        """The number of cells that these options need."""
        gaps = len(self._gap) * max(0, len(options) - 1)
        return sum(map(_cells, options)) + gaps

    def on_focus(self) -> None:
        """Show the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the focus."""
        self.refresh()

    def action_choose_next(self, direction: int) -> None:
        """Choose the next option (+1) or the previous one (-1)."""
        if self.options:
            place = (self._place + direction) % len(self.options)
            self._choose(self.options[place].value)

    def on_click(self, event: events.Click) -> None:
        """Choose the clicked option."""
        if (value := spot_at(self._spots, event.x)) is not None:
            self._choose(value)

    @property
    def highlight_at(self) -> Offset:
        """The cell of the mark before the chosen option."""
        marks = (spot.start for spot in self._spots if spot.target == self.value)
        return Offset(next(marks, 0), 0)

    @property
    def _place(self) -> int:
        values = [option.value for option in self.options]
        return values.index(self.value) if self.value in values else 0

    def _choose(self, value: str) -> None:
        if value != self.value:
            self.value = value
            self.post_message(self.Changed(self, value))

    def _spans(self, width: int) -> list[Span]:
        first, end = self._window(width)
        spans: list[Span] = []
        self._spots = []
        x = 0
        if first > 0:
            spans.append((self._glyphs.more, DIM))
            x = 1
        for index in range(first, end):
            option = self.options[index]
            if index > first:
                spans.append((self._gap, FAINT))
                x += len(self._gap)
            spans += self._words(option)
            end_x = x + _cells(option)
            self._spots.append(Spot(x, end_x, option.value))
            x = end_x
        if end < len(self.options):
            spans.append((f" {self._glyphs.more}", DIM))
        return spans

    @property
    def _gap(self) -> str:
        return f" {self._glyphs.dot}"

    def _words(self, option: Option) -> list[Span]:
        if option.value == self.value:
            has_tints = terminal_of(self.app).has_tints
            style = chosen(is_focused=self.has_focus, has_tints=has_tints)
            return [(self._glyphs.here + option.label + option.tail, style)]
        return [(f" {option.label}{option.tail}", DIM)]

    def _window(self, width: int) -> tuple[int, int]:
        """First and end index of the options that fit; the chosen one is among them."""
        sizes = [_cells(option) + len(self._gap) for option in self.options]
        first = 0
        while first < self._place and sum(sizes[first : self._place + 1]) > width - 2:
            first += 1
        end = first
        used = 1 if first else 0
        while end < len(sizes):
            rest = 0 if end == len(sizes) - 1 else 2
            if end > self._place and used + sizes[end] - len(self._gap) + rest > width:
                break
            used += sizes[end]
            end += 1
        return first, end


def _cells(option: Option) -> int:
    """The cells of an option with the mark before it."""
    return 1 + cell_len(option.label + option.tail)
