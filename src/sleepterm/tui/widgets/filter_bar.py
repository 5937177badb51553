"""The rows of filters, each with its count: types and the order; topics, lengths."""

from __future__ import annotations

from dataclasses import replace

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import LengthBand, TrackFilter
from sleepterm.text import sanitize_line, shortened
from sleepterm.tui.bindings import Command, bindings
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.messages import LengthChosen, TopicChosen, TypeChosen
from sleepterm.tui.widgets.choice import Choice, Option
from sleepterm.tui.widgets.ink import DIM, chosen
from sleepterm.tui.widgets.spans import content_of
from sleepterm.tui.wording import ANY_LENGTH, ANY_TOPIC, order_words

_WIDEST_TOPIC = 24
_MOST_TOPICS = 24

COMMANDS = (
    Command("open-filter", "enter,space", "open_filter", "Choose", "Show all choices."),
)


class Opener(Widget, can_focus=True):
    """A word that opens a list of choices; not there while it is empty.

    Args:
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

    help_title = "The order"
    help_text = "Enter, Space or a click shows the choices."

    words: reactive[str] = reactive("", layout=True)
    """What is chosen; "" is nothing."""

    def __init__(self, action: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.display = False
        self._action = action

    def render(self) -> Content:
        """The word."""
        has_colour = not self.app.no_color
        style = chosen(is_focused=True, has_colour=has_colour)
        return content_of([[(self.words, style if self.has_focus else DIM)]])

    def watch_words(self, words: str) -> None:
        """Nothing can be opened where nothing is seen."""
        self.display = bool(words)

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


class FilterBar(Vertical):
    """Two lines of filters; the second one hides where there is little room.

    Args:
        glyphs: the signs to draw with.
    """

    DEFAULT_CSS = """
    FilterBar {
        height: 2;
        padding: 0 1;
        & > Horizontal { height: 1; }
        & #types, & #topics { width: 1fr; }
        & #lengths { max-width: 50%; margin-left: 2; }
    }
    """

    shelf: reactive[LibraryView | None] = reactive(None)
    """The catalogue and its filter."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self.display = False
        self._glyphs = glyphs
        self._catalog: Catalog | None = None
        self._types = Choice(glyphs, id="types")
        self._types.help_title = "Types of tracks"
        self._topics = Choice(glyphs, id="topics")
        self._topics.help_title = "Topics"
        self._lengths = Choice(glyphs, id="lengths")
        self._lengths.help_title = "Lengths"
        self._order = Opener("choose_order", id="order")

    def compose(self) -> ComposeResult:
        """Both lines."""
        yield Horizontal(self._types, self._order)
        yield Horizontal(self._topics, self._lengths)

    def watch_shelf(self, shelf: LibraryView | None) -> None:
        """Show the counts and what is chosen; nothing while there are no tracks."""
        self.display = shelf is not None and len(shelf.catalog) > 0
        if shelf is None or not self.display:
            return
        wanted = shelf.filter
        self._types.options = _kinds(shelf)
        self._types.value = shelf.kind or ""
        self._topics.options = _topics(shelf)
        self._topics.value = wanted.topic or ""
        self._lengths.options = _lengths(shelf, wanted, self._glyphs)
        self._lengths.value = wanted.band.name if wanted.band else ""
        self._order.words = order_words(shelf.order)
        if shelf.catalog is not self._catalog:
            # Room for the largest numbers: no key moves anything.
            self._catalog = shelf.catalog
            largest = _lengths(shelf, TrackFilter(), self._glyphs)
            self._lengths.styles.width = self._lengths.cells(largest)

    @on(Choice.Changed)
    def _chosen(self, event: Choice.Changed) -> None:
        event.stop()
        if event.choice is self._types:
            self.post_message(TypeChosen(event.value))
        elif event.choice is self._topics:
            self.post_message(TopicChosen(event.value))
        else:
            self.post_message(LengthChosen(event.value))


def _kinds(shelf: LibraryView) -> tuple[Option, ...]:
    return tuple(
        Option(
            kind or "",
            kind.capitalize() if kind else "All",
            shelf.count(shelf.of_kind(kind)),
        )
        for kind in shelf.kinds
    )


def _topics(shelf: LibraryView) -> tuple[Option, ...]:
    """The commonest topics that show anything, and the chosen one.

    The dialog has them all.
    """
    wanted = shelf.filter
    topics = dict.fromkeys(shelf.topics[:_MOST_TOPICS])
    if wanted.topic is not None:
        topics.setdefault(wanted.topic)
    counts = {topic: shelf.count(replace(wanted, topic=topic)) for topic in topics}
    options = (
        Option(topic, shortened(sanitize_line(topic), _WIDEST_TOPIC), count)
        for topic, count in counts.items()
        if count or topic == wanted.topic
    )
    return (Option("", ANY_TOPIC), *options)


def _lengths(
    shelf: LibraryView, wanted: TrackFilter, glyphs: Glyphs
) -> tuple[Option, ...]:
    options = (
        Option(band.name, _short(band, glyphs), shelf.count(replace(wanted, band=band)))
        for band in shelf.bands
    )
    return (Option("", ANY_LENGTH), *options)


def _short(band: LengthBand, glyphs: Glyphs) -> str:
    if band is LengthBand.ENDLESS:
        return glyphs.endless
    return band.label.removesuffix(" min")
