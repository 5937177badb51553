"""Cache of a parsed tracks.toml, for long ones, which are slow to parse.

Its key is a digest of the text and of the code that parses it. A cache that does not
match, or is damaged, is replaced.
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
from sleepterm.formats import problem, table_reader, toml
from sleepterm.formats.chapters import chapter
from sleepterm.formats.chapters.chapter import Chapter
from sleepterm.formats.problem import Problem, Severity
from sleepterm.library.catalog import catalog_file, track, track_id
from sleepterm.library.catalog.catalog_file import ParsedCatalog, parse_catalog
from sleepterm.library.catalog.track import (
    ContentType,
    LoopMode,
    NoiseColour,
    PlaybackMode,
    Track,
)
from sleepterm.store.files.atomic import write_atomically
from sleepterm.store.files.file_stamp import FileStamp
from sleepterm.translation import language
from sleepterm.units import Seconds

_FIELDS = tuple(field.name for field in fields(Track))
_READERS = (
    *(catalog_file, table_reader, track, track_id),
    *(chapter, problem, text, toml),
)


@dataclass(frozen=True, slots=True)
class CatalogSource:
    """The arguments of `parse_catalog` for the user's own catalogue.

    Attributes:
        text: of the file.
        file: its path as the user knows it.
        folder: what relative paths in it start from.
        taken: ids that other catalogues use already.
    """

    text: str
    file: str
    folder: Path
    taken: Collection[str]

    def parsed(self) -> ParsedCatalog:
        """The text parsed, without the cache."""
        return parse_catalog(
            self.text, file=self.file, folder=self.folder, own=True, taken=self.taken
        )


def parse_with_cache(source: CatalogSource, cache_file: Path) -> ParsedCatalog:
    """The same as `parse_catalog`, from the cache file if it matches.

    If it does not match, it is written; that it cannot be written is ignored.
    """
    key = _key(source)
    if not key:
        return source.parsed()
    found = _load(cache_file, key)
    if found is None:
        found = source.parsed()
        with contextlib.suppress(SleeptermError):
            write_atomically(cache_file, _with_seal(key, json.dumps(_as_values(found))))
    return found


def _key(source: CatalogSource) -> str:
    """A digest of all that the result depends on; "" if it cannot be computed."""
    program = _program()
    if not program:
        return ""
    # Problems are told in the language of the user.
    asked = (program, language(), source.file, str(source.folder))
    return _digest(*asked, *sorted(source.taken), source.text)


def _digest(*parts: str) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        encoded = part.encode("utf-8", "surrogateescape")
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()


@cache
def _program() -> str:
    """The version of the parsing code, which an update changes; "" if unknown."""
    files = [Path(str(module.__file__)) for module in _READERS]
    stamps = list(map(FileStamp.of, files))
    return "" if None in stamps else json.dumps([_FIELDS, stamps])


def _with_seal(key: str, values: str) -> str:
    """The text of the cache file: a line with key and digest, then the values."""
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
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Chapter):
        return (value.start, value.title)
    return value


def _load(cache_file: Path, key: str) -> ParsedCatalog | None:
    try:
        seal, _, body = cache_file.read_text(encoding="utf-8").partition("\n")
        if seal != f"{key} {_digest(body)}":
            return None
        values = json.loads(body)
        problems = tuple(_problem(*each) for each in values["problems"])
        return _tracks(values["tracks"]), problems
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _problem(file: str, where: str, message: str, severity: str) -> Problem:
    return Problem(file, where, message, Severity(severity))


def _tracks(columns: Sequence[Iterable[object]]) -> tuple[Track, ...]:
    """The tracks from one column a field, which is faster than row by row."""
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


def _chapters(value: object) -> tuple[Chapter, ...]:
    pairs = cast("list[tuple[Seconds, str]]", value)
    return tuple(Chapter(start, title) for start, title in pairs)


def _noise(value: object) -> NoiseColour | None:
    return None if value is None else NoiseColour(cast(str, value))


_SHARED: dict[tuple[str, ...], tuple[str, ...]] = {}
_MOST_SHARED = 1024


def _shared(words: tuple[str, ...]) -> tuple[str, ...]:
    """The same object for equal tuples: tracks share a few hundred of them."""
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
    "chapters": _chapters,
    "noise": _noise,
}
