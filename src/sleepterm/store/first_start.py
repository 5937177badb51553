"""Whether sleepterm starts for the first time: nothing of the user's is stored yet."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sleepterm.store.paths import Paths


def is_first_start(paths: Paths) -> bool:
    """Whether the folders of data, settings and state are all empty or not there.

    A folder that can't be read counts as used.
    """
    folders = (paths.data, paths.config, paths.state)
    return all(_is_empty(folder, paths.cache) for folder in folders)


def _is_empty(folder: Path, cache: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            # On some systems the cache lies within.
            return all(entry.path == str(cache) for entry in entries)
    except FileNotFoundError:
        return True
    except OSError:
        return False
