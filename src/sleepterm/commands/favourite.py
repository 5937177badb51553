"""`sleepterm favourite`: show and change the favourites."""

from __future__ import annotations

import time

from sleepterm.commands.requests.finding import FavouriteRequest
from sleepterm.commands.shared.catalog_access import (
    find_track_or_mix,
    load_with_mixes,
    print_problems,
)
from sleepterm.commands.shared.console import say, tell
from sleepterm.commands.shared.empty_list import NO_FAVOURITES
from sleepterm.store.history import History
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _


def run(request: FavouriteRequest) -> int:
    """Add a track to the favourites or remove it; without one, print them."""
    paths = Paths.of_user()
    history = History(paths.history_file)
    liked = history.favourites()
    if request.id is None:
        say("".join(f"{track_id}\n" for track_id in liked), end="")
        if not liked:
            tell(f"{NO_FAVOURITES}")
    elif request.remove and request.id in liked:
        # it need not be in the catalogue any more
        history.unlike(request.id)
        say(_("{id} is no longer a favourite.").format(id=request.id))
    else:
        catalog = load_with_mixes(paths).catalog
        track = find_track_or_mix(
            catalog, request.id, lambda x: x.id in liked or not request.remove
        )
        if request.remove:
            history.unlike(track.id)
        else:
            history.like(track.id, time.time())
        words = (
            _("{id} ({title}) is no longer a favourite.")
            if request.remove
            else _("{id} ({title}) is a favourite.")
        )
        say(words.format(id=track.id, title=track.title))
    print_problems(history.problems)
    return 0
