"""Finds the lines of a TOML text that belong to an entry, or to one of its keys."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from sleepterm.formats.toml import TomlError, parse_toml

_HIDDEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*",
    re.DOTALL,
)
_BODY = re.compile(r"[^\n]")
_SPACE = " \t\r\n"


class Pair(NamedTuple):
    """The place of one `key = value`, as offsets into the text.

    Attributes:
        path: the parts of its key, more than one if it is dotted.
        start: where its first line begins.
        indent: what stands before the key in that line.
        value: where the value begins.
        behind: just behind the value.
        end: the end of its last line, without the line's ending.
    """

    path: tuple[str, ...]
    start: int
    indent: str
    value: int
    behind: int
    end: int

    @property
    def key(self) -> str:
        """The first part of its key."""
        return self.path[0]

    @property
    def is_dotted(self) -> bool:
        """Whether the key has more parts."""
        return len(self.path) > 1


def entry_spans(text: str, name: str) -> list[tuple[int, int]]:
    """The lines of each `[[name]]` entry of a valid TOML text, in their order.

    Each span is (first line, line behind the last), from 0, of the text split at
    every line feed: from the entry's header to its last value, its subtables
    included. Comments and blank lines behind that belong to no entry.
    """
    lines = text.split("\n")
    codes = code_of(text).split("\n")
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


def key_pairs(text: str, span: tuple[int, int]) -> list[Pair]:
    """The `key = value` pairs of one `[[name]]` entry, without its subtables'.

    Args:
        text: a valid TOML text.
        span: the entry's lines, as `entry_spans` has them.
    """
    codes = code_of(text).split("\n")
    starts: list[int] = []
    end = span[0] + 1
    depth = 0
    for number in range(span[0] + 1, span[1]):
        code = codes[number]
        if depth == 0 and code.lstrip().startswith("["):
            break
        if depth == 0 and "=" in code:
            starts.append(number)
        if code.strip():
            end = number + 1
        depth += sum(code.count(x) for x in "[{") - sum(code.count(x) for x in "]}")
    stops = [*starts[1:], end]
    offsets = [0, *accumulate(len(code) + 1 for code in codes)]
    return [
        pair_at(text, "\n".join(codes[first:stop]), offsets[first])
        for first, stop in zip(starts, stops, strict=True)
    ]


def pair_at(text: str, code: str, start: int) -> Pair:
    """The pair whose lines are `code`, as `code_of` has them, from an offset on."""
    code = code.rstrip(_SPACE)
    equals = code.index("=")
    value = equals + 1
    value += len(code[value:]) - len(code[value:].lstrip(_SPACE))
    behind = start + len(code)
    end = text.find("\n", behind)
    line = text[behind : end if end >= 0 else len(text)]
    return Pair(
        path=path_of(f"{text[start : start + equals]} = 0"),
        start=start,
        indent=code[: len(code) - len(code.lstrip(_SPACE))],
        value=start + value,
        behind=behind,
        end=behind + len(line.rstrip("\r")),
    )


def path_of(line: str) -> tuple[str, ...]:
    """The parts of the key of a line of TOML: of a pair, or of a table's header."""
    path = []
    table: object = parse_toml(line.removeprefix("\ufeff").rstrip("\r"))
    while isinstance(table, dict) and table:
        [(key, table)] = table.items()
        path.append(key)
    return tuple(path)


def code_of(text: str) -> str:
    """The text with the content of strings and comments masked, same length.

    Comments and a byte order mark become blanks, strings become dots.
    """
    return _HIDDEN.sub(_masked, text.replace("\ufeff", " ", 1))


def _masked(hidden: re.Match[str]) -> str:
    mark = " " if hidden[0].startswith("#") else "."
    return _BODY.sub(mark, hidden[0])


def _header_kind(line: str, name: str) -> str:
    """Return "entry" for a `[[name]]` header, "part" for a subtable's, else "other"."""
    try:
        table = parse_toml(line.removeprefix("\ufeff")).get(name)
    except TomlError:
        return "other"
    if isinstance(table, list):
        return "entry"
    return "part" if isinstance(table, dict) else "other"
