"""`sleepterm favourite`: what the listener likes."""

from __future__ import annotations

import argparse
import time

from sleepterm.commands.shared.catalog_access import (
    load_with_mixes,
    print_problems,
    track_meant,
)
from sleepterm.store.history import History
from sleepterm.store.paths import Paths


def run(options: argparse.Namespace) -> int:
    """Make a track a favourite or none any more; without one, print the favourites."""
    paths = Paths.of_user()
    history = History(paths.history_file)
    liked = history.favourites()
    if options.id is None:
        print("".join(f"{track_id}\n" for track_id in liked), end="")
    elif options.remove and options.id in liked:
        # also one that is not in the catalogue any more
        history.unlike(options.id)
        print(f"{options.id} is no favourite any more.")
    else:
        track = track_meant(load_with_mixes(paths).catalog, options.id)
        if options.remove:
            history.unlike(track.id)
        else:
            history.like(track.id, time.time())
        state = "no favourite any more" if options.remove else "a favourite now"
        print(f"{track.id} ({track.title}) is {state}.")
    print_problems(history.problems)
    return 0
