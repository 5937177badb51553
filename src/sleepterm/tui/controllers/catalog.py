"""Loads the catalogue: tracks, recommendations, lengths, search index."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.order import Order
from sleepterm.library.history.habits import NO_HABITS, Habits
from sleepterm.playback.notice import Notice
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.translation import ngettext
from sleepterm.tui.controllers.browse import BrowseController
from sleepterm.tui.gc_control import excluded_from_gc
from sleepterm.tui.ports.services import MadeSearch, Services
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy

if TYPE_CHECKING:
    from sleepterm.library.browse.recommendations import Offer
    from sleepterm.store.catalogs import LoadedCatalog


class LoadedLibrary(NamedTuple):
    """The result of one load.

    Attributes:
        loaded: the catalogue.
        highlight: id of the track to highlight; "" keeps the highlighted one.
        offers: the tracks recommended at this hour.
        habits: favourites and plays.
    """

    loaded: LoadedCatalog
    highlight: str = ""
    offers: tuple[Offer, ...] = ()
    habits: Habits = NO_HABITS


class CatalogController:
    """Loads the catalogue in threads, and shows it.

    Args:
        shell: the app.
        services: loads files and builds the search index.
        playback: gets the catalogue.
        browse: shows the catalogue.

    Attributes:
        problems: the errors in the user's files.
        loaded: called with each catalogue that was loaded.
    """

    def __init__(
        self,
        shell: Shell,
        services: Services,
        playback: ScreenPlayback,
        browse: BrowseController,
    ) -> None:
        self.problems: tuple[Problem, ...] = ()
        self.loaded: Callable[[LoadedCatalog], None] = lambda _: None
        self._shell = shell
        self._services = services
        self._playback = playback
        self._browse = browse
        self._has_begun = False
        self._asked = self._shown = 0
        """How often the catalogue was asked for, and which of these is shown."""
        self._found: dict[str, tuple[Problem, ...]] = {
            "settings": (*services.told_problems, *services.settings_problems),
            "catalogues": (),
            "search": (),
        }
        self._told = set(services.told_problems)

    def load(self, highlight: str = "", mix: str = "", session: str = "") -> None:
        """Load the catalogue, then highlight a track, by its id.

        Args:
            highlight: the id; "" keeps the highlighted track.
            mix: name of a mix to highlight instead.
            session: name of a session of parts to highlight instead.
        """
        self._asked += 1
        work = partial(self._read, highlight, mix, session)
        show = partial(self._show_unless_older, self._asked)
        self._shell.in_thread(work, show, group="catalog")

    def found_in_settings(self, problems: tuple[Problem, ...]) -> None:
        """Take over what is wrong in the settings file, which was told already."""
        self._found["settings"] = problems
        self._told = {*self._told, *problems}
        self._tell_problems()

    def show_problems(self) -> None:
        """Show the errors in the user's files."""
        self._shell.open_dialog(lazy.problems_page(self.problems))

    def _read(self, highlight: str, mix: str, session: str) -> LoadedLibrary:
        # Imported late: the first frame does not need them.
        from sleepterm.library.mixes.mix_tracks import mix_named  # noqa: PLC0415
        from sleepterm.library.sequences.sequence_tracks import (  # noqa: PLC0415
            sequence_named,
        )

        history = self._services.history
        with excluded_from_gc():
            loaded = self._services.load_catalog()
            _prepare(loaded.catalog)
            offers = history.offers(loaded.catalog) if history else ()
        habits = history.habits() if history else NO_HABITS
        if history and (found := history.problems()):
            loaded = replace(loaded, problems=(*loaded.problems, *found))
        named = (
            mix_named(loaded.catalog, mix) if mix else None,
            sequence_named(loaded.catalog, session) if session else None,
        )
        at = next((track.id for track in named if track), highlight)
        return LoadedLibrary(loaded, at, offers, habits)

    def _show_unless_older(self, number: int, library: LoadedLibrary) -> None:
        # A thread that is late has read the files before they were changed.
        if number > self._shown:
            self._shown = number
            self._show(library)

    def _show(self, library: LoadedLibrary) -> None:
        catalog = library.loaded.catalog
        self._playback.catalog = catalog
        self._browse.show_habits(library.habits)
        self._browse.show_catalog(catalog, library.highlight, library.offers)
        self._found["catalogues"] = library.loaded.problems
        self._tell_problems()
        begin = partial(self._begin, library.loaded)
        if self._has_begun:
            begin()
        else:
            self._shell.after(self._services.list_alone, partial(self._complete, begin))

    def _complete(self, begin: Callable[[], None]) -> None:
        self._browse.main.complete()
        self._shell.after(self._services.list_alone, begin)

    def _begin(self, loaded: LoadedCatalog) -> None:
        """Begin in threads what the list does not wait for."""
        self._has_begun = True
        catalog = loaded.catalog
        self._shell.in_thread(
            partial(self._measure, catalog), self._show_lengths, group="lengths"
        )
        self._make_search(catalog)
        self.loaded(loaded)

    def _measure(self, catalog: Catalog) -> tuple[Catalog, Catalog]:
        """Return the catalogue, and the same with newly measured lengths."""
        # Sorting by title takes longest, and is seldom needed at once.
        catalog.facets.places(Order.TITLE)
        lengths = self._services.measure_lengths(catalog)
        if not lengths:
            return catalog, catalog
        measured = catalog.with_lengths(lengths)
        _prepare(measured)
        measured.facets.places(Order.TITLE)
        return catalog, measured

    def _show_lengths(self, found: tuple[Catalog, Catalog]) -> None:
        catalog, measured = found
        if measured is not catalog and self._browse.view.catalog is catalog:
            self._playback.catalog = measured
            self._browse.show_catalog(measured)
            self._make_search(measured)

    def _make_search(self, catalog: Catalog) -> None:
        make = self._services.make_search
        if make is None:
            return

        def work() -> MadeSearch:
            with excluded_from_gc():
                return make(catalog)

        def show(made: MadeSearch) -> None:
            if self._browse.view.catalog is catalog:
                self._browse.show_search(made.search)
                self._found["search"] = made.problems
                self._tell_problems()

        self._shell.in_thread(work, show, group="search")

    def _tell_problems(self) -> None:
        problems = tuple(chain.from_iterable(self._found.values()))
        if problems == self.problems:
            return
        self.problems = problems
        self._browse.main.refresh_commands()
        if not self._told.issuperset(problems):
            text = _format_problems(problems, self._shell.key_of("show-problems"))
            self._shell.show_notice(Notice(text, is_warning=True))


def _format_problems(problems: Sequence[Problem], key: str) -> str:
    """The number of problems, their files, and the key that shows them."""
    names = {re.split(r"[/\\]", problem.file)[-1] for problem in problems}
    text = ngettext(
        "{count} problem in {files}. Press {key} for details.",
        "{count} problems in {files}. Press {key} for details.",
        len(problems),
    )
    files = ", ".join(sorted(names))
    return text.format(count=len(problems), files=files, key=key)


def _prepare(catalog: Catalog) -> None:
    """Compute, in a thread, what takes long with many tracks."""
    for track in catalog:
        _ = track.search_text
    catalog.facets.prepare()
