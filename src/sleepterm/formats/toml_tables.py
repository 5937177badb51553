"""Finds and changes single values in a TOML text; all else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sleepterm.formats.toml_edit import Pair, code_of, pair_at, path_of
from sleepterm.formats.toml_writer import format_key, format_pair, format_value

Path = tuple[str, ...]
"""The parts of a key: ("timer", "fade") is `fade` in `[timer]`."""


class _Section(NamedTuple):
    """One table of a file, or what stands above the first.

    Attributes:
        path: its name; None for an entry of an array of tables.
        pairs: its pairs.
        header: the offset of its header.
        start: the offset behind its header's line.
        end: the offset of the next header, or of the end.
    """

    path: Path | None
    pairs: tuple[Pair, ...]
    header: int
    start: int
    end: int


def line_of(text: str, path: Path) -> int | None:
    """The line of a key, or of its table, from 1; None if it has none.

    Args:
        text: a valid TOML text.
        path: the parts of the key.
    """
    for section in _sections(text):
        if section.path is None:
            continue
        if section.path and _starts_with(section.path, path):
            return text.count("\n", 0, section.header) + 1
        for pair in section.pairs:
            whole = (*section.path, *pair.path)
            # The value may be an inline table.
            if _starts_with(whole, path) or _starts_with(path, whole):
                return text.count("\n", 0, pair.start) + 1
    return None


def with_value(text: str, path: Path, value: object) -> str:
    """The text with another value; a new key stands below its comment, if it has one.

    A key inside an inline table is not found, so that the text has it twice then.

    Args:
        text: a valid TOML text.
        path: the parts of the key.
        value: the new value.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    sections = list(_sections(text))
    found = _found(sections, path)
    if found is not None:
        written = format_value(value).replace("\n", newline)
        return text[: found.value] + written + text[found.behind :]
    section = _last_of_table(sections, path[:-1])
    if section is not None:
        dotted = path[len(section.path or ()) :]
        line = f"{_dotted(dotted)} = {format_value(value)}"
        return _with_line(text, section, line, dotted[-1])
    header = f"[{_dotted(path[:-1])}]"
    gap = "" if not text else newline if text.endswith("\n") else 2 * newline
    return f"{text}{gap}{header}{newline}{format_pair(path[-1], value)}{newline}"


def without_value(text: str, path: Path) -> str:
    """The text without a key; its table stays.

    Args:
        text: a valid TOML text.
        path: the parts of the key.
    """
    found = _found(_sections(text), path)
    if found is None:
        return text
    line_end = text.find("\n", found.end) + 1
    return text[: found.start] + (text[line_end:] if line_end else "")


def _found(sections: Iterator[_Section] | list[_Section], path: Path) -> Pair | None:
    for section in sections:
        for pair in section.pairs:
            if section.path is not None and (*section.path, *pair.path) == path:
                return pair
    return None


def _last_of_table(sections: list[_Section], table: Path) -> _Section | None:
    """The section that a new key of a table goes to; None if there is none yet."""
    for section in sections:
        if section.path == table:
            return section
    for section in sections:
        for pair in section.pairs:
            whole = (*(section.path or ()), *pair.path[:-1])
            if section.path is not None and whole == table:
                return section
    return None


def _with_line(text: str, section: _Section, line: str, key: str) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    comment_end = _comment_end(text, section, key)
    at = section.start
    if comment_end is not None:
        at = comment_end
    elif section.pairs:
        at = section.pairs[-1].end
    else:
        return text[:at] + _begun(text[:at], newline) + line + newline + text[at:]
    at -= text[:at].endswith("\r")
    return f"{text[:at]}{newline}{line}{text[at:]}"


def _comment_end(text: str, section: _Section, key: str) -> int | None:
    """The end of the line in which a comment has a key, as in `# fade = "10m"`."""
    pattern = rf"^[ \t]*#[ \t]*{re.escape(key)}[ \t]*=.*$"
    body = text[section.start : section.end]
    code = code_of(text)
    for found in re.finditer(pattern, body, re.MULTILINE):
        start, end = (section.start + at for at in found.span())
        # A string of several lines may hold the same.
        if not code[start:end].strip():
            return end
    return None


def _begun(before: str, newline: str) -> str:
    """What ends the line that a text ends in."""
    bare = before.removeprefix("\ufeff")
    return newline if bare and not bare.endswith("\n") else ""


def _dotted(path: Path) -> str:
    return ".".join(map(format_key, path))


def _starts_with(path: Path, start: Path) -> bool:
    return path[: len(start)] == start


def _sections(text: str) -> Iterator[_Section]:
    codes = code_of(text).split("\n")
    lines = text.split("\n")
    path: Path | None = ()
    start = len(text) - len(text.removeprefix("\ufeff"))
    pairs: list[Pair] = []
    begun: list[str] = []
    header = first = depth = offset = 0
    for code, line in zip(codes, lines, strict=True):
        if depth == 0 and (code.lstrip().startswith("[") or "=" in code):
            if begun:
                pairs.append(pair_at(text, "\n".join(begun), first))
                begun = []
            if code.lstrip().startswith("["):
                yield _Section(path, tuple(pairs), header, start, offset)
                path, pairs, header = _header(line), [], offset
                start = min(offset + len(line) + 1, len(text))
            else:
                begun, first = [code], offset
        elif begun:
            begun.append(code)
        if begun:
            depth += sum(map(code.count, "[{")) - sum(map(code.count, "]}"))
        offset += len(line) + 1
    if begun:
        pairs.append(pair_at(text, "\n".join(begun), first))
    yield _Section(path, tuple(pairs), header, start, len(text))


def _header(line: str) -> Path | None:
    is_array = code_of(line).lstrip().startswith("[[")
    return None if is_array else path_of(line)
