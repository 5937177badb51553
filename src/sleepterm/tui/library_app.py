"""What the app does about the library: load, measure, search, like, remove."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from textual import on
from textual.app import App

from sleepterm.audio.state import Status
from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.order import Order
from sleepterm.library.catalog.track import Track
from sleepterm.library.history.habits import NO_HABITS
from sleepterm.playback.notice import Notice
from sleepterm.text import sanitize_line
from sleepterm.tui.context import House
from sleepterm.tui.gc_control import excluded_from_gc
from sleepterm.tui.messages import (
    CatalogLoaded,
    HabitsLearned,
    LengthsMeasured,
    PlaysForgotten,
    SearchMade,
    SoundRemoved,
    WorkFailed,
)
from sleepterm.tui.ports.services import Services
from sleepterm.tui.screens import lazy
from sleepterm.tui.screens.main import MainScreen
from sleepterm.tui.wording import problems_words

_NOTICE_STAYS = 6.0


class LibraryApp(App[None]):
    """Slow work goes to threads and comes back as messages.

    Args:
        services: the real parts.

    Attributes:
        house: the controllers.
        main: the one main screen.
    """

    house: House
    main: MainScreen

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._known_problems: tuple[Problem, ...] = ()

    def say(self, notice: Notice) -> None:
        """Show a notice for a few seconds."""
        self.notify(
            sanitize_line(notice.text),
            title=sanitize_line(notice.title),
            severity="warning" if notice.is_warning else "information",
            timeout=_NOTICE_STAYS,
            markup=False,
        )

    def in_thread(self, work: Callable[[], None], group: str) -> None:
        """Do slow work elsewhere; what it raises is told."""

        def guarded() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001 - told to the listener
                self.post_message(WorkFailed(error))

        self.run_worker(guarded, thread=True, group=group, exit_on_error=False)

    @on(WorkFailed)
    def _tell_failure(self, event: WorkFailed) -> None:
        self.say(Notice.of(event.error))

    def load_catalog(self, highlight: str = "", mix: str = "") -> None:
        """Read the catalogues, and go to a track by its id or a mix by its name."""

        def load() -> None:
            # None of the first frame's.
            from sleepterm.library.mixes.mix_tracks import mix_named  # noqa: PLC0415

            diary = self._services.diary
            with excluded_from_gc():
                loaded = self._services.load_catalog()
                _prepare(loaded.catalog)
                offers = diary.offers(loaded.catalog) if diary else ()
            habits = diary.habits() if diary else NO_HABITS
            if diary and (found := diary.problems()):
                loaded = replace(loaded, problems=(*loaded.problems, *found))
            named = mix_named(loaded.catalog, mix) if mix else None
            at = named.id if named else highlight
            self.post_message(CatalogLoaded(loaded, at, offers, habits))

        self.in_thread(load, "catalog")

    @on(CatalogLoaded)
    def _catalog_loaded(self, event: CatalogLoaded) -> None:
        catalog = event.loaded.catalog
        self.main.show_habits(event.habits)
        self.main.show_catalog(catalog, event.highlight, event.offers)
        self._tell_problems(event.loaded.problems)
        self.in_thread(partial(self._measure, catalog), "lengths")
        self._make_search(catalog)
        self.catalog_shown()

    def catalog_shown(self) -> None:
        """A catalogue is on the screen, the first or another."""

    def _measure(self, catalog: Catalog) -> None:
        # Sorting by title takes longest, and is seldom wanted at once.
        catalog.facets.places(Order.TITLE)
        if lengths := self._services.measure_lengths(catalog):
            measured = catalog.with_lengths(lengths)
            _prepare(measured)
            self.post_message(LengthsMeasured(catalog, measured))
            measured.facets.places(Order.TITLE)

    @on(LengthsMeasured)
    def _lengths_measured(self, event: LengthsMeasured) -> None:
        if self.main.shelf.catalog is event.catalog:
            self.main.show_catalog(event.measured)
            self._make_search(event.measured)

    def _make_search(self, catalog: Catalog) -> None:
        make = self._services.make_search
        if make is not None:

            def work() -> None:
                with excluded_from_gc():
                    search = make(catalog)
                self.post_message(SearchMade(catalog, search))

            self.in_thread(work, "search")

    @on(SearchMade)
    def _search_made(self, event: SearchMade) -> None:
        if self.main.shelf.catalog is event.catalog:
            self.main.show_search(event.search)

    def _tell_problems(self, found: tuple[Problem, ...]) -> None:
        problems = (*self._services.settings_problems, *found)
        if problems == self._known_problems:
            return
        self._known_problems = self.main.problems = problems
        self.main.refresh_bindings()
        if problems:
            self.say(Notice(problems_words(problems), is_warning=True))

    @on(MainScreen.LikingWanted)
    def _liking_wanted(self, event: MainScreen.LikingWanted) -> None:
        track_id, diary = event.track.id, self._services.diary
        if diary is None:
            return
        habits = self.main.shelf.habits
        liked = [each for each in habits.liked if each != track_id]
        if event.liked:
            liked.append(track_id)
        self.main.show_habits(replace(habits, liked=tuple(liked)))
        like = partial(diary.like, track_id, liked=event.liked)
        self.in_thread(like, "history")

    @on(MainScreen.ForgettingWanted)
    def _forgetting_wanted(self) -> None:
        diary = self._services.diary

        def forget() -> None:
            if diary is not None:
                diary.forget_plays()
                self.post_message(PlaysForgotten())

        self.in_thread(forget, "history")

    @on(PlaysForgotten)
    def _plays_forgotten(self) -> None:
        self.say(Notice("It is forgotten.", "What was played"))
        self.load_catalog()

    @on(MainScreen.HabitsWanted)
    def _habits_wanted(self) -> None:
        self.in_thread(self.learn, "history")

    def learn(self) -> None:
        """Read what was played by now; in a thread."""
        if (diary := self._services.diary) is not None:
            self.post_message(HabitsLearned(diary.habits()))

    @on(HabitsLearned)
    def _habits_learned(self, event: HabitsLearned) -> None:
        # What is a favourite the screen knows sooner than the disk.
        liked = self.main.shelf.habits.liked
        self.main.show_habits(replace(event.habits, liked=liked))

    @on(MainScreen.EditWanted)
    def _edit_wanted(self, event: MainScreen.EditWanted) -> None:
        dialog = lazy.editing(event.track, self._services.edit_sound, self.house)
        _ = self.push_screen(dialog, self._sound_edited)

    def _sound_edited(self, track: Track | None) -> None:
        if track is None:
            return
        deck = self.house.deck
        layer = deck.state.layer(track.id)
        # A guided track would begin its timer anew; it waits for its next play.
        may = layer and (layer.is_loop or deck.state.status is Status.STOPPED)
        if layer and may and deck.player is not None:
            deck.player.add_layer(track, layer.percent, layer.position)
        self.load_catalog(track.id)

    @on(MainScreen.RemovalWanted)
    def _removal_wanted(self, event: MainScreen.RemovalWanted) -> None:
        track = event.track
        if self.house.deck.state.layer(track.id) is not None:
            self.house.deck.take_out(track.id)

        def remove() -> None:
            self.post_message(SoundRemoved(self._services.remove_sound(track.id)))

        self.in_thread(remove, "remove")

    @on(SoundRemoved)
    def _sound_removed(self, event: SoundRemoved) -> None:
        self.say(Notice("Removed.", event.track.title))
        self.load_catalog()


def _prepare(catalog: Catalog) -> None:
    """What takes a while with many tracks: not on the screen's time."""
    for track in catalog:
        _ = track.search_text
    catalog.facets.prepare()
