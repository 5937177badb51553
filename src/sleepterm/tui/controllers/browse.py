"""Browses the library: search, filters, order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import LengthBand, TrackFilter
from sleepterm.library.catalog.labels import band_label, topic_label
from sleepterm.library.catalog.order import Order
from sleepterm.library.catalog.track import Track
from sleepterm.library.history.habits import Habits, PersonalList
from sleepterm.playback.screen_api import ScreenMemory
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui.order_words import order_choices
from sleepterm.tui.ports.main_view import MainView
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy
from sleepterm.tui.wording import (
    ANY_LENGTH,
    ANY_TOPIC,
    format_no_matches,
)

if TYPE_CHECKING:
    from sleepterm.library.browse.recommendations import Offer
    from sleepterm.library.search.search import Search

_NO_TRACKS = _("No tracks yet. Press a to add your own sounds.")


class BrowseController:
    """Holds the view of the library, and changes it.

    Args:
        shell: the app.
        memory: stores the order.
        main: the main screen.

    Attributes:
        main: the main screen.
        view: the list, its filter and its order.
        times_needed: called when the list starts to show when tracks were played.
    """

    def __init__(self, shell: Shell, memory: ScreenMemory, main: MainView) -> None:
        self.view = LibraryView(Catalog(), TrackFilter(), order=memory.order)
        self.times_needed: Callable[[], None] = lambda: None
        self._shell = shell
        self._memory = memory
        self.main = main

    @property
    def highlighted(self) -> Track | None:
        """The track under the cursor."""
        return self.main.highlighted

    def show_catalog(
        self,
        catalog: Catalog,
        highlight: str = "",
        offers: Sequence[Offer] | None = None,
    ) -> None:
        """Show another catalogue through the same filter.

        Args:
            catalog: the new catalogue.
            highlight: id of a track to highlight; a filter that hides it is cleared.
                "" keeps the highlighted track.
            offers: the recommended tracks; None keeps the present ones.
        """
        offers = self.view.offers if offers is None else offers
        view = self.view.with_catalog(catalog, self.view.filter, offers)
        if highlight in catalog and all(x.id != highlight for x in view.tracks):
            view = view.with_filter(TrackFilter())
            self.main.set_search("")
        self.main.set_empty_text(
            format_no_matches(None) if len(catalog) else _NO_TRACKS
        )
        self._show(view)
        if highlight in catalog:
            self.main.go_to(highlight)

    def show_search(self, search: Search) -> None:
        """Use this search index from now on."""
        self._show(self.view.with_search(search))

    def show_habits(self, habits: Habits) -> None:
        """Show new favourites and plays."""
        self._show(self.view.with_habits(habits))

    def filter_by(self, wanted: TrackFilter) -> None:
        """Show the same catalogue through another filter."""
        before = self.view.filter
        if wanted != before:
            self._show(self.view.with_filter(wanted))
            if wanted.personal is PersonalList.RECENT is not before.personal:
                self.times_needed()

    def sort_by(self, order: Order | None) -> None:
        """Sort the list; the order is saved for the next sessions."""
        if order is not self.view.order:
            self._memory.order = order
            self._show(self.view.with_order(order))
            if order is Order.PLAYED:
                self.times_needed()

    def edit_search(self) -> None:
        """Go to the search field."""
        self.main.focus_search()

    def search_for(self, text: str) -> None:
        """Show the tracks that match a text."""
        self.filter_by(replace(self.view.filter, text=text))

    def clear(self) -> None:
        """Remove every filter."""
        self._replace_filter(TrackFilter())

    def drop_filter(self) -> None:
        """Remove the filter that leaves the list empty."""
        if (blocking := self.view.blocking_filter) is not None:
            self._replace_filter(blocking.others)

    def show_kind(self, value: str) -> None:
        """Show one type of track, or one of the user's own lists; "" shows all."""
        kinds = (kind for kind in self.view.kinds if kind == value)
        self.filter_by(self.view.of_kind(next(kinds, None)))

    def show_next_kind(self, direction: int) -> None:
        """Show the type before (-1) or after (+1)."""
        self.filter_by(self.view.of_kind(self.view.next_kind(direction)))

    def show_topic(self, topic: str) -> None:
        """Show one topic; "" shows all."""
        self.filter_by(replace(self.view.filter, topic=topic or None))

    def show_length(self, band: str) -> None:
        """Show one length band, by its name; "" shows all."""
        wanted = LengthBand[band] if band else None
        self.filter_by(replace(self.view.filter, band=wanted))

    def choose_topic(self) -> None:
        """Ask for a topic."""
        view = self.view
        options = [("", ANY_TOPIC)]
        for topic in view.topics:
            count = view.count(replace(view.filter, topic=topic))
            options.append((topic, f"{sanitize_line(topic_label(topic))} {count}"))
        self._pick(_("Topic"), options, view.filter.topic or "", self.show_topic)

    def choose_length(self) -> None:
        """Ask for a length band."""
        view = self.view
        options = [("", ANY_LENGTH)]
        for band in view.bands:
            count = view.count(replace(view.filter, band=band))
            options.append((band.name, f"{band_label(band)} {count}"))
        now = view.filter.band
        self._pick(_("Length"), options, now.name if now else "", self.show_length)

    def choose_order(self) -> None:
        """Ask what to sort by."""

        def chosen(value: str) -> None:
            self.sort_by(Order(value) if value else None)

        self._pick(_("Sort by"), order_choices(), self.view.order or "", chosen)

    def _pick(
        self,
        heading: str,
        options: Sequence[tuple[str, str]],
        now: str,
        chosen: Callable[[str], None],
    ) -> None:
        def answered(value: str | None) -> None:
            if value is not None:
                chosen(value)

        dialog = lazy.pick_dialog(self._shell.glyphs, heading, options, now)
        self._shell.open_dialog(dialog, answered)

    def _replace_filter(self, wanted: TrackFilter) -> None:
        self.filter_by(wanted)
        self.main.set_search(wanted.text)

    def _show(self, view: LibraryView) -> None:
        before, self.view = self.view, view
        self.main.show_view(before, view)
