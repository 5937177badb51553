"""The sleep diary with what the player knows, for the screen and the commands."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sleepterm.desktop import clock
from sleepterm.errors import SleeptermError
from sleepterm.store.paths import Paths

if TYPE_CHECKING:
    from sleepterm.night.diary.entry import Entry
    from sleepterm.tui.ports.diary import DiaryPage

# The methods import what the first frame can do without.

_ASKED_FROM, _ASKED_UNTIL = 4, 12
"""The hours of a morning in which the diary is offered."""


class StoredDiary:
    """Implements `DiaryService` on diary.toml.

    Args:
        paths: the user's folders.
        learns: whether plays and keys are recorded and used for suggestions.
    """

    def __init__(self, paths: Paths, *, learns: bool) -> None:
        self._paths = paths
        self._learns = learns

    def page(self) -> DiaryPage:
        """Two weeks until today, and today's entry as far as it is known."""
        from sleepterm.night.diary.entry import Entry
        from sleepterm.night.diary.fortnight import Fortnight
        from sleepterm.store.diary import Diary
        from sleepterm.tui.ports.diary import DiaryPage

        diary, morning = Diary(self._paths.diary_file), today()
        entries = diary.entries()
        entry = entries.get(morning, Entry(morning))
        known = with_suggestion(entry, self.suggested(morning))
        guesses = {
            x.name
            for x in fields(entry)
            if getattr(known, x.name) != getattr(entry, x.name)
        }
        weeks = Fortnight.until(morning, entries)
        return DiaryPage(known, weeks, frozenset(guesses), tuple(diary.problems))

    def suggested(self, morning: date) -> Entry:
        """What the player knows of a night; blank if it records nothing."""
        from sleepterm.night.diary.entry import Entry
        from sleepterm.night.diary.suggestion import Sound, suggested
        from sleepterm.store.diary_state import load_diary_state
        from sleepterm.store.history import History

        if not self._learns:
            return Entry(morning)
        plays = History(self._paths.history_file).plays()
        keys = load_diary_state(self._paths.diary_state).keys
        return suggested(morning, (Sound(x.at, x.heard) for x in plays), keys)

    def save(self, entry: Entry) -> None:
        """Save an entry.

        Raises:
            SleeptermError: it can't be written.
        """
        from sleepterm.store.diary import Diary

        Diary(self._paths.diary_file).change(entry.morning, lambda _: entry)

    def is_due(self) -> bool:
        """Whether to offer the diary: in a morning without an entry, and only once.

        Never raises: it is not offered if that could not be remembered.
        """
        from sleepterm.store.diary import Diary
        from sleepterm.store.diary_state import record_offer

        if not _ASKED_FROM <= clock.now().hour < _ASKED_UNTIL:
            return False
        morning = today()
        if morning in Diary(self._paths.diary_file).entries():
            return False
        with contextlib.suppress(SleeptermError):
            return record_offer(self._paths.diary_state, morning)
        return False

    def record_keys(self, keys: Sequence[float]) -> None:
        """Add the times of last keys, unless nothing is recorded; never raises."""
        from sleepterm.store.diary_state import record_keys

        if self._learns:
            with contextlib.suppress(SleeptermError):
                record_keys(self._paths.diary_state, keys)


def today() -> date:
    """The date of this morning, on the user's clock."""
    from sleepterm.night.diary.nights import local_time

    return local_time(clock.now().at).date()


def with_suggestion(entry: Entry, suggestion: Entry) -> Entry:
    """The entry, what it does not answer taken from a suggestion."""
    known: dict[str, Any] = {
        x.name: getattr(suggestion, x.name)
        for x in fields(entry)
        if getattr(entry, x.name) in {None, ""}
    }
    return replace(entry, **known)
