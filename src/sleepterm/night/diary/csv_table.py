"""The sleep diary as CSV (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import timedelta

from sleepterm.night.diary.entry import Entry, figures
from sleepterm.night.diary.nights import Zone
from sleepterm.night.diary.questions import QUESTIONS
from sleepterm.text import folded

_FORMULA = ("=", "+", "-", "@")
_MINUTE = timedelta(minutes=1)
_HEAD = (
    "date",
    *(question.column for question in QUESTIONS[:-1]),
    "time_in_bed_minutes",
    "total_sleep_minutes",
    "sleep_efficiency_percent",
    QUESTIONS[-1].column,
)


def diary_csv(entries: Iterable[Entry], zone: Zone = None) -> str:
    """A line for each entry, below one with the names of the columns.

    Times are HH:MM, all other numbers whole but the efficiency; what has no answer is
    empty. A note that a spreadsheet would take for a formula begins with an apostrophe.
    Lines end with CR LF.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_HEAD)
    writer.writerows(_row(entry, zone) for entry in entries)
    return text.getvalue()


def _row(entry: Entry, zone: Zone) -> tuple[str, ...]:
    found = figures(entry, zone)
    answers = [question.answer(entry) for question in QUESTIONS]
    share = found.efficiency
    return (
        entry.morning.isoformat(),
        *answers[:-1],
        _minutes(found.in_bed),
        _minutes(found.asleep),
        "" if share is None else f"{share * 100:.1f}",
        _harmless(answers[-1]),
    )


def _minutes(length: timedelta | None) -> str:
    return "" if length is None else str(length // _MINUTE)


def _harmless(note: str) -> str:
    # Spreadsheets also take the full-width forms of these signs.
    return f"'{note}" if folded(note).lstrip().startswith(_FORMULA) else note
