"""`sleepterm remove`: take one of the user's own sounds out again."""

from __future__ import annotations

import argparse

from sleepterm.audio.own_sounds import remove_sound
from sleepterm.commands.library import complain, load
from sleepterm.store.paths import Paths


def run(options: argparse.Namespace) -> int:
    """Remove one own sound."""
    paths = Paths.of_user()
    loaded = load(paths)
    complain(loaded.problems)
    track = loaded.catalog.find(options.id)
    removed = remove_sound(track.id, paths, loaded.catalog)
    print(f"Removed {removed.id} ({removed.title}).")
    return 0
