"""The last two weeks of the diary: rows of text, a plot, and the mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from sleepterm.night.diary.entry import Entry, Figures, figures
from sleepterm.night.diary.nights import Zone
from sleepterm.translation import gettext as _

DAYS = 14
"""How many days are shown."""

AXIS = 5
"""Cells of a plot before its first bar."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the two weeks; `entry` is None if it was missed."""

    morning: date
    entry: Entry | None
    figures: Figures


@dataclass(frozen=True, slots=True)
class Fortnight:
    """Two weeks, the earliest day first."""

    days: tuple[Day, ...]

    @classmethod
    def until(
        cls, last: date, entries: Mapping[date, Entry], zone: Zone = None
    ) -> Fortnight:
        """The two weeks that end with this day."""
        mornings = [last - timedelta(days=ago) for ago in reversed(range(DAYS))]
        return cls(tuple(_day(x, entries.get(x), zone) for x in mornings))

    def with_last(self, entry: Entry, zone: Zone = None) -> Fortnight:
        """The two weeks with another entry on their last day."""
        return Fortnight((*self.days[:-1], _day(entry.morning, entry, zone)))

    @property
    def efficiencies(self) -> tuple[float | None, ...]:
        """The sleep efficiency of each day, 0.0 to 1.0; None where there is none."""
        return tuple(day.figures.efficiency for day in self.days)

    @property
    def mean(self) -> str:
        """The mean sleep efficiency of the days that have one, as a title."""
        known = [x for x in self.efficiencies if x is not None]
        if not known:
            return _("Sleep efficiency: none yet")
        return _("Sleep efficiency, mean of {count}: {share:.0%}").format(
            count=len(known), share=fmean(known)
        )

    def plot(self, levels: str, solid: str, rows: int) -> list[str]:
        """The sleep efficiency of each day as a bar; missed days stay blank.

        Args:
            levels: heights within one cell, the lowest first.
            solid: a full cell.
            rows: how many rows the bars have.

        Returns:
            Lines of 33 cells: the bars, and below them the days of the month.
        """
        bars = [_bar(value, levels, solid, rows) for value in self.efficiencies]
        lines = []
        for row in range(rows):
            axis = "100%" if row == 0 else ""
            cells = " ".join(bar[row] for bar in bars)
            lines.append(f"{axis:<{AXIS}}{cells}".rstrip())
        return [*lines, " " * AXIS + self._days_of_month()]

    def _days_of_month(self) -> str:
        # Every second day, as two digits have no room between them.
        labels = [f"{day.morning.day:<4}" for day in self.days[::2]]
        return "".join(labels).rstrip()


def _day(morning: date, entry: Entry | None, zone: Zone) -> Day:
    return Day(morning, entry, figures(entry, zone) if entry else Figures())


def _bar(value: float | None, levels: str, solid: str, rows: int) -> Sequence[str]:
    """The cells of a bar, the topmost first; also 0 % is seen."""
    if value is None:
        return " " * rows
    steps = len(levels) + 1
    height = max(1, round(value * rows * steps))
    full, rest = divmod(height, steps)
    cells = solid * full + (levels[rest - 1] if rest else "")
    return cells.ljust(rows)[::-1]
