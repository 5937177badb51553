"""The filter bar: types and sort order, topics and lengths, with counts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive, var
from textual.widget import Widget

from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import LengthBand, TrackFilter
from sleepterm.library.catalog.labels import TYPE_TITLES, topic_label
from sleepterm.text import sanitize_line, shortened
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.order_words import format_order
from sleepterm.tui.readable import terminal_of
from sleepterm.tui.widgets.choice import Choice, Option
from sleepterm.tui.widgets.ink import DIM, chosen
from sleepterm.tui.widgets.spans import content_of
from sleepterm.tui.wording import ANY_LENGTH, ANY_TOPIC

_WIDEST_TOPIC = 24
_MOST_TOPICS = 24
_BANDS = {
    LengthBand.UNDER_5: "0-5",
    LengthBand.FROM_5: "5-10",
    LengthBand.FROM_10: "10-20",
    LengthBand.FROM_20: "20+",
}
"""Minutes; all but the endless."""

COMMANDS = (
    Shortcut(
        "open-filter",
        "enter,space",
        _("Choose"),
        _("Show all choices."),
        action="open_filter",
    ),
)


class Opener(Widget, can_focus=True):
    """A text that opens a list of choices; hidden while it is empty.

    Args:
        command: id of the command that opens the list.
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

    help_title = _("Sort order")
    help_text = _("Enter, Space or a click shows the choices.")

    words: reactive[str] = reactive("", layout=True)
    """The chosen value; "" if none is."""

    def __init__(self, command: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.display = False
        self._command = command

    @property
    def highlight_at(self) -> Offset:
        """The first cell."""
        return Offset(0, 0)

    def render(self) -> Content:
        """The text."""
        has_tints = terminal_of(self.app).has_tints
        style = chosen(is_focused=True, has_tints=has_tints)
        return content_of([[(self.words, style if self.has_focus else DIM)]])

    def watch_words(self, words: str) -> None:
        """Hide the widget while it has no text."""
        self.display = bool(words)

    def on_focus(self) -> None:
        """Show the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the focus."""
        self.refresh()

    async def on_click(self, event: events.Click) -> None:
        """Open the list."""
        event.stop()
        await self.action_open_filter()

    async def action_open_filter(self) -> None:
        """Open the list."""
        await self.run_action(f"screen.run('{self._command}')")


class FilterBar(Vertical):
    """Two lines of filters; the second is hidden on low screens.

    Args:
        glyphs: characters to draw with.
    """

    DEFAULT_CSS = """
    FilterBar {
        height: 2;
        padding: 0 1 0 0;
        & > Horizontal { height: 1; }
        & #types, & #topics { width: 1fr; }
        & #lengths { max-width: 50%; margin-left: 1; }
    }
    """

    view: var[LibraryView | None] = var(None)
    """The listed view."""

    @dataclass(eq=False, repr=False)
    class TypeChosen(Message):
        """A type, one of the user's own lists, or "" for all, was chosen."""

        value: str

    @dataclass(eq=False, repr=False)
    class TopicChosen(Message):
        """A topic, or "" for any, was chosen."""

        value: str

    @dataclass(eq=False, repr=False)
    class LengthChosen(Message):
        """A length band's name, or "" for any, was chosen."""

        value: str

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self.display = False
        self._glyphs = glyphs
        self._catalog: Catalog | None = None
        self._types = Choice(glyphs, id="types")
        self._types.help_title = _("Types of tracks")
        self._topics = Choice(glyphs, id="topics")
        self._topics.help_title = _("Topics")
        self._lengths = Choice(glyphs, id="lengths")
        self._lengths.help_title = _("Lengths")
        self._order = Opener("choose-order", id="order")

    def compose(self) -> ComposeResult:
        """Both lines."""
        yield Horizontal(self._types, self._order)
        yield Horizontal(self._topics, self._lengths)

    def watch_view(self, view: LibraryView | None) -> None:
        """Show counts and choices; hide the bar while there are no tracks."""
        self.display = view is not None and len(view.catalog) > 0
        if view is None or not self.display:
            return
        wanted = view.filter
        self._types.options = _kinds(view)
        self._types.value = view.kind or ""
        self._topics.options = _topics(view)
        self._topics.value = wanted.topic or ""
        self._lengths.options = _lengths(view, wanted, self._glyphs)
        self._lengths.value = wanted.band.name if wanted.band else ""
        self._order.words = format_order(view.order)
        if view.catalog is not self._catalog:
            # Room for the largest numbers, so that nothing moves at a key.
            self._catalog = view.catalog
            largest = _lengths(view, TrackFilter(), self._glyphs)
            self._lengths.styles.width = self._lengths.cells(largest)

    @on(Choice.Changed)
    def _chosen(self, event: Choice.Changed) -> None:
        event.stop()
        if event.choice is self._types:
            self.post_message(self.TypeChosen(event.value))
        elif event.choice is self._topics:
            self.post_message(self.TopicChosen(event.value))
        else:
            self.post_message(self.LengthChosen(event.value))


def _kinds(view: LibraryView) -> tuple[Option, ...]:
    return tuple(
        Option(kind or "", TYPE_TITLES[kind], view.count(view.of_kind(kind)))
        for kind in view.kinds
    )


def _topics(view: LibraryView) -> tuple[Option, ...]:
    """The commonest topics that have tracks, and the chosen one.

    The dialog lists all topics.
    """
    wanted = view.filter
    topics = dict.fromkeys(view.topics[:_MOST_TOPICS])
    if wanted.topic is not None:
        topics.setdefault(wanted.topic)
    counts = {topic: view.count(replace(wanted, topic=topic)) for topic in topics}
    options = (
        Option(
            topic, shortened(sanitize_line(topic_label(topic)), _WIDEST_TOPIC), count
        )
        for topic, count in counts.items()
        if count or topic == wanted.topic
    )
    return (Option("", ANY_TOPIC), *options)


def _lengths(
    view: LibraryView, wanted: TrackFilter, glyphs: Glyphs
) -> tuple[Option, ...]:
    options = (
        Option(band.name, _short(band, glyphs), view.count(replace(wanted, band=band)))
        for band in view.bands
    )
    return (Option("", ANY_LENGTH), *options)


def _short(band: LengthBand, glyphs: Glyphs) -> str:
    return _BANDS.get(band, glyphs.endless)
