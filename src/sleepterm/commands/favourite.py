"""`sleepterm favourite`: what the listener likes."""

from __future__ import annotations

import time

from sleepterm.commands.requests import FavouriteRequest
from sleepterm.commands.shared.catalog_access import (
    load_with_mixes,
    print_problems,
    track_meant,
)
from sleepterm.store.history import History
from sleepterm.store.paths import Paths


def run(request: FavouriteRequest) -> int:
    """Make a track a favourite or none any more; without one, print the favourites."""
    paths = Paths.of_user()
    history = History(paths.history_file)
    liked = history.favourites()
    if request.id is None:
        print("".join(f"{track_id}\n" for track_id in liked), end="")
    elif request.remove and request.id in liked:
        # also one that is not in the catalogue any more
        history.unlike(request.id)
        print(f"{request.id} is no favourite any more.")
    else:
        track = track_meant(load_with_mixes(paths).catalog, request.id)
        if request.remove:
            history.unlike(track.id)
        else:
            history.like(track.id, time.time())
        state = "no favourite any more" if request.remove else "a favourite now"
        print(f"{track.id} ({track.title}) is {state}.")
    print_problems(history.problems)
    return 0
