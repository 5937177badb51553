"""The history for the screens: plays, favourites, recommendations."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sleepterm.desktop import clock
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.store.paths import Paths
from sleepterm.store.session import load_session

if TYPE_CHECKING:
    from sleepterm.formats.problem import Problem
    from sleepterm.library.browse.recommendations import Offer
    from sleepterm.library.history.habits import Habits
    from sleepterm.library.history.plays import Play
    from sleepterm.store.history import History

# The methods import what the first frame can do without.


class StoredHistory:
    """Implements `HistoryService` on history.sqlite; for use by several threads.

    Args:
        paths: the user's folders.
        learns: whether plays are recorded and used for suggestions.
    """

    def __init__(self, paths: Paths, *, learns: bool) -> None:
        self._path = paths.history_file
        self._session = paths.session_file
        self._keys = paths.diary_state
        self._learns = learns
        self._opened: History | None = None
        self._lock = threading.Lock()

    def offers(self, catalog: Catalog) -> tuple[Offer, ...]:
        """Suggestions for this hour, the best first.

        If nothing is learned there are none, but in the middle of the night the last
        mix.
        """
        from sleepterm.library.browse.last_at_night import offers_at_night
        from sleepterm.library.browse.recommendations import for_you

        now = clock.now()
        plays, liked = self._remembered()
        offers = (
            for_you(catalog, plays, liked, now=now.at, hour=now.hour)
            if self._learns
            else ()
        )
        last = [layer.track_id for layer in load_session(self._session).layers]
        return offers_at_night(offers, catalog, plays, last, hour=now.hour)

    def habits(self) -> Habits:
        """Favourites and plays until now; no plays if nothing is learned."""
        from sleepterm.library.history.habits import Habits

        plays, liked = self._remembered()
        return Habits.of(liked, plays, now=clock.now().at)

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read or written until now."""
        with self._lock:
            return () if self._opened is None else tuple(self._opened.problems)

    def like(self, track_id: str, *, liked: bool) -> None:
        """Add a track to the favourites, or remove it.

        Raises:
            SleeptermError: it cannot be written.
        """
        with self._lock:
            if liked:
                self._history().like(track_id, clock.now().at)
            else:
                self._history().unlike(track_id)

    def forget_plays(self) -> None:
        """Delete all plays and the times of last keys; favourites are kept.

        Raises:
            SleeptermError: it cannot be written.
        """
        from sleepterm.store.diary_state import forget_keys

        with self._lock:
            self._history().forget_plays()
            forget_keys(self._keys)

    def rename(self, old: str, new: str) -> None:
        """Move the plays and the favourite of one id to another; never raises."""
        with self._lock:
            self._history().rename(old, new)

    def record(self, plays: Sequence[Play]) -> None:
        """Add plays, unless nothing is learned; never raises."""
        if plays and self._learns:
            with self._lock:
                self._history().record(plays)

    def _remembered(self) -> tuple[Sequence[Play], Sequence[str]]:
        """The plays, if anything is learned, and the favourites."""
        if self._opened is None and not self._path.exists():
            # A new home need not wait for a database.
            return (), ()
        with self._lock:
            history = self._history()
            return history.plays() if self._learns else (), history.favourites()

    def _history(self) -> History:
        from sleepterm.store.history import History

        if self._opened is None:
            self._opened = History(self._path)
        return self._opened
