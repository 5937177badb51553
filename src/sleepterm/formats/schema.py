"""Reads TOML files that name the version of their format at the top."""

from __future__ import annotations

from collections.abc import Mapping

from sleepterm.formats.problem import Problem
from sleepterm.formats.table_reader import Table
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
        problem = Problem(
            file, fault.where, _("not valid TOML: {fault}").format(fault=fault.message)
        )
        return None, (problem,)
    top = Table(values, file=file, where="")
    found = values.get("schema")
    if found != schema or isinstance(found, bool):
        is_newer = isinstance(found, int) and found > schema
        message = (
            _(
                "schema = {number} must be at the top of the file; a newer sleepterm"
                " may"
                " read it"
            )
            if is_newer
            else _("schema = {number} must be at the top of the file")
        )
        top.error(message.format(number=schema))
        return None, tuple(top.problems)
    return top, ()
