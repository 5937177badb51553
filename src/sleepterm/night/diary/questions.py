"""The questions of the sleep diary, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

from sleepterm.night.diary.answers import (
    parse_clock,
    parse_count,
    parse_minutes,
    parse_note,
    parse_quality,
)
from sleepterm.night.diary.entry import Entry
from sleepterm.translation import gettext as _

NO_ANSWER = "-"
"""Typed in place of an answer, it takes one back."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        name: the field of `Entry` with the answer; also the option's name.
        text: the question.
        label: the same, in a word or three.
        column: the heading in an exported file.
        parse: reads an answer; raises SleeptermError.
    """

    name: str
    text: str
    label: str
    column: str
    parse: Callable[[str], time | int | str]

    def answer(self, entry: Entry) -> str:
        """The answer as text that `parse` reads; "" if there is none."""
        value = getattr(entry, self.name)
        if isinstance(value, time):
            return f"{value:%H:%M}"
        return "" if value is None else str(value)

    def answered(self, entry: Entry, text: str) -> Entry:
        """The entry with another answer; a blank text or `NO_ANSWER` takes it back.

        Raises:
            SleeptermError: the text is no answer to this question.
        """
        blank = text.strip() in {"", NO_ANSWER}
        none = "" if self.parse is parse_note else None
        change: dict[str, Any] = {self.name: none if blank else self.parse(text)}
        return replace(entry, **change)


QUESTIONS = (
    Question(
        "bed",
        _("When did you get into bed?"),
        _("Got into bed"),
        "into_bed",
        parse_clock,
    ),
    Question(
        "sleep",
        _("When did you try to go to sleep?"),
        _("Tried to sleep"),
        "tried_to_sleep",
        parse_clock,
    ),
    Question(
        "latency",
        _("Roughly how many minutes did falling asleep take?"),
        _("Minutes to sleep"),
        "minutes_to_fall_asleep",
        parse_minutes,
    ),
    Question(
        "awakenings",
        _("How many times did you wake up, not counting the last time?"),
        _("Times awake"),
        "awakenings",
        parse_count,
    ),
    Question(
        "awake",
        _("How many minutes were you awake then, in all?"),
        _("Minutes awake"),
        "minutes_awake",
        parse_minutes,
    ),
    Question(
        "wake",
        _("When did you wake up for the last time?"),
        _("Last woke up"),
        "final_awakening",
        parse_clock,
    ),
    Question("up", _("When did you get up?"), _("Got up"), "out_of_bed", parse_clock),
    Question(
        "quality",
        _("How was your sleep? 1 very poor, 2 poor, 3 fair, 4 good, 5 very good"),
        _("Quality, 1 to 5"),
        "quality",
        parse_quality,
    ),
    Question("note", _("Anything to note?"), _("Note"), "note", parse_note),
)
"""All questions; each may stay without an answer."""
