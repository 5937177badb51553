"""The tracks of a long catalogue file, kept in a form that is quick to read.

A copy holds for one text, read by one program; whatever does not agree, or is damaged,
is passed over and made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import cast

from sleepterm import text
from sleepterm.errors import SleeptermError
from sleepterm.formats import problem, table_reader
from sleepterm.formats.problem import Problem, Severity
from sleepterm.library.catalog import catalog_file, track
from sleepterm.library.catalog.catalog_file import parse_catalog
from sleepterm.library.catalog.track import ContentType, LoopMode, PlaybackMode, Track
from sleepterm.store.files.atomic import write_atomically

ParsedCatalog = tuple[tuple[Track, ...], tuple[Problem, ...]]
"""Tracks, and what was wrong on the way."""

_LONG = 100_000
"""Characters from which on reading a text takes so long that a copy is worth it."""
_FIELDS = tuple(field.name for field in fields(Track))
_READERS = (catalog_file, table_reader, track, problem, text)


@dataclass(frozen=True, slots=True)
class CatalogSource:
    """What `parse_catalog` is asked, for a catalogue of the user's own.

    Attributes:
        text: what stands in the file.
        file: its path as the user knows it.
        folder: what relative paths in it start from.
        taken: ids that other catalogues use already.
    """

    text: str
    file: str
    folder: Path
    taken: Collection[str]

    def parsed(self) -> ParsedCatalog:
        """What the text says."""
        return parse_catalog(
            self.text, file=self.file, folder=self.folder, own=True, taken=self.taken
        )


def parse_with_cache(reading: CatalogSource, copy: Path) -> ParsedCatalog:
    """The same as `parse_catalog`, from the copy if there is a good one.

    The copy of a long text is written if there was none; one that cannot be written
    costs nothing but time.
    """
    key = _key(reading) if len(reading.text) >= _LONG else ""
    if not key:
        return reading.parsed()
    found = _load(copy, key)
    if found is None:
        found = reading.parsed()
        with contextlib.suppress(SleeptermError):
            write_atomically(copy, _with_seal(key, json.dumps(_as_values(found))))
    return found


def _key(reading: CatalogSource) -> str:
    """A digest of all that the answer depends on; "" if that cannot be known."""
    try:
        program = _program()
    except OSError:
        return ""
    asked = (program, reading.file, str(reading.folder), *sorted(reading.taken))
    return _digest(*asked, reading.text)


def _digest(*parts: str) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        told = part.encode("utf-8", "surrogateescape")
        digest.update(len(told).to_bytes(8, "big") + told)
    return digest.hexdigest()


@cache
def _program() -> str:
    """Which program reads: it may be another after an update."""
    files = [Path(str(module.__file__)) for module in _READERS]
    stamps = [(file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    return json.dumps([_FIELDS, stamps])


def _with_seal(key: str, values: str) -> str:
    """The whole copy; its first line tells at a glance whether it is the right one."""
    return f"{key} {_digest(values)}\n{values}"


def _as_values(found: ParsedCatalog) -> dict[str, object]:
    tracks, problems = found
    return {
        "tracks": [[_plain(getattr(x, name)) for x in tracks] for name in _FIELDS],
        "problems": [
            (each.file, each.where, each.message, each.severity.value)
            for each in problems
        ],
    }


def _plain(value: object) -> object:
    return str(value) if isinstance(value, Path) else value


def _load(copy: Path, key: str) -> ParsedCatalog | None:
    try:
        seal, _, told = copy.read_text(encoding="utf-8").partition("\n")
        if seal != f"{key} {_digest(told)}":
            return None
        values = json.loads(told)
        problems = tuple(_problem(*each) for each in values["problems"])
        return _tracks(values["tracks"]), problems
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _problem(file: str, where: str, message: str, severity: str) -> Problem:
    return Problem(file, where, message, Severity(severity))


def _tracks(columns: Sequence[Iterable[object]]) -> tuple[Track, ...]:
    """Column by column, as ten thousand tracks are quicker built so."""
    made = [
        map(_MADE[name], column) if name in _MADE else column
        for name, column in zip(_FIELDS, columns, strict=True)
    ]
    build = cast("Callable[..., Track]", Track)
    return tuple(build(*each) for each in zip(*made, strict=True))


def _member(kind: type[StrEnum]) -> Callable[[object], object]:
    members: Mapping[object, object] = {each.value: each for each in kind}
    return members.__getitem__


def _path(value: object) -> Path | None:
    return None if value is None else Path(cast(str, value))


def _words(value: object) -> tuple[str, ...]:
    return _shared(tuple(cast("list[str]", value)))


_SHARED: dict[tuple[str, ...], tuple[str, ...]] = {}
_MOST_SHARED = 1024


def _shared(words: tuple[str, ...]) -> tuple[str, ...]:
    """One and the same object for equal words: tracks share a few hundred lists."""
    if len(_SHARED) >= _MOST_SHARED:
        _SHARED.clear()
    return _SHARED.setdefault(words, words)


_MADE: Mapping[str, Callable[[object], object]] = {
    "type": _member(ContentType),
    "playback": _member(PlaybackMode),
    "loop": _member(LoopMode),
    "file": _path,
    "captions": _path,
    "topics": _words,
    "moods": _words,
}
