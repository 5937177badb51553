"""What values a setting takes: how they are checked, written, and stepped through."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from sleepterm.formats.table_reader import Table, quoted
from sleepterm.translation import gettext as _

Value = TypeVar("Value")
Member = TypeVar("Member", bound=StrEnum)

OFF = "off"


class Kind(ABC, Generic[Value]):
    """The values of a setting, in Python and as config.toml has them.

    Attributes:
        is_typed: whether the user types a value, and does not only choose one.
        empty: what the screen shows for an empty text.
    """

    is_typed = True
    empty = '""'

    @property
    @abstractmethod
    def allowed(self) -> str:
        """What is allowed, as the end of "it takes": "true or false"."""

    @abstractmethod
    def read(self, table: Table, key: str, default: Value) -> Value:
        """The value of a key; the default if it is wrong, which the table notes."""

    @abstractmethod
    def to_toml(self, value: Value) -> object:
        """A value as config.toml has it."""

    @property
    def choices(self) -> tuple[object, ...]:
        """All values, or those that are offered, as config.toml has them."""
        return ()

    def from_text(self, text: str) -> object:
        """What the user typed as config.toml would have it; not checked."""
        number = _number(text)
        return text.strip() if number is None else number

    def next_to(self, value: Value, direction: int) -> object | None:
        """The next value (+1) or the one before (-1), as config.toml has it.

        Returns:
            None if there is none.
        """
        now, choices = self.to_toml(value), self.choices
        if not choices:
            return None
        if now not in choices:
            return choices[0]
        return choices[(choices.index(now) + direction) % len(choices)]

    @staticmethod
    def _refuse(table: Table, key: str, allowed: str) -> None:
        """Note that the value of a key is none that is allowed."""
        table.error(
            _("{key} must be {allowed}; it is {value}").format(
                key=key, allowed=allowed, value=quoted(table.values.get(key))
            )
        )


class Flag(Kind[bool]):
    """True or false."""

    is_typed = False
    allowed = _("true or false")
    choices = (True, False)

    def read(self, table: Table, key: str, default: bool) -> bool:  # noqa: FBT001 - a value
        """The truth value of a key."""
        return table.flag(key, default=default)

    def to_toml(self, value: bool) -> object:  # noqa: FBT001 - a value
        """The same."""
        return value

    def from_text(self, text: str) -> object:
        """The truth value that a word names."""
        words = {"true": True, "yes": True, "on": True, "false": False, "no": False}
        return {**words, OFF: False}.get(text.strip().lower(), text)


class AutomaticFlag(Kind["bool | None"]):
    """True, false, or "auto" to find out; None in Python."""

    is_typed = False
    allowed = _('true, false or "auto"')
    choices = ("auto", True, False)

    def read(self, table: Table, key: str, default: bool | None) -> bool | None:  # noqa: FBT001 - a value
        """The truth value of a key; None for "auto"."""
        value = table.values.get(key)
        if value == "auto":
            return None
        if isinstance(value, bool):
            return value
        self._refuse(table, key, self.allowed)
        return default

    def to_toml(self, value: bool | None) -> object:  # noqa: FBT001 - a value
        """The same, or "auto"."""
        return "auto" if value is None else value

    def from_text(self, text: str) -> object:
        """The truth value that a word names."""
        return Flag().from_text(text)


class Either(Kind[bool]):
    """One of two words, which say what a truth value means.

    Args:
        yes: the word for True.
        no: the word for False.
    """

    is_typed = False

    def __init__(self, yes: str, no: str) -> None:
        self._words = {yes: True, no: False}

    @property
    def allowed(self) -> str:
        """The words."""
        return " | ".join(self._words)

    @property
    def choices(self) -> tuple[object, ...]:
        """The words."""
        return tuple(self._words)

    def read(self, table: Table, key: str, default: bool) -> bool:  # noqa: FBT001 - a value
        """What a key's word means."""
        value = table.values.get(key)
        if isinstance(value, str) and value in self._words:
            return self._words[value]
        first, second = self._words
        allowed = _('"{first}" or "{second}"').format(first=first, second=second)
        self._refuse(table, key, allowed)
        return default

    def to_toml(self, value: bool) -> object:  # noqa: FBT001 - a value
        """Its word."""
        return next(word for word, meant in self._words.items() if meant is value)

    def from_text(self, text: str) -> object:
        """The word in lower case."""
        return text.strip().lower()


