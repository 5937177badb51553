"""What the commands and the filters of finding do."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import LengthBand, TrackFilter
from sleepterm.library.catalog.order import Order
from sleepterm.library.history.habits import Habits, PersonalList
from sleepterm.text import sanitize_line
from sleepterm.tui.bindings import FINDING, bindings
from sleepterm.tui.context import House
from sleepterm.tui.messages import LengthChosen, SearchLeft, TopicChosen, TypeChosen
from sleepterm.tui.screens import lazy
from sleepterm.tui.screens.playing_actions import PlayingActions
from sleepterm.tui.widgets.track_list import TrackList
from sleepterm.tui.wording import ANY_LENGTH, ANY_TOPIC, order_choices


class FindingActions(PlayingActions):
    """Words, filters and the order of the tracks.

    Args:
        house: the controllers.
    """

    BINDINGS = bindings(FINDING)

    shelf: reactive[LibraryView] = reactive(
        LibraryView(Catalog(), TrackFilter()), init=False
    )
    """The catalogue and its filter."""

    class HabitsWanted(Message):
        """The list is about to say when something was played."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        first = LibraryView(Catalog(), TrackFilter(), order=house.memory.order)
        self.set_reactive(FindingActions.shelf, first)

    @property
    def tracks(self) -> TrackList:
        """The list."""
        return self.query_one(TrackList)

    @property
    def search(self) -> Input:
        """The search field."""
        return self.query_one(Input)

    def filter_by(self, wanted: TrackFilter) -> None:
        """Another filter on the same catalogue."""
        before = self.shelf.filter
        if wanted != before:
            self.shelf = self.shelf.through(wanted)
            if wanted.personal is PersonalList.RECENT is not before.personal:
                self.post_message(self.HabitsWanted())

    def sort_by(self, order: Order | None) -> None:
        """Another order, remembered for the next nights."""
        if order is not self.shelf.order:
            self.house.memory.order = order
            self.shelf = self.shelf.by(order)
            if order is Order.PLAYED:
                self.post_message(self.HabitsWanted())

    def show_habits(self, habits: Habits) -> None:
        """What the listener likes and has played is known, or has changed."""
        at = self.tracks.cursor
        held = self.tracks.highlighted
        self.tracks.liked = frozenset(habits.liked)
        self.shelf = self.shelf.known_to(habits)
        if held is not None and self.tracks.highlighted != held:
            # It was no favourite any more: the next one is at hand.
            self.tracks.action_move_cursor(at - self.tracks.cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command can be done now; None greys it out."""
        match action:
            case "clear_filter":
                return self.shelf.is_filtered
            case "drop_wish":
                return self.shelf.to_drop is not None
            case _:
                return super().check_action(action, parameters)

    def action_edit_search(self) -> None:
        """To the search field."""
        if self.query(Input):
            self.add_class("-searching")
            self.search.focus()

    def action_clear_filter(self) -> None:
        """Forget every filter."""
        self._ask_for(TrackFilter())

    def action_drop_wish(self) -> None:
        """Take back the wish without which there is something."""
        if (wish := self.shelf.to_drop) is not None:
            self._ask_for(wish.others)

    def _ask_for(self, wanted: TrackFilter) -> None:
        self.filter_by(wanted)
        if self.search.value != wanted.text:
            self.search.value = wanted.text

    def action_choose_topic(self) -> None:
        """Ask for a topic."""
        shelf = self.shelf
        options = [("", ANY_TOPIC)]
        for topic in shelf.topics:
            count = shelf.count(replace(shelf.filter, topic=topic))
            options.append((topic, f"{sanitize_line(topic)} {count}"))

        def chosen(value: str | None) -> None:
            if value is not None:
                self.post_message(TopicChosen(value))

        self._open(lazy.pick("Topic", options, shelf.filter.topic or ""), chosen)

    def action_choose_length(self) -> None:
        """Ask for a length band."""
        shelf = self.shelf
        options = [("", ANY_LENGTH)]
        for band in shelf.bands:
            count = shelf.count(replace(shelf.filter, band=band))
            options.append((band.name, f"{band.label} {count}"))

        def chosen(value: str | None) -> None:
            if value is not None:
                self.post_message(LengthChosen(value))

        now = shelf.filter.band
        self._open(lazy.pick("Length", options, now.name if now else ""), chosen)

    def action_choose_order(self) -> None:
        """Ask what to sort by."""

        def chosen(value: str | None) -> None:
            if value is not None:
                self.sort_by(Order(value) if value else None)

        now = self.shelf.order
        self._open(lazy.pick("Order", order_choices(), now or ""), chosen)

    @on(Input.Changed, "SearchField")
    def _search_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.filter_by(replace(self.shelf.filter, text=event.value))

    @on(SearchLeft)
    def _search_left(self) -> None:
        self.tracks.focus()

    @on(TypeChosen)
    def _type_chosen(self, event: TypeChosen) -> None:
        kinds = (kind for kind in self.shelf.kinds if kind == event.value)
        self.filter_by(self.shelf.of_kind(next(kinds, None)))

    @on(TrackList.TypeChanged)
    def _type_changed(self, event: TrackList.TypeChanged) -> None:
        self.filter_by(self.shelf.of_kind(self.shelf.next_kind(event.direction)))

    @on(TopicChosen)
    def _topic_chosen(self, event: TopicChosen) -> None:
        self.filter_by(replace(self.shelf.filter, topic=event.value or None))

    @on(LengthChosen)
    def _length_chosen(self, event: LengthChosen) -> None:
        band = LengthBand[event.value] if event.value else None
        self.filter_by(replace(self.shelf.filter, band=band))
