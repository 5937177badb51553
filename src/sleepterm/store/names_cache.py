"""Cache of the names that a shell completes, valid until their files change.

A text file: a line of JSON with the language and the stamps of these files and
folders, then one line for each name: its lists, the name, and words about it, with
tabs between.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.store.bundled import (
    bundled_catalog,
    bundled_mixes,
    bundled_sequences,
)
from sleepterm.store.files.atomic import write_atomically
from sleepterm.store.files.file_stamp import FileStamp
from sleepterm.store.paths import Paths
from sleepterm.translation import language

_FORMAT = 2

Stamps = Mapping[str, FileStamp | None]
"""Of files and folders; None for what does not exist."""

Row = tuple[str, str, str]
"""The lists that a name belongs to, with spaces between; the name; words about it."""


def cached_names(paths: Paths) -> tuple[Row, ...] | None:
    """The cached names; None if there are none, or a file has changed since."""
    try:
        text = paths.names_cache.read_text(encoding="utf-8")
        head, *lines = text.removesuffix("\n").split("\n")
        *kind, values = json.loads(head)
        stamps = {path: FileStamp.read(value) for path, value in values.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    is_valid = kind == [_FORMAT, language()] and stamps.keys() >= set(
        map(str, _roots(paths))
    )
    if not is_valid or any(FileStamp.of(path) != x for path, x in stamps.items()):
        return None
    rows = tuple(tuple(line.split("\t")) for line in lines)
    return rows if all(len(row) == 3 for row in rows) else None  # type: ignore[return-value]


def stamps_of(paths: Paths) -> Stamps:
    """The stamps of all that the names depend on; take them before reading it."""
    return {str(path): FileStamp.of(path) for path in _sources(paths)}


def remember_names(paths: Paths, stamps: Stamps, rows: Iterable[Row]) -> None:
    """Write the cache; that it can't be written is ignored.

    Args:
        paths: the user's folders.
        stamps: taken before the files were read.
        rows: none of their texts holds a tab or a line end.
    """
    head = json.dumps([_FORMAT, language(), stamps])
    text = "".join(f"{line}\n" for line in (head, *map("\t".join, rows)))
    with contextlib.suppress(SleeptermError):
        write_atomically(paths.names_cache, text)


def _roots(paths: Paths) -> Iterator[Path]:
    """The files and folders whose stamps are always there."""
    yield from (bundled_catalog(), bundled_mixes(), bundled_sequences())
    yield from (paths.own_catalog, paths.own_sounds, paths.mixes, paths.sequences)


def _sources(paths: Paths) -> Iterator[Path]:
    yield from _roots(paths)
    for folder in (paths.mixes, paths.sequences):
        yield from folder.glob("*.toml")
    # A new file or folder changes the time of the one it is in.
    for outer, inner, _ in os.walk(paths.own_sounds):
        yield from (Path(outer, name) for name in inner)