class OneOf(Kind[Member]):
    """A member of an enumeration, by its word.

    Args:
        members: the enumeration.
    """

    is_typed = False

    def __init__(self, members: type[Member]) -> None:
        self._members = tuple(members)

    @property
    def allowed(self) -> str:
        """The words."""
        return " | ".join(self._members)

    @property
    def choices(self) -> tuple[object, ...]:
        """The words."""
        return tuple(each.value for each in self._members)

    def read(self, table: Table, key: str, default: Member) -> Member:
        """The member of a key's word."""
        return table.choice(key, default)

    def to_toml(self, value: Member) -> object:
        """Its word."""
        return value.value

    def from_text(self, text: str) -> object:
        """The word in lower case."""
        return text.strip().lower()


class Text(Kind[str]):
    """A text.

    Args:
        allowed: what it is to be, for the user.
        offered: those that the arrow keys step through.
        longest: the largest number of characters.
        is_needed: whether it must not be empty.
        empty: what the screen shows for an empty text.
    """

    def __init__(
        self,
        allowed: str,
        offered: Sequence[str] = (),
        *,
        longest: int = 100,
        is_needed: bool = False,
        empty: str = "",
    ) -> None:
        self.empty = empty or Kind.empty
        self._allowed = allowed
        self._offered = tuple(offered)
        self._longest = longest
        self._is_needed = is_needed

    @property
    def allowed(self) -> str:
        """What it is to be."""
        return self._allowed

    @property
    def choices(self) -> tuple[object, ...]:
        """Those that are offered."""
        return self._offered

    def read(self, table: Table, key: str, default: str) -> str:
        """The text of a key, cut."""
        text = table.text(key, default, longest=self._longest)
        return text if text or not self._is_needed else default

    def to_toml(self, value: str) -> object:
        """The same."""
        return value

    def from_text(self, text: str) -> object:
        """The same, without white space around it."""
        return text.strip()


class Number(Kind[float]):
    """A number.

    Args:
        low: the smallest, as config.toml has it.
        high: the largest, likewise.
        step: what the arrow keys change it by, likewise.
        scale: how many of it make 1.0 in Python: 100 for percent.
        has_off: whether "off" is 0.
    """

    def __init__(
        self,
        low: float,
        high: float,
        *,
        step: float = 1.0,
        scale: float = 1.0,
        has_off: bool = False,
    ) -> None:
        self._low, self._high = low, high
        self._step = step
        self._scale = scale
        self._has_off = has_off

    @property
    def allowed(self) -> str:
        """The range."""
        words = (
            _('a number from {low:g} to {high:g}, or "off"')
            if self._has_off
            else _("a number from {low:g} to {high:g}")
        )
        return words.format(low=self._low, high=self._high)

    def read(self, table: Table, key: str, default: float) -> float:
        """The number of a key, scaled."""
        if self._has_off and table.values.get(key) in (OFF, False):
            return 0.0
        shown = self._scale * default
        return table.number(key, shown, low=self._low, high=self._high) / self._scale

    def to_toml(self, value: float) -> object:
        """The number, a whole one without a point."""
        number = round(self._scale * value, 6)
        return int(number) if number.is_integer() else number

    def next_to(self, value: float, direction: int) -> object | None:
        """The next number of steps, if it is in the range."""
        steps = self._scale * value / self._step
        # From between two steps to the nearest one that way.
        place = math.floor(steps + 1e-6) if direction < 0 else math.ceil(steps - 1e-6)
        if abs(place - steps) < 1e-6:
            place += direction
        number = min(max(self._low, place * self._step), self._high)
        return self.to_toml(number / self._scale)


class Whole(Number):
    """A whole number."""

    @property
    def allowed(self) -> str:
        """The range."""
        return _("a whole number from {low:g} to {high:g}").format(
            low=self._low, high=self._high
        )

    def read(self, table: Table, key: str, default: float) -> int:
        """The number of a key."""
        low, high = int(self._low), int(self._high)
        return table.integer(key, int(default), low=low, high=high)


def _number(text: str) -> int | float | None:
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    if not math.isfinite(number):
        return None
    return int(number) if number.is_integer() else number
