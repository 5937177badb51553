"""`sleepterm list`: tracks and mixes, filtered and sorted."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence

from sleepterm.commands.requests.finding import ListRequest
from sleepterm.commands.shared.catalog_access import (
    length_of,
    load_with_mixes,
    print_problems,
    with_lengths,
)
from sleepterm.commands.shared.console import say, tell
from sleepterm.commands.shared.tables import print_table
from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.labels import TYPES, words_of
from sleepterm.library.catalog.order import Order, sort_tracks
from sleepterm.library.catalog.track import Track
from sleepterm.library.history.habits import NO_HABITS, Habits, PersonalList
from sleepterm.store.paths import Paths


def run(request: ListRequest) -> int:
    """Print the tracks that match, one a line, or as JSON."""
    paths = Paths.of_user()
    loaded = load_with_mixes(paths)
    habits, unread = _habits(request, paths)
    print_problems((*loaded.problems, *unread))
    catalog = with_lengths(loaded.catalog, paths)
    tracks = request.filter.apply(catalog, habits)
    yours = request.filter.personal
    if request.sort is not None:
        tracks = sort_tracks(tracks, request.sort, habits.played)
    elif yours is not None and yours is not PersonalList.MINE:
        place = {x: at for at, x in enumerate(habits.ids(yours))}
        tracks = tuple(sorted(tracks, key=lambda track: place[track.id]))
    if request.json:
        say(json.dumps([_as_json(track) for track in tracks], indent=2))
    else:
        _print_table(tracks)
    if not tracks:
        # Imported late: few lists are empty.
        from sleepterm.commands.shared.empty_list import why_empty

        words = why_empty(request.filter, catalog, habits)
        tell(f"{words}")
    return 0


def _habits(request: ListRequest, paths: Paths) -> tuple[Habits, Sequence[Problem]]:
    """Plays and favourites, if the request needs them, and problems with the file."""
    needs_no_plays = request.filter.personal in {None, PersonalList.MINE}
    if needs_no_plays and request.sort is not Order.PLAYED:
        return NO_HABITS, ()
    from sleepterm.store.history import History

    history = History(paths.history_file)
    habits = Habits.of(history.favourites(), history.plays(), now=time.time())
    return habits, history.problems


def _print_table(tracks: tuple[Track, ...]) -> None:
    print_table(
        [
            (
                track.id,
                TYPES[track.type],
                length_of(track),
                f"{track.title} ({track.missing})" if track.missing else track.title,
                ", ".join(words_of(track)),
            )
            for track in tracks
        ]
    )


def _as_json(track: Track) -> dict[str, object]:
    return {
        "id": track.id,
        "title": track.title,
        "type": track.type.value,
        "topics": list(track.topics),
        "moods": list(track.moods),
        "playback": track.playback.value,
        "length_seconds": None if track.is_loop else track.length,
        "chapters": [{"start": x.start, "title": x.title} for x in track.chapters],
        "own": track.own,
        "missing": track.missing or None,
        "file": str(track.file) if track.has_file and not track.noise else None,
        "noise": track.noise.value if track.noise else None,
    }
