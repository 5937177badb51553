"""Edits the user's tracks.toml without changing anything else in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from sleepterm.errors import SleeptermError
from sleepterm.formats.toml import TomlError, parse_toml, same_values
from sleepterm.formats.toml_edit import entry_spans, key_pairs
from sleepterm.formats.toml_writer import format_pair, format_value
from sleepterm.library.catalog.catalog_file import SCHEMA
from sleepterm.library.catalog.naming import unused_name
from sleepterm.store.files.atomic import write_atomically
from sleepterm.store.files.locking import locked
from sleepterm.store.files.text_file import read_text
from sleepterm.translation import gettext as _

_PATHS = ("file", "captions")
# Translators: each line begins with # and has at most 80 characters
_HEADER = _(
    "# Your own sounds. Edit this file as you like: sleepterm only adds tables at its\n"
    "# end, takes out those you remove and changes the values you change; everything\n"
    "# else stays as you wrote it.\n"
)
_SCHEMA = format_pair("schema", SCHEMA)


def listed_ids(path: Path) -> frozenset[str]:
    """The ids in the user's tracks.toml, bad entries included.

    Raises:
        SleeptermError: the file is there but cannot be added to.
    """
    _, values = _read(path)
    return _ids(_entries(values))


def append_tracks(path: Path, tables: Sequence[Mapping[str, object]]) -> None:
    """Append one [[track]] table for each; existing bytes are not changed.

    A file that is missing or holds only comments gets its `schema` first. Several
    processes take turns.

    Raises:
        SleeptermError: the file does not parse (with line and column), has another
            schema, writes its tracks in a way that cannot be added to, or cannot be
            written. It is untouched then.
    """
    if tables:
        with locked(path):
            _append(path, tables, "\n".join(map(_table_text, tables)))


def _append(path: Path, tables: Sequence[Mapping[str, object]], added: str) -> None:
    text, values = _read(path)
    if not text:
        text = f"{_HEADER}\n{_SCHEMA}\n"
    elif "schema" not in values:
        added = f"{_SCHEMA}\n\n{added}"
    new = _joined(text, added)
    expected = {"schema": SCHEMA, **values, "track": [*_entries(values), *tables]}
    if not _parses_as(new, expected):
        raise _refusal(path, _("tracks cannot be added to a file written in this form"))
    write_atomically(path, new)


def entry_of(path: Path, track_id: str) -> str:
    """The lines of one track's table, as they are; "" if it has none.

    Raises:
        SleeptermError: the file does not parse, or the lines cannot be identified.
    """
    text, values = _read(path)
    entries = _entries(values)
    if track_id not in _ids(entries):
        return ""
    spans = entry_spans(text, "track")
    if len(spans) != len(entries):
        raise _unidentified(path, track_id)
    start, end = spans[_index_of(path, entries, track_id)]
    return "\n".join(text.split("\n")[start:end]).strip() + "\n"


def restore_entry(path: Path, entry: str, moved: Mapping[str, str]) -> str:
    """Put the lines of a removed track's table back, at the end of the file.

    Does nothing if the same table is there.

    Args:
        path: the user's tracks.toml.
        entry: as `entry_of` gave it.
        moved: files whose paths have changed: the old one, as the table has it, to the
            new one.

    Returns:
        The track's id: its own, or a free one if that is taken.

    Raises:
        SleeptermError: as `append_tracks`.
    """
    with locked(path):
        return _restore(path, entry.replace("\r\n", "\n"), moved)


def _restore(path: Path, entry: str, moved: Mapping[str, str]) -> str:
    _, values = _read(path)
    entries = _entries(values)
    old = cast("dict[str, object]", _entries(parse_toml(entry))[0])
    new = {
        key: moved.get(str(value), value) if key in _PATHS else value
        for key, value in old.items()
    }
    if any(same_values(new, each) for each in entries):
        return str(new["id"])
    new["id"] = unused_name(str(old["id"]), _ids(entries))
    _append(path, (new,), entry if new == old else _table_text(new))
    return str(new["id"])


def remove_track(path: Path, track_id: str) -> None:
    """Delete the lines of one track's table, and nothing else.

    Raises:
        SleeptermError: there is no such entry, the file does not parse, or the
            entry's lines cannot be identified. It is untouched then.
    """
    with locked(path):
        _remove(path, track_id)


def _remove(path: Path, track_id: str) -> None:
    text, values = _read(path)
    entries = _entries(values)
    number = _index_of(path, entries, track_id)
    rest = [*entries[:number], *entries[number + 1 :]]
    expected = {**values, "track": rest}
    spans = entry_spans(text, "track")
    new = _without(text, *spans[number]) if len(spans) == len(entries) else text
    if not _parses_as(new, expected):
        raise _unidentified(path, track_id)
    write_atomically(path, new)


def change_track(path: Path, track_id: str, changes: Mapping[str, object]) -> None:
    """Change values of one track's table, and nothing else.

    An unchanged value keeps its spelling; a comment behind a changed one is kept. New
    keys come after the entry's own, before its subtables.

    Args:
        path: the user's tracks.toml.
        track_id: the entry's id.
        changes: key to new value; None deletes the key and its lines.

    Raises:
        SleeptermError: there is no such entry, the file does not parse, or the
            entry is written in a way that cannot be changed. It is untouched then.
    """
    with locked(path):
        _change(path, track_id, changes)


def _change(path: Path, track_id: str, changes: Mapping[str, object]) -> None:
    text, values = _read(path)
    entries = _entries(values)
    number = _index_of(path, entries, track_id)
    old = cast("dict[str, object]", entries[number])
    wanted = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in changes.items()
    }
    entry = {k: v for k, v in {**old, **wanted}.items() if v is not None}
    new = text
    spans = entry_spans(text, "track")
    if len(spans) == len(entries):
        differing = {k: v for k, v in wanted.items() if not same_values(old.get(k), v)}
        new = _with_values(text, spans[number], differing)
    expected = {**values, "track": [*entries[:number], entry, *entries[number + 1 :]]}
    if not _parses_as(new, expected):
        raise _refusal(
            path,
            _("the values of '{track}' cannot be identified").format(track=track_id),
        )
    if new != text:
        write_atomically(path, new)


def _index_of(path: Path, entries: Sequence[object], track_id: str) -> int:
    for number, entry in enumerate(entries):
        if isinstance(entry, dict) and entry.get("id") == track_id:
            return number
    raise SleeptermError(
        _("Unknown track"),
        _("{path} has no track '{track}'.").format(path=path, track=track_id),
    )


def _read(path: Path) -> tuple[str, dict[str, object]]:
    try:
        text = read_text(path)
    except FileNotFoundError:
        return "", {}
    except SleeptermError as error:
        raise _refusal(path, error.message.rstrip(".")) from error
    try:
        values = parse_toml(text)
    except TomlError as error:
        raise _refusal(
            path, _("it is not valid TOML: {error}").format(error=error)
        ) from error
    if values.get("schema", None if values else SCHEMA) != SCHEMA:
        raise _refusal(
            path, _("it needs schema = {schema} at its top").format(schema=SCHEMA)
        )
    return text, values


def _entries(values: Mapping[str, object]) -> list[object]:
    entries = values.get("track", [])
    return entries if isinstance(entries, list) else []


def _ids(entries: Sequence[object]) -> frozenset[str]:
    return frozenset(
        entry["id"]
        for entry in entries
        if isinstance(entry, dict) and isinstance(entry.get("id"), str)
    )


def _table_text(table: Mapping[str, object]) -> str:
    pairs = (f"{format_pair(key, value)}\n" for key, value in table.items())
    return "[[track]]\n" + "".join(pairs)


def _joined(text: str, added: str) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    gap = "\n" if text.endswith("\n") else "\n\n"
    return text + (gap + added).replace("\n", newline)


def _without(text: str, start: int, end: int) -> str:
    """The text without lines start..end, nor the blank line before them."""
    lines = text.split("\n")
    before, after = lines[:start], lines[end:]
    blank_after = not after[0].strip() if after else True
    if before and not before[-1].strip() and blank_after:
        before.pop()
    return "\n".join((*before, *after))


def _with_values(
    text: str, span: tuple[int, int], changes: Mapping[str, object]
) -> str:
    """The text with new values in one entry."""
    newline = "\r\n" if "\r\n" in text else "\n"
    pairs = key_pairs(text, span)
    header = sum(len(line) + 1 for line in text.split("\n")[: span[0] + 1]) - 1
    header -= text[:header].endswith("\r")
    end, indent = (pairs[-1].end, pairs[-1].indent) if pairs else (header, "")
    known = {pair.key for pair in pairs if not pair.is_dotted}
    added = "".join(
        f"{newline}{indent}{format_pair(key, value)}"
        for key, value in changes.items()
        if value is not None and key not in known
    )
    text = text[:end] + added + text[end:]
    for pair in reversed(pairs):
        if pair.key not in changes:
            continue
        value = changes[pair.key]
        if value is None or pair.is_dotted:
            line_end = text.find("\n", pair.end) + 1
            text = text[: pair.start] + (text[line_end:] if line_end else "")
        else:
            written = format_value(value).replace("\n", newline)
            text = text[: pair.value] + written + text[pair.behind :]
    return text


def _parses_as(text: str, expected: Mapping[str, object]) -> bool:
    try:
        values = parse_toml(text)
    except TomlError:
        return False
    return same_values({"track": [], **values}, expected)


def _unidentified(path: Path, track_id: str) -> SleeptermError:
    return _refusal(
        path,
        _("the lines of '{track}' cannot be identified").format(track=track_id),
    )


def _refusal(path: Path, reason: str) -> SleeptermError:
    return SleeptermError(
        _("Catalogue not changed"),
        _("{path} was not changed: {reason}.").format(path=path, reason=reason),
        _("Fix it in an editor, then try again."),
    )
