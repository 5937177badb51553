"""Copies files into a folder under names that are free there."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Callable
from pathlib import Path

from sleepterm.library.catalog.naming import unused_name
from sleepterm.store.files.atomic import replacing

_CHUNK = 1 << 20


def free_stem(folder: Path, stem: str, beside: Path | None = None) -> str:
    """`stem`, or the first of `stem-2`, `stem-3` ... that no file in a folder has.

    Case does not count, nor does the suffix.

    Args:
        folder: need not exist.
        stem: the wanted name.
        beside: a file that is to be copied there; a copy of it does not count, as it
            is what a crash has left.
    """
    try:
        with os.scandir(folder) as entries:
            used = {
                entry.name.rsplit(".", 1)[0].lower()
                for entry in entries
                if not (beside and _is_copy(folder / entry.name, stem, beside))
            }
    except FileNotFoundError:
        used = set()
    return unused_name(stem, used)


def _is_copy(file: Path, stem: str, original: Path) -> bool:
    if file.name != stem + original.suffix:
        return False
    try:
        return filecmp.cmp(file, original, shallow=False)
    except OSError:
        return False


def copy_file(source: Path, target: Path, beat: Callable[[], None]) -> None:
    """Copy a file's bytes; the target appears whole or not at all.

    Missing folders are made.

    Args:
        source: what to copy.
        target: where to; replaced if it exists.
        beat: called after each MiB; what it raises ends the copying.

    Raises:
        OSError: the source cannot be read or the target not be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with replacing(target) as temporary:
        _copy_bytes(source, temporary, beat)


def _copy_bytes(source: Path, target: Path, beat: Callable[[], None]) -> None:
    with source.open("rb") as content, target.open("wb") as copy:
        while chunk := content.read(_CHUNK):
            copy.write(chunk)
            beat()
        copy.flush()
        os.fsync(copy.fileno())


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a file, which may itself be a symbolic link, is below a folder."""
    parent = Path(os.path.realpath(path.parent))
    return parent.is_relative_to(os.path.realpath(folder))
