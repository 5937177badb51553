"""Reads TOML files that name the version of their format at the top."""

from __future__ import annotations

from collections.abc import Mapping

from sleepterm.formats.problem import Problem
from sleepterm.formats.table_reader import Table, quoted
from sleepterm.formats.toml import TomlError, parse_toml
from sleepterm.translation import gettext as _


def read_top(
    text: str, *, file: str, schema: int
) -> tuple[Table | None, tuple[Problem, ...]]:
    """The top level of a file with `schema = ...`. Never raises.

    Args:
        text: of the file.
        file: its path as the user knows it.
        schema: the version that can be read.

    Returns:
        The table, None if the file cannot be read, and the problems found.
    """
    try:
        values: Mapping[str, object] = parse_toml(text)
    except TomlError as fault:
        return None, (not_toml(file, fault),)
    top = Table(values, file=file, where="")
    found = values.get("schema")
    if type(found) is int and found == schema:
        return top, ()
    if found is None:
        message = _("schema is missing; write schema = {number} at the top of the file")
    elif type(found) is int and found > schema:
        message = _(
            "schema must be {number}; it is {value}; a newer sleepterm may read it"
        )
    else:
        message = _("schema must be {number}; it is {value}")
    top.error(message.format(number=schema, value=quoted(found)))
    return None, tuple(top.problems)


def not_toml(file: str, fault: TomlError) -> Problem:
    """What is said of a file that is not TOML."""
    message = _("not valid TOML: {fault}").format(fault=fault.message)
    return Problem(file, fault.where, message)
