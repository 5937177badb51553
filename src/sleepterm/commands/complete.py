"""`sleepterm --complete LIST [BEGINNING]`: names for a shell to complete.

A key waits for it, so it imports little and reads a cache. Each line has a name, a tab
and words about it.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence

from sleepterm.commands.shared.console import say_bytes
from sleepterm.store.names_cache import (
    Row,
    cached_names,
    remember_names,
    stamps_of,
)
from sleepterm.store.paths import Paths
from sleepterm.text import folded


def run(words: Sequence[str]) -> int:
    """Print the names of a list that begin so; 0, or 2 without a list.

    Args:
        words: the list, and what was typed, with the shell's quotes and backslashes.
    """
    if not words:
        return 2
    paths = Paths.of_user()
    names = cached_names(paths)
    if names is None:
        # Importing and reading make no garbage, but much to look through for it.
        gc.disable()
        try:
            names = _read(paths)
        finally:
            gc.enable()
    wanted, beginning = words[0], _typed(words[1] if len(words) > 1 else "")
    say_bytes(
        "".join(
            f"{name}\t{about}\n"
            for lists, name, about in names
            if wanted in lists.split() and folded(name).startswith(beginning)
        ).encode("utf-8", "replace")
    )
    return 0


def _typed(word: str) -> str:
    return folded(word.removeprefix("'").removeprefix('"').replace("\\", ""))


def _read(paths: Paths) -> tuple[Row, ...]:
    from sleepterm.commands.shared.catalog_access import load_names
    from sleepterm.library.catalog.name_lists import listed_names

    stamps = stamps_of(paths)
    names = listed_names(load_names(paths))
    rows = tuple((" ".join(x.lists), x.name, x.about) for x in names)
    remember_names(paths, stamps, rows)
    return rows
