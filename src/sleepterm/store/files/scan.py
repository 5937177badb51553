"""Lists files below a folder; file suffixes of sounds and captions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

READABLE = frozenset(
    f".{suffix}"
    for suffix in (
        *("wav", "flac", "ogg", "oga", "opus", "mp3"),
        *("aif", "aiff", "au", "caf", "w64"),
    )
)
"""Suffixes of sounds that can be played."""

FOREIGN = frozenset(
    f".{suffix}"
    for suffix in (
        *("m4a", "m4b", "m4v", "mp4", "mov", "3gp", "aac", "alac", "webm", "mka"),
        *("mkv", "wma", "wmv", "asf", "avi", "flv", "mpg", "mpeg", "ape", "wv"),
        *("mpc", "tta", "amr", "dsf"),
    )
)
"""Suffixes of audio and video files that must be converted first."""

CAPTIONS = (".vtt", ".lrc")
"""Suffixes of captions beside a sound; the first that exists is used."""


def files_below(folder: Path) -> Iterator[Path]:
    """All files in a folder and its subfolders, sorted, hidden ones skipped.

    A folder that symbolic links reach a second time is skipped; one that cannot be
    read has no files.
    """
    return map(Path, paths_below(folder))


def paths_below(folder: Path) -> Iterator[str]:
    """The same as strings, which is faster for thousands of files."""
    return _files(str(folder), set())


def _files(folder: str, seen: set[str]) -> Iterator[str]:
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    for entry in _entries(folder):
        if holds(entry.is_dir):
            yield from _files(entry.path, seen)
        elif holds(entry.is_file):
            yield entry.path


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            shown = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return []
    return sorted(shown, key=lambda entry: entry.name)


def holds(test: Callable[[], bool]) -> bool:
    """The result of a test like `Path.is_file`; False if the disk refuses it.

    A symbolic link to itself or a name that no file can have is such a case.
    """
    try:
        return test()
    except (OSError, ValueError):
        return False
