"""The row of filters: types with counts, topic, length."""

from __future__ import annotations

from textual import events, on
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from sleepterm.text import harmless
from sleepterm.tui.commands import Command, bindings
from sleepterm.tui.controllers.shelf import Shelf
from sleepterm.tui.marks import Marks
from sleepterm.tui.messages import TypeChosen
from sleepterm.tui.widgets.choice import Choice, Option
from sleepterm.tui.widgets.ink import DIM, chosen
from sleepterm.tui.widgets.pieces import content_of
from sleepterm.tui.wording import ANY_LENGTH, ANY_TOPIC

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
    DEFAULT_CSS = """
    Opener {
        width: auto;
        height: 1;
        margin-left: 2;
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
        style = DIM
        if self.chosen or self.has_focus:
            has_colour = not self.app.no_color
            style = chosen(is_focused=self.has_focus, has_colour=has_colour)
        words = harmless(self.chosen)[:_WIDEST_TOPIC] or self._idle
        return content_of([[(words, style)]])

    def on_focus(self) -> None:
        """Show where the focus is."""
        self.refresh()

    def on_blur(self) -> None:
        """Show where the focus is not."""
        self.refresh()

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

    def __init__(self, marks: Marks) -> None:
        super().__init__()
        self._types = Choice(marks, id="types")
        self._types.help_title = "Types of tracks"
        self._topic = Opener(ANY_TOPIC, "choose_topic", id="topic")
        self._length = Opener(ANY_LENGTH, "choose_length", id="length")

    def watch_shelf(self, shelf: Shelf | None) -> None:
        """Show the counts and what is chosen; nothing while there are no tracks."""
        if shelf is None or not self.is_attached or not len(shelf.catalog):
            return
        options = [Option("", f"All {shelf.total}")]
        options += [
            Option(kind, f"{kind.capitalize()} {count}", is_void=count == 0)
            for kind, count in shelf.counts.items()
        ]
        self._types.options = tuple(options)
        self._types.value = shelf.filter.type or ""
        self._topic.chosen = shelf.filter.topic or ""
        band = shelf.filter.band
        self._length.chosen = band.label if band else ""
        if not self.children:
            _ = self.mount(self._types, self._topic, self._length)

    @on(Choice.Changed, "#types")
    def _type_chosen(self, event: Choice.Changed) -> None:
        event.stop()
        self.post_message(TypeChosen(event.value))
