"""Deletes what writers that were killed have left in the user's folders.

Each write into a folder does that there; this is for folders that nothing is written
to for long.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sleepterm.store.files.atomic import clear_leftovers
from sleepterm.store.paths import Paths


def clear_all_leftovers(paths: Paths) -> None:
    """Delete hidden files that no process writes any more. Never raises.

    The folder of sounds is left to adding, which writes there without these locks.
    """
    for folder in _folders(paths):
        clear_leftovers(folder)
    for folder in _below(paths.removed_sounds):
        # Without the record, which is written first, it holds nothing.
        with contextlib.suppress(OSError):
            folder.rmdir()


def _folders(paths: Paths) -> Iterator[Path]:
    yield from (paths.data, paths.config, paths.state, paths.cache)
    yield from (paths.mixes, paths.sequences, paths.spoken_words, paths.decoded_sounds)
    for folder in (paths.removed_sounds, paths.renditions, paths.speech_cache):
        yield from _below(folder)


def _below(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return [path for path in folder.iterdir() if path.is_dir()]
    return []
