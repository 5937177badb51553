"""What the screen remembers of its nights: plays, favourites, and what they suggest."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sleepterm.library.catalog.catalog import Catalog
from sleepterm.store.paths import Paths

if TYPE_CHECKING:
    from sleepterm.formats.problem import Problem
    from sleepterm.library.browse.recommendations import Offer
    from sleepterm.library.history.habits import Habits
    from sleepterm.library.history.plays import Play
    from sleepterm.playback.play_tracker import Timestamps
    from sleepterm.store.history import History

# What its methods import is none of the first frame's.


class StoredHistory:
    """The diary kept in history.sqlite; may be used from several threads.

    Args:
        paths: the user's folders.
        learns: whether plays are remembered and anything is suggested.
    """

    def __init__(self, paths: Paths, *, learns: bool) -> None:
        self._path = paths.history_file
        self._learns = learns
        self._opened: History | None = None
        self._lock = threading.Lock()

    def moment(self) -> Timestamps:
        """Now."""
        from sleepterm.commands.shared.session_log import moment

        return moment()

    def offers(self, catalog: Catalog) -> tuple[Offer, ...]:
        """The tracks to begin with at this hour, and why; () if nothing is learned."""
        if not self._learns:
            return ()
        from sleepterm.library.browse.recommendations import for_you

        now = self.moment()
        with self._lock:
            history = self._history()
            plays, liked = history.plays(), history.favourites()
        return for_you(catalog, plays, liked, now=now.at, hour=now.hour)

    def habits(self) -> Habits:
        """What is liked and was played up to now; no plays if nothing is learned."""
        from sleepterm.library.history.habits import Habits

        with self._lock:
            history = self._history()
            plays = history.plays() if self._learns else ()
            liked = history.favourites()
        return Habits.of(liked, plays, now=self.moment().at)

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read or written up to now."""
        with self._lock:
            return tuple(self._history().problems)

    def like(self, track_id: str, *, liked: bool) -> None:
        """Make a track a favourite, or no more one.

        Raises:
            SleeptermError: it cannot be written.
        """
        with self._lock:
            if liked:
                self._history().like(track_id, self.moment().at)
            else:
                self._history().unlike(track_id)

    def forget_plays(self) -> None:
        """Forget every play; favourites stay.

        Raises:
            SleeptermError: it cannot be written.
        """
        with self._lock:
            self._history().forget_plays()

    def rename(self, old: str, new: str) -> None:
        """What was played and liked under one id is that of another; never raises."""
        with self._lock:
            self._history().rename(old, new)

    def record(self, plays: Sequence[Play]) -> None:
        """Remember plays, if anything is to be learned; never raises."""
        if plays and self._learns:
            with self._lock:
                self._history().record(plays)

    def _history(self) -> History:
        from sleepterm.store.history import History

        if self._opened is None:
            self._opened = History(self._path)
        return self._opened
