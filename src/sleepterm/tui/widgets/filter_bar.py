"""The row of filters: types with counts, topic, length."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from sleepterm.text import harmless
from sleepterm.tui.commands import Command, bindings
from sleepterm.tui.controllers.shelf import Shelf
from sleepterm.tui.marks import Marks
from sleepterm.tui.widgets.choice import Choice, Option
from sleepterm.tui.widgets.pieces import content_of

ANY_TOPIC = "any topic"
ANY_LENGTH = "any length"
_WIDEST_TOPIC = 16

COMMANDS = (
    Command("open-filter", "enter,space", "open_filter", "Choose", "Show all choices."),
)


class Opener(Widget, can_focus=True):
    """A word that opens a list of choices; bright while it filters.

    Args:
        idle: the word while nothing is chosen.
        action: the screen's action that opens the list.
    """

    ALLOW_SELECT = False
    BINDINGS = bindings(COMMANDS)
    COMPONENT_CLASSES = {"opener--idle", "opener--chosen", "opener--focused"}
    DEFAULT_CSS = """
    Opener {
        width: auto;
        height: 1;
        margin-left: 2;
        & > .opener--idle { color: $foreground 62%; }
        & > .opener--chosen { color: $accent; }
        & > .opener--focused { color: $accent; background: $foreground 14%; }
        &:nocolor > .opener--focused { text-style: reverse; }
    }
    """

    help_title = "A filter"
    help_text = "Enter, Space or a click shows the choices."

    chosen: reactive[str] = reactive("", layout=True)
    """What is chosen; "" is nothing."""

    def __init__(self, idle: str, action: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._idle = idle
        self._action = action

    def render(self) -> Content:
        """The word."""
        style = "opener--chosen" if self.chosen else "opener--idle"
        style = "opener--focused" if self.has_focus else style
        words = harmless(self.chosen)[:_WIDEST_TOPIC] or self._idle
        return content_of(self, [[(words, style)]])

    async def on_click(self, event: events.Click) -> None:
        """Open the list."""
        event.stop()
        await self.action_open_filter()

    async def action_open_filter(self) -> None:
        """Open the list."""
        await self.run_action(f"screen.{self._action}")


class FilterBar(Horizontal):
    """One line of filters.

    Args:
        marks: the signs to draw with.
    """

    DEFAULT_CSS = """
    FilterBar {
        height: 1;
        padding: 0 1;
        & > Choice { width: 1fr; }
    }
    """

    shelf: reactive[Shelf | None] = reactive(None)
    """The catalogue and its filter."""

    @dataclass
    class TypeChosen(Message):
        """A type of track, or "" for all."""

        value: str

    def __init__(self, marks: Marks) -> None:
        super().__init__()
        self._marks = marks

    def compose(self) -> ComposeResult:
        """Types, topic, length."""
        types = Choice(self._marks, id="types")
        types.help_title = "Types of tracks"
        yield types
        yield Opener(ANY_TOPIC, "choose_topic", id="topic")
        yield Opener(ANY_LENGTH, "choose_length", id="length")

    def watch_shelf(self, shelf: Shelf | None) -> None:
        """Show the counts and what is chosen."""
        if shelf is None or not self.is_mounted:
            return
        types = self.query_one("#types", Choice)
        options = [Option("", f"All {shelf.total}")]
        options += [
            Option(kind, f"{kind.capitalize()} {count}", is_void=count == 0)
            for kind, count in shelf.counts.items()
        ]
        types.options = tuple(options)
        types.value = shelf.filter.type or ""
        self.query_one("#topic", Opener).chosen = shelf.filter.topic or ""
        band = shelf.filter.band
        self.query_one("#length", Opener).chosen = band.label if band else ""

    @on(Choice.Changed, "#types")
    def _type_chosen(self, event: Choice.Changed) -> None:
        event.stop()
        self.post_message(self.TypeChosen(event.value))
