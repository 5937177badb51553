"""The sleep diary, as the screens use it; the command line wires the real one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from sleepterm.formats.problem import Problem
    from sleepterm.night.diary.entry import Entry
    from sleepterm.night.diary.fortnight import Fortnight


class DiaryPage(NamedTuple):
    """What the diary's screen shows.

    Attributes:
        entry: this morning's, with what the player knows where it has no answer.
        weeks: the last two weeks.
        guesses: which fields of the entry are what the player knows.
        problems: what could not be read.
    """

    entry: Entry
    weeks: Fortnight
    guesses: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


class DiaryService(Protocol):
    """The entries, and what the player knows; every method waits for a disk."""

    def page(self) -> DiaryPage:
        """The last two weeks, and this morning's entry; never raises."""

    def save(self, entry: Entry) -> None:
        """Save an entry.

        Raises:
            SleeptermError: it can't be written.
        """

    def is_due(self) -> bool:
        """Whether to offer the diary now; True only once a morning; never raises."""

    def record_keys(self, keys: Sequence[float]) -> None:
        """Add the times of last keys; never raises."""
