"""Which lines of a TOML text belong to which table."""

from __future__ import annotations

import re

from sleepterm.library.toml_text import TomlError, parse_toml

_HIDDEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*",
    re.DOTALL,
)
_BODY = re.compile(r"[^\n]")


def entry_spans(text: str, name: str) -> list[tuple[int, int]]:
    """The lines of each `[[name]]` entry of a valid TOML text, in their order.

    Each span is (first line, line behind the last), from 0, of the text split at
    every line feed: from the entry's header to its last value, its subtables
    included. Comments and blank lines behind that belong to no entry.
    """
    lines = text.split("\n")
    codes = _HIDDEN.sub(_masked, text.removeprefix("\ufeff")).split("\n")
    spans: list[tuple[int, int]] = []
    inside = False
    depth = 0
    for number, code in enumerate(codes):
        if depth == 0 and code.lstrip().startswith("["):
            kind = _header_kind(lines[number].rstrip("\r"), name)
            inside = kind == "entry" or (inside and kind == "part")
            if kind == "entry":
                spans.append((number, number + 1))
        if inside and code.strip():
            spans[-1] = (spans[-1][0], number + 1)
        depth += code.count("[") - code.count("]")
    return spans


def _masked(hidden: re.Match[str]) -> str:
    """As many lines as before: of a comment nothing is left, of a string dots."""
    mark = "" if hidden[0].startswith("#") else "."
    return _BODY.sub(mark, hidden[0])


def _header_kind(line: str, name: str) -> str:
    """Whether a header begins an entry of that name, is part of one, or another's."""
    try:
        table = parse_toml(line.removeprefix("\ufeff")).get(name)
    except TomlError:
        return "other"
    if isinstance(table, list):
        return "entry"
    return "part" if isinstance(table, dict) else "other"
