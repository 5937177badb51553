"""A cache of lengths, valid while a file's size and time stay the same."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.formats.table_reader import as_number
from sleepterm.store.files.atomic import write_atomically
from sleepterm.store.files.file_stamp import FileStamp
from sleepterm.store.files.locking import locked
from sleepterm.store.files.text_file import read_text
from sleepterm.units import Seconds

_Entry = tuple[FileStamp, float]


@dataclass(frozen=True)
class LengthCache:
    """Lengths by file, immutable; each is valid for one size and time."""

    _entries: Mapping[str, _Entry] = field(default_factory=dict)

    def length_of(self, file: Path) -> Seconds | None:
        """The file's length in seconds; None if unknown or the file has changed."""
        entry = self._entries.get(str(file))
        if entry is None or entry[0] != FileStamp.of(file):
            return None
        return Seconds(entry[1])

    def with_lengths(self, lengths: Mapping[Path, Seconds]) -> LengthCache:
        """This cache with more lengths, in seconds; missing files are left out."""
        new = {
            str(file): (stamp, float(length))
            for file, length in lengths.items()
            if (stamp := FileStamp.of(file)) is not None
        }
        return LengthCache({**self._entries, **new})

    def restricted_to(self, files: Container[str]) -> LengthCache:
        """This cache with the lengths of these paths only."""
        kept = {file: x for file, x in self._entries.items() if file in files}
        return LengthCache(kept)

    def save(self, path: Path) -> None:
        """Write the cache.

        Raises:
            SleeptermError: it cannot be written.
        """
        values = {file: (*stamp, x) for file, (stamp, x) in self._entries.items()}
        write_atomically(path, json.dumps(values))


def load_lengths(path: Path) -> LengthCache:
    """Read the cache from a file; empty if it is missing or damaged."""
    try:
        values = json.loads(read_text(path))
    except (OSError, SleeptermError, ValueError, RecursionError):
        return LengthCache()
    if not isinstance(values, dict):
        return LengthCache()
    entries = {
        file: entry
        for file, value in values.items()
        if (entry := _entry(value)) is not None
    }
    return LengthCache(entries)


def remember_lengths(
    path: Path, lengths: Mapping[Path, Seconds], known: Container[str] | None = None
) -> None:
    """Add lengths, in seconds, to the cache file; several processes take turns.

    Args:
        path: of the cache file.
        lengths: to add.
        known: paths of all files there are; the lengths of others are removed.

    Raises:
        SleeptermError: it cannot be written.
    """
    with locked(path):
        cache = load_lengths(path)
        if known is not None:
            cache = cache.restricted_to(known)
        cache.with_lengths(lengths).save(path)


def _entry(value: object) -> _Entry | None:
    if not isinstance(value, list) or len(value) != 3:
        return None
    stamp, seconds = FileStamp.read(value[:2]), as_number(value[2])
    if stamp is None or seconds is None or seconds <= 0:
        return None
    return stamp, seconds
