"""One setting of config.toml."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sleepterm.formats.problem import Problem
from sleepterm.formats.table_reader import Table
from sleepterm.store.config.kinds import Kind
from sleepterm.translation import gettext as _

_HEADINGS = {
    "": _("General"),
    "timer": _("Timer"),
    "night": _("Night"),
    "sound": _("Sound"),
    "for-you": _("For you"),
    "diary": _("Diary"),
    "keys": _("Keys"),
}


class Effect(StrEnum):
    """When a change takes effect while the screen is open."""

    NOW = _("at once")
    NEXT_TIMER = _("from the next timer on")
    NEXT_START = _("from the next start")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A setting: what config.toml calls it, what it takes, and what it does.

    Attributes:
        name: its table and key, "timer.fade"; a key above all tables has no point.
        field: the attribute of `Settings` that it sets, "timer.fade". That has its
            default, too.
        kind: what values it takes.
        label: its name on the screen.
        help: one plain sentence about what it does.
        effect: when a change takes effect.
    """

    name: str
    field: str
    kind: Kind[Any]
    label: str
    help: str
    effect: Effect = Effect.NEXT_START

    @property
    def path(self) -> tuple[str, ...]:
        """Its place in the file: the table, if it is in one, and the key."""
        return tuple(self.name.split("."))

    @property
    def table(self) -> str:
        """The table that it is in; "" above all tables."""
        return self.name.rpartition(".")[0]

    @property
    def key(self) -> str:
        """Its key in that table."""
        return self.name.rpartition(".")[2]

    def read(
        self, value: object, default: object, *, file: str = ""
    ) -> tuple[object, tuple[Problem, ...]]:
        """The value that config.toml has, as Python has it, and what is wrong with it.

        Args:
            value: as config.toml has it.
            default: what is used instead of a bad one.
            file: the file's path, for the problem.
        """
        table = Table({self.key: value}, file=file, where="")
        return self.kind.read(table, self.key, default), tuple(table.problems)


def heading_of(table: str) -> str:
    """What a table of config.toml is called on the screen."""
    return _HEADINGS[table]
