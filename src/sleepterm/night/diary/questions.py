"""The questions of the sleep diary, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

from sleepterm.night.diary.answers import (
    QUALITIES,
    parse_clock,
    parse_count,
    parse_minutes,
    parse_note,
    parse_quality,
)
from sleepterm.night.diary.entry import Entry

NO_ANSWER = "-"
"""Typed in place of an answer, it takes one back."""

_SCALE = ", ".join(f"{number} {word}" for number, word in enumerate(QUALITIES, 1))


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
        "bed", "When did you get into bed?", "Got into bed", "into_bed", parse_clock
    ),
    Question(
        "sleep",
        "When did you try to go to sleep?",
        "Tried to sleep",
        "tried_to_sleep",
        parse_clock,
    ),
    Question(
        "latency",
        "Roughly how many minutes did falling asleep take?",
        "Minutes to sleep",
        "minutes_to_fall_asleep",
        parse_minutes,
    ),
    Question(
        "awakenings",
        "How many times did you wake up, not counting the last time?",
        "Times awake",
        "awakenings",
        parse_count,
    ),
    Question(
        "awake",
        "How many minutes were you awake then, in all?",
        "Minutes awake",
        "minutes_awake",
        parse_minutes,
    ),
    Question(
        "wake",
        "When did you wake up for the last time?",
        "Last woke up",
        "final_awakening",
        parse_clock,
    ),
    Question("up", "When did you get up?", "Got up", "out_of_bed", parse_clock),
    Question(
        "quality",
        f"How was your sleep? {_SCALE}",
        "Quality, 1 to 5",
        "quality",
        parse_quality,
    ),
    Question("note", "Anything to note?", "Note", "note", parse_note),
)
"""All questions; each may stay without an answer."""
