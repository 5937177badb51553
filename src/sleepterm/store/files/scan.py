"""Lists files below a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

Refusal = Callable[[str, OSError], None]
"""Called with a folder that cannot be read, and why."""


def files_below(folder: Path, refused: Refusal) -> Iterator[Path]:
    """All files in a folder and its subfolders, sorted, hidden ones skipped.

    A folder that symbolic links reach a second time is skipped; one that cannot be
    read has no files.

    Args:
        folder: where to look.
        refused: hears of each folder that cannot be read.
    """
    return map(Path, paths_below(folder, refused))


def paths_below(folder: Path, refused: Refusal) -> Iterator[str]:
    """Like `files_below`, as strings, which is faster for thousands of files."""
    return _files(str(folder), set(), refused)


def _files(folder: str, seen: set[str], refused: Refusal) -> Iterator[str]:
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    try:
        entries = _entries(folder)
    except OSError as error:
        refused(folder, error)
        return
    for entry in entries:
        if holds(entry.is_dir):
            yield from _files(entry.path, seen, refused)
        elif holds(entry.is_file):
            yield entry.path


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        shown = [entry for entry in entries if not entry.name.startswith(".")]
    return sorted(shown, key=lambda entry: entry.name)


def holds(test: Callable[[], bool]) -> bool:
    """The result of a test like `Path.is_file`; False if the disk refuses it.

    A symbolic link to itself or a name that no file can have is such a case.
    """
    try:
        return test()
    except (OSError, ValueError):
        return False
