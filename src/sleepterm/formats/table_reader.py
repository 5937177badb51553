"""Reads and checks the values of one TOML table, collecting problems."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from typing import TypeVar, cast

from sleepterm.formats.problem import Problem, Severity
from sleepterm.text import sanitize_line, suggest
from sleepterm.translation import gettext as _

Choice = TypeVar("Choice", bound=StrEnum)

_SHOWN = 60


class Table:
    """One table of a TOML file, read key by key.

    Every method returns the key's value, or its default if the key is absent or
    wrong; what is wrong is added to `problems`.

    Args:
        values: the table as the TOML reader gave it.
        file: the file's path as the user knows it.
        where: the table's name in messages; may be empty.
    """

    def __init__(self, values: Mapping[str, object], *, file: str, where: str) -> None:
        self.values = values
        self.file = file
        self.where = where
        self.problems: list[Problem] = []

    @property
    def failed(self) -> bool:
        """Whether there is a problem that is more than a warning."""
        return any(p.severity is Severity.ERROR for p in self.problems)

    def error(self, message: str) -> None:
        """Add an error: a value cannot be used."""
        self.problems.append(Problem(self.file, self.where, message))

    def warn(self, message: str) -> None:
        """Add a warning: a value is odd, but nothing is lost."""
        self.problems.append(Problem(self.file, self.where, message, Severity.WARNING))

    def warn_unknown(self, known: Collection[str]) -> None:
        """Warn of every key that is not in `known`, with the one it resembles."""
        for key in [key for key in self.values if key not in known]:
            close = _closest(key, known)
            message = (
                _("the key {key} is unknown and ignored; did you mean {known}?")
                if close
                else _("the key {key} is unknown and ignored")
            )
            self.warn(message.format(key=quoted(key), known=close))

    def required(self, key: str, *, longest: int) -> str:
        """One line of printable text; absent or empty is an error."""
        if key not in self.values:
            self.error(_('{key} is missing; write {key} = "..."').format(key=key))
            return ""
        text = self.text(key, longest=longest)
        if not text and isinstance(self.values[key], str):
            self.error(_("{key} must not be empty").format(key=key))
        return text

    def text(self, key: str, default: str = "", *, longest: int) -> str:
        """One line of printable text, cut after `longest` characters."""
        if key not in self.values:
            return default
        value = self.values[key]
        if isinstance(value, str):
            return sanitize_line(value)[:longest].rstrip()
        self.error(
            _("{key} must be text in quotes; it is {value}").format(
                key=key, value=quoted(value)
            )
        )
        return default

    def words(self, key: str, *, longest: int, most: int) -> tuple[str, ...]:
        """Up to `most` words or phrases: printable, lower case, without duplicates."""
        if key not in self.values:
            return ()
        value = self.values[key]
        if not isinstance(value, list) or not all(isinstance(x, str) for x in value):
            self.error(
                _(
                    '{key} must be a list of texts like ["sleep", "calm"]; it is'
                    " {value}"
                ).format(key=key, value=quoted(value))
            )
            return ()
        words = _cleaned(tuple(value), longest)
        if "" in words:
            self.error(_("{key} must not hold empty texts").format(key=key))
        return words[:most]

    def choice(
        self, key: str, default: Choice, *, excluded: Collection[Choice] = ()
    ) -> Choice:
        """A member of the default's enum, any except those `excluded`."""
        if key not in self.values:
            return default
        value = self.values[key]
        kind = type(default)
        member = _members(kind).get(value) if isinstance(value, str) else None
        if member is not None and member not in excluded:
            return cast(Choice, member)
        allowed = [x.value for x in kind if x not in excluded]
        close = _closest(value, allowed) if isinstance(value, str) else ""
        message = (
            _("{key} must be one of {allowed}; it is {value}; did you mean {known}?")
            if close
            else _("{key} must be one of {allowed}; it is {value}")
        )
        self.error(
            message.format(
                key=key, allowed=", ".join(allowed), value=quoted(value), known=close
            )
        )
        return default

    def number(self, key: str, default: float, *, low: float, high: float) -> float:
        """A number from `low` to `high`."""
        if key not in self.values:
            return default
        value = self.values[key]
        number = as_number(value)
        if number is not None and low <= number <= high:
            return number
        self.error(
            _("{key} must be a number from {low:g} to {high:g}; it is {value}").format(
                key=key, low=low, high=high, value=quoted(value)
            )
        )
        return default

    def integer(self, key: str, default: int, *, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        value = self.values.get(key, default)
        counts = isinstance(value, int) and not isinstance(value, bool)
        if counts and low <= cast(int, value) <= high:
            return cast(int, value)
        self.error(
            _(
                "{key} must be a whole number from {low} to {high}; it is {value}"
            ).format(key=key, low=low, high=high, value=quoted(value))
        )
        return default

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self.values.get(key, default)
        if isinstance(value, bool):
            return value
        self.error(
            _("{key} must be true or false; it is {value}").format(
                key=key, value=quoted(value)
            )
        )
        return default


def _closest(word: str, known: Collection[str]) -> str:
    """The known word that this resembles; "" if there is none."""
    return "".join(suggest(word, known, most=1))


# Thousands of tracks share a few hundred lists of words.
@lru_cache(maxsize=1024)
def _cleaned(words: tuple[str, ...], longest: int) -> tuple[str, ...]:
    cleaned = (sanitize_line(word)[:longest].rstrip().lower() for word in words)
    return tuple(dict.fromkeys(cleaned))


@cache
def _members(kind: type[StrEnum]) -> dict[str, StrEnum]:
    return {member.value: member for member in kind}


def as_number(value: object) -> float | None:
    """A finite number as a float; None for anything else, truth values included."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def quoted(value: object) -> str:
    """A value as it may be quoted in a message: short, printable, one line."""
    if isinstance(value, str):
        text = sanitize_line(value)
        return f'"{text}"' if len(text) <= _SHOWN else f'"{text[:_SHOWN]}..."'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) or (isinstance(value, int) and abs(value) < 10**15):
        return str(value)
    names = {int: _("a huge number"), list: _("a list"), dict: _("a table")}
    return names.get(type(value), _("a date or time"))
