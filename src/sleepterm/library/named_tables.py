"""Parses files that list several named things, mixes or sessions, in tables."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TypeVar

from sleepterm.formats.problem import Problem
from sleepterm.formats.schema import read_top
from sleepterm.formats.table_reader import Table, quoted
from sleepterm.library.names import Named
from sleepterm.translation import gettext as _

_Item = TypeVar("_Item", bound=Named)

_TAKEN = {
    "mix": _("the name {name} is taken by another mix"),
    "session": _("the name {name} is taken by another session"),
}


def parse_named_tables(
    text: str,
    read: Callable[[Table], _Item | None],
    *,
    file: str,
    schema: int,
    noun: str,
    keys: Collection[str],
) -> tuple[tuple[_Item, ...], tuple[Problem, ...]]:
    """Parse a file of `[[noun]]` tables; a bad one is left out alone. Never raises.

    Args:
        text: of the file.
        read: makes a thing of its table, and reports what is wrong there; None if it
            cannot be used.
        file: its path as the user knows it.
        schema: the version of the format that can be read.
        noun: what the tables are called, in the file and in problems.
        keys: the keys that a table may have.

    Returns:
        The things, each name once, and the problems found.
    """
    top, problems = read_top(text, file=file, schema=schema)
    if top is None:
        return (), problems
    entries = top.values.get(noun, [])
    items: dict[str, _Item] = {}
    found = list(top.problems)
    for number, entry in enumerate(entries if isinstance(entries, list) else [], 1):
        values = entry if isinstance(entry, dict) else {}
        table = Table(values, file=file, where=f"{noun} {number}")
        table.warn_unknown(tuple(keys))
        item = read(table)
        if item is not None and item.key in items:
            table.error(_TAKEN[noun].format(name=quoted(item.name)))
        elif item is not None:
            items[item.key] = item
        found += table.problems
    return tuple(items.values()), tuple(found)
