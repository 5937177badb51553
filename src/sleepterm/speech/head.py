"""The head of a session script: `key: value` lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sleepterm.speech.session import Fault
from sleepterm.text import sanitize_line, suggest

TYPES = (
    *("meditation", "breathwork", "story", "hypnosis"),
    *("therapy", "coaching", "prayer"),
)
"""What a guided session may be."""

LONGEST_TITLE = 200
_LONGEST_WORD = 40
_LONGEST_ID = 64
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,3})?")
_REQUIRED = ("title", "type", "topics", "moods")
_KEYS = (*_REQUIRED, "bed", "rate", "gap")


@dataclass(frozen=True, slots=True)
class Range:
    """What a number may be: both ends are allowed."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"a number from {self.low:g} to {self.high:g}"


@dataclass(frozen=True, slots=True)
class Course:
    """A value that goes evenly from the first sentence to the last."""

    first: float
    last: float

    def at(self, share: float) -> float:
        """The value at a share of the way, 0 to 1."""
        return self.first + (self.last - self.first) * share


RATES = Range(0.5, 1.5)
GAPS = Range(0.0, 60.0)
DEFAULT_RATE = Course(0.85, 0.75)
DEFAULT_GAP = Course(2.5, 5.0)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the line `---`; empty where it was missing or wrong."""

    title: str
    type: str
    topics: tuple[str, ...]
    moods: tuple[str, ...]
    bed: str | None
    rate: Course
    gap: Course


def read_head(lines: Iterable[tuple[int, str]], end: int, faults: list[Fault]) -> Head:
    """Read the lines of a head; what is wrong is added to `faults`.

    Args:
        lines: number and text of each, without empty ones and notes.
        end: the line that ends the head, for what is missing.
        faults: grows by what is found.
    """
    reader = _Reader(faults)
    for number, line in lines:
        reader.take(number, line)
    for key in _REQUIRED:
        if key not in reader.values:
            reader.fault(end, f"{key} is missing; write {key}: ... above the line ---")
    return Head(
        title=reader.title(),
        type=reader.type(),
        topics=reader.words("topics"),
        moods=reader.words("moods"),
        bed=reader.bed(),
        rate=reader.course("rate", DEFAULT_RATE, RATES),
        gap=reader.course("gap", DEFAULT_GAP, GAPS),
    )


def number_in(text: str, allowed: Range) -> float | None:
    """A decimal number within a range; None for anything else."""
    if not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if allowed.low <= number <= allowed.high else None


def is_id(text: str) -> bool:
    """Whether the text can be the id of a track: words and digits joined by `-`."""
    return len(text) <= _LONGEST_ID and bool(_ID.fullmatch(text))


def quoted(text: str) -> str:
    """Text of a script as a message may show it: short, printable, one line."""
    bare = sanitize_line(text)
    return f'"{bare}"' if len(bare) <= 60 else f'"{bare[:60]}..."'


class _Reader:
    def __init__(self, faults: list[Fault]) -> None:
        self.values: dict[str, tuple[int, str]] = {}
        self._faults = faults

    def fault(self, line: int, message: str) -> None:
        self._faults.append(Fault(line, message))

    def take(self, number: int, line: str) -> None:
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not colon:
            self.fault(
                number, f"a line of the head is key: value; it is {quoted(line)}"
            )
        elif key not in _KEYS:
            close = suggest(key, _KEYS, most=1)
            hint = f"did you mean {close[0]}?" if close else f"use {', '.join(_KEYS)}"
            self.fault(number, f"the key {quoted(key)} is unknown; {hint}")
        elif key in self.values:
            self.fault(number, f"{key} stands in line {self.values[key][0]} already")
        else:
            self.values[key] = (number, value)

    def title(self) -> str:
        line, value = self.values.get("title", (0, "-"))
        title = sanitize_line(value)
        if not 0 < len(title) <= LONGEST_TITLE:
            self.fault(line, f"title must have 1 to {LONGEST_TITLE} characters")
        return title

    def type(self) -> str:
        line, value = self.values.get("type", (0, TYPES[0]))
        if value not in TYPES:
            allowed = ", ".join(TYPES)
            self.fault(line, f"type must be one of {allowed}; it is {quoted(value)}")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        line, value = self.values.get(key, (0, "-"))
        words = tuple(sanitize_line(word).lower() for word in value.split(","))
        if not all(0 < len(word) <= _LONGEST_WORD for word in words):
            allowed = f"words with commas between, each 1 to {_LONGEST_WORD} characters"
            self.fault(line, f"{key} must be {allowed}; it is {quoted(value)}")
        return tuple(dict.fromkeys(words))

    def bed(self) -> str | None:
        if "bed" not in self.values:
            return None
        line, value = self.values["bed"]
        if not is_id(value):
            self.fault(line, f"bed must be the id of a track; it is {quoted(value)}")
        return value

    def course(self, key: str, default: Course, allowed: Range) -> Course:
        if key not in self.values:
            return default
        line, value = self.values[key]
        ends = [number_in(part.strip(), allowed) for part in value.split("->")]
        first, last = ends[0], ends[-1]
        if len(ends) > 2 or first is None or last is None:
            rule = f"{key} must be {allowed}, or two with -> between"
            self.fault(line, f"{rule}; it is {quoted(value)}")
            return default
        return Course(first, last)
