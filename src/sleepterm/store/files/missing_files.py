"""Marks tracks whose file does not exist, with few disk accesses."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from sleepterm.library.catalog.track import Track
from sleepterm.store.files.scan import holds
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _

_MANY = 32
"""From this many files in a folder on, it is listed instead of testing each."""


def with_missing_marked(tracks: Iterable[Track]) -> tuple[Track, ...]:
    """The tracks, with `missing` set to the reason where the file does not exist."""
    pairs = [
        (track, ("" if track.noise else str(track.file)).rpartition(os.sep))
        for track in tracks
    ]
    counts = Counter(folder for track, (folder, _, _) in pairs if not track.noise)
    names = {folder: _names(folder) for folder, n in counts.items() if n >= _MANY}
    there = {folder: holds(Path(folder).is_dir) for folder in counts}
    return tuple(
        track
        if track.noise
        # The file system may treat case and accents as equal, so test the path too.
        or name in names.get(folder, ())
        or holds(track.file.is_file)
        else replace(track, missing=_reason(track.file, there=there[folder]))
        for track, (folder, _, name) in pairs
    )


def _names(folder: str) -> frozenset[str]:
    try:
        with os.scandir(folder) as entries:
            return frozenset(entry.name for entry in entries if entry.is_file())
    except OSError:
        return frozenset()


def _reason(file: Path, *, there: bool) -> str:
    if there:
        return _("the file {name} is missing").format(name=sanitize_line(file.name))
    return _("the folder {folder} is not available").format(
        folder=sanitize_line(str(file.parent))
    )
