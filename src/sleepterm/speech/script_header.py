"""Reads the header of a session script: `key: value` lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sleepterm.speech.bundled_voices import DEFAULT_VOICE, VOICES
from sleepterm.speech.guided_session import Fault
from sleepterm.text import sanitize_line, suggest
from sleepterm.translation import gettext as _

TYPES = (
    *("meditation", "breathwork", "story", "hypnosis"),
    *("therapy", "coaching", "prayer", "asmr"),
)
"""Content types of guided sessions."""

LONGEST_TITLE = 200
_LONGEST_WORD = 40
_LONGEST_ID = 64
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,3})?")
_REQUIRED = ("title", "type", "topics", "moods")
KEYS = (*_REQUIRED, "voice", "bed", "rate", "gap")
"""The keys of a header."""


@dataclass(frozen=True, slots=True)
class Range:
    """A range of numbers, both ends included."""

    low: float
    high: float

    def fault(self, key: str, value: str) -> str:
        """What is said of a value that is out of this range."""
        rule = _("{key} must be a number from {low:g} to {high:g}; it is {value}")
        return rule.format(key=key, low=self.low, high=self.high, value=quoted(value))


@dataclass(frozen=True, slots=True)
class LinearChange:
    """A value that changes linearly from the first sentence to the last."""

    first: float
    last: float

    def at(self, share: float) -> float:
        """The value at a share of the session, 0.0 to 1.0."""
        return self.first + (self.last - self.first) * share


RATES = Range(0.5, 1.5)
"""Allowed speed of speech; 1.0 is the engine's own."""

GAPS = Range(0.0, 60.0)
"""Allowed silence after a sentence, in seconds."""

DEFAULT_RATE = LinearChange(0.85, 0.75)
DEFAULT_GAP = LinearChange(2.5, 5.0)


@dataclass(frozen=True, slots=True)
class Header:
    """The values above the line `---`; empty or default where missing or wrong."""

    title: str
    type: str
    topics: tuple[str, ...]
    moods: tuple[str, ...]
    voice: str
    bed: str | None
    rate: LinearChange
    gap: LinearChange


def read_header(
    lines: Iterable[tuple[int, str]], end: int, faults: list[Fault]
) -> Header:
    """Read the lines of a header and add what is wrong to `faults`.

    Args:
        lines: number and text of each line, without empty ones and comments.
        end: number of the line `---`, where missing keys are reported.
        faults: is extended.
    """
    reader = _Reader(faults)
    for number, line in lines:
        reader.add_line(number, line)
    for key in _REQUIRED:
        if key not in reader.values:
            reader.fault(
                end,
                _("{key} is missing; write {key}: ... above the line ---").format(
                    key=key
                ),
            )
    return Header(
        title=reader.title(),
        type=reader.type(),
        topics=reader.words("topics"),
        moods=reader.words("moods"),
        voice=reader.voice(),
        bed=reader.bed(),
        rate=reader.linear_change("rate", DEFAULT_RATE, RATES),
        gap=reader.linear_change("gap", DEFAULT_GAP, GAPS),
    )


def number_in(text: str, allowed: Range) -> float | None:
    """Parse a decimal number; None if it is none or out of range."""
    if not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if allowed.low <= number <= allowed.high else None


def is_id(text: str) -> bool:
    """Whether the text can be a track id: words and digits joined by `-`."""
    return len(text) <= _LONGEST_ID and bool(_ID.fullmatch(text))


def quoted(text: str) -> str:
    """Text of a script in quotes for a message: one printable line, shortened."""
    bare = sanitize_line(text)
    return f'"{bare}"' if len(bare) <= 60 else f'"{bare[:60]}..."'


class _Reader:
    def __init__(self, faults: list[Fault]) -> None:
        self.values: dict[str, tuple[int, str]] = {}
        self._faults = faults

    def fault(self, line: int, message: str) -> None:
        self._faults.append(Fault(line, message))

    def add_line(self, number: int, line: str) -> None:
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not colon:
            self.fault(
                number,
                _("a line of the header must be key: value; it is {value}").format(
                    value=quoted(line)
                ),
            )
        elif key not in KEYS:
            close = suggest(key, KEYS, most=1)
            rule = (
                _("the key {key} is unknown; did you mean {known}?")
                if close
                else _("the key {key} is unknown; use {known}")
            )
            known = ", ".join(close or KEYS)
            self.fault(number, rule.format(key=quoted(key), known=known))
        elif key in self.values:
            self.fault(
                number,
                _("{key} stands in line {line} already").format(
                    key=key, line=self.values[key][0]
                ),
            )
        else:
            self.values[key] = (number, value)

    def title(self) -> str:
        line, value = self.values.get("title", (0, "-"))
        title = sanitize_line(value)
        if not 0 < len(title) <= LONGEST_TITLE:
            self.fault(
                line,
                _("title must have 1 to {most} characters").format(most=LONGEST_TITLE),
            )
        return title

    def type(self) -> str:
        line, value = self.values.get("type", (0, TYPES[0]))
        if value not in TYPES:
            allowed = ", ".join(TYPES)
            self._choice_fault(line, "type", allowed, value)
        return value

    def words(self, key: str) -> tuple[str, ...]:
        line, value = self.values.get(key, (0, "-"))
        words = tuple(sanitize_line(word).lower() for word in value.split(","))
        if not all(0 < len(word) <= _LONGEST_WORD for word in words):
            rule = _(
                "{key} must be words with commas between, each 1 to {most} characters;"
                " it is {value}"
            )
            self.fault(
                line, rule.format(key=key, most=_LONGEST_WORD, value=quoted(value))
            )
        return tuple(dict.fromkeys(words))

    def _choice_fault(self, line: int, key: str, allowed: str, value: str) -> None:
        rule = _("{key} must be one of {allowed}; it is {value}")
        self.fault(line, rule.format(key=key, allowed=allowed, value=quoted(value)))

    def voice(self) -> str:
        line, value = self.values.get("voice", (0, DEFAULT_VOICE))
        if value not in VOICES:
            allowed = ", ".join(VOICES)
            self._choice_fault(line, "voice", allowed, value)
        return value

    def bed(self) -> str | None:
        if "bed" not in self.values:
            return None
        line, value = self.values["bed"]
        if not is_id(value):
            self.fault(
                line,
                _("bed must be the id of a track; it is {value}").format(
                    value=quoted(value)
                ),
            )
        return value

    def linear_change(
        self, key: str, default: LinearChange, allowed: Range
    ) -> LinearChange:
        if key not in self.values:
            return default
        line, value = self.values[key]
        ends = [number_in(part.strip(), allowed) for part in value.split("->")]
        first, last = ends[0], ends[-1]
        if len(ends) > 2 or first is None or last is None:
            rule = _(
                "{key} must be a number from {low:g} to {high:g}, or two with ->"
                " between; it is {value}"
            )
            self.fault(
                line,
                rule.format(
                    key=key, low=allowed.low, high=allowed.high, value=quoted(value)
                ),
            )
            return default
        return LinearChange(first, last)
