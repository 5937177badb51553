"""Parses TOML; errors say at which line and column they are."""

from __future__ import annotations

import math
import re

import tomli

from sleepterm.translation import gettext as _

_PLACE = re.compile(r"(.*) \(at (line \d+, column \d+|end of document)\)", re.DOTALL)


class TomlError(ValueError):
    """A text is not TOML.

    Attributes:
        where: "line 3, column 5", "end of file", or "" if it is not known.
        message: what is wrong there.
    """

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where}: {message}" if where else message)
        self.where = where
        self.message = message


def parse_toml(text: str) -> dict[str, object]:
    """The top-level table of a TOML text; a byte order mark is allowed.

    Raises:
        TomlError: the text is not TOML, or nested too deep to be read.
    """
    try:
        return tomli.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise TomlError("", _("it is nested too deep to be read")) from None
    except ValueError as fault:
        raise _located(str(fault)) from None


def same_values(one: object, other: object) -> bool:
    """Whether two TOML values are equal, NaN counting as equal to itself."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(
            same_values(one[k], other[k]) for k in one
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same_values, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return one == other or (math.isnan(one) and math.isnan(other))
    return one == other


def _located(message: str) -> TomlError:
    found = _PLACE.fullmatch(message)
    if found is None:
        return TomlError("", message)
    where = found[2].replace("end of document", "end of file")
    return TomlError(where, found[1])
