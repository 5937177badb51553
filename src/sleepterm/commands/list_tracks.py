"""`sleepterm list`: what can be played."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence

from sleepterm.commands.shared.catalog_access import (
    length_of,
    load_with_mixes,
    print_problems,
    with_lengths,
)
from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.filters import LengthBand, TrackFilter
from sleepterm.library.catalog.order import Order, sort_tracks
from sleepterm.library.catalog.track import Track
from sleepterm.library.history.habits import NO_HABITS, Habits
from sleepterm.store.paths import Paths


def run(options: argparse.Namespace) -> int:
    """Print the tracks that match, one a line, or as JSON."""
    paths = Paths.of_user()
    loaded = load_with_mixes(paths)
    habits, unread = _habits(options, paths)
    print_problems((*loaded.problems, *unread))
    catalog = with_lengths(loaded.catalog, paths)
    band = next(
        (x for x in LengthBand if x.label.removesuffix(" min") == options.band), None
    )
    wanted = TrackFilter(
        type=options.type,
        topic=options.topic.lower() if options.topic else None,
        band=band,
        max_length=options.max_length,
        text=" ".join(options.words),
        personal=options.yours,
    )
    tracks = wanted.apply(catalog, habits)
    if options.sort is not None:
        tracks = sort_tracks(tracks, options.sort, habits.played)
    elif options.yours is not None:
        place = {x: at for at, x in enumerate(habits.ids(options.yours))}
        tracks = tuple(sorted(tracks, key=lambda track: place[track.id]))
    if options.json:
        print(json.dumps([_as_json(track) for track in tracks], indent=2))
    else:
        _print_table(tracks)
    return 0


def _habits(
    options: argparse.Namespace, paths: Paths
) -> tuple[Habits, Sequence[Problem]]:
    """What the history tells, if that is asked for, and what is wrong with it."""
    if options.yours is None and options.sort is not Order.PLAYED:
        return NO_HABITS, ()
    from sleepterm.store.history import History

    history = History(paths.history_file)
    habits = Habits.of(history.favourites(), history.plays(), now=time.time())
    return habits, history.problems


def _print_table(tracks: tuple[Track, ...]) -> None:
    rows = [
        (
            track.id,
            track.type.value,
            length_of(track),
            f"{track.title} ({track.missing})" if track.missing else track.title,
            ", ".join(track.topics),
        )
        for track in tracks
    ]
    widths = [max((len(row[i]) for row in rows), default=0) for i in range(4)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        print("  ".join([*cells, row[4]]).rstrip())


def _as_json(track: Track) -> dict[str, object]:
    return {
        "id": track.id,
        "title": track.title,
        "type": track.type.value,
        "topics": list(track.topics),
        "moods": list(track.moods),
        "playback": track.playback.value,
        "length_seconds": None if track.is_loop else track.length,
        "own": track.own,
        "missing": track.missing or None,
        "file": None if track.is_mix else str(track.file),
    }
