"""A sleep diary in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from sleepterm.errors import SleeptermError
from sleepterm.night.diary.entry import Entry
from sleepterm.night.diary.fortnight import Fortnight
from sleepterm.tui.ports.diary import DiaryPage

TODAY = date(2026, 3, 2)
NIGHT = Entry(
    TODAY, time(23), time(23, 20), 20, 2, 30, time(6, 50), time(7, 10), 3, "warm"
)
"""An entry with all answers: 6:40 of 8:10 hours asleep, 82 %."""


class FakeDiary:
    """Holds entries; the player knows `guess`.

    Attributes:
        entries: by the date of their morning.
        guess: what the player knows of this night.
        due: whether the diary is offered.
        is_full: whether saving fails.
        keys: the times of last keys that were recorded.
    """

    def __init__(self, *entries: Entry) -> None:
        self.entries = {entry.morning: entry for entry in entries}
        self.guess: Entry | None = None
        self.due = True
        self.is_full = False
        self.keys: list[float] = []

    def page(self) -> DiaryPage:
        weeks = Fortnight.until(TODAY, self.entries)
        guesses = frozenset({"sleep"}) if self.guess else frozenset[str]()
        entry = self.entries.get(TODAY) or self.guess or Entry(TODAY)
        return DiaryPage(entry, weeks, guesses)

    def save(self, entry: Entry) -> None:
        if self.is_full:
            raise SleeptermError("Cannot write", "The disk is full.")
        self.entries[entry.morning] = entry

    def is_due(self) -> bool:
        due, self.due = self.due, False
        return due

    def record_keys(self, keys: Sequence[float]) -> None:
        self.keys += keys
