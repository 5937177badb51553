"""Formats plain values as TOML."""

from __future__ import annotations

from collections.abc import Mapping

import tomli_w


def format_toml(values: Mapping[str, object]) -> str:
    """The text of a TOML file; a long list gets a line for each item.

    Raises:
        TypeError: a value has no form in TOML, such as None.
    """
    return tomli_w.dumps(values)


def format_pair(key: str, value: object) -> str:
    """`key = value` without a line end.

    Lists stand on one line, as people write them; of tables each has its own line.

    Raises:
        TypeError: the value has no form in TOML, such as None.
    """
    return f"{format_key(key)} = {format_value(value)}"


def format_key(key: str) -> str:
    """A key, or the name of a table; quoted if it has to be."""
    return tomli_w.dumps({key: 0}).removesuffix(" = 0\n")


def format_value(value: object) -> str:
    """The value alone, as it stands behind `key = `; formed as by `format_pair`.

    Raises:
        TypeError: the value has no form in TOML, such as None.
    """
    if isinstance(value, Mapping):
        pairs = (format_pair(key, each) for key, each in value.items())
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list | tuple) and value and isinstance(value[0], Mapping):
        lines = ("  " + format_value(each) + ",\n" for each in value)
        return "[\n" + "".join(lines) + "]"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(format_value, value))}]"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").rstrip("\n")
