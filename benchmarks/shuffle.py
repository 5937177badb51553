"""How soon a shuffled loop repeats itself: over many seeds, and in a night.

    python -m benchmarks shuffle

Loops are asked which places of a file they play; no sound is made. For a night of eight
hours the real files are decoded once, for the loudness of their events.
"""

from __future__ import annotations

import tomllib
from itertools import pairwise
from statistics import mean, median

import numpy as np
from studio.encoding import decoded
from studio.played import MOMENTS, NOWHERE, Places, played
from studio.provenance import ROOT
from studio.repetition import (
    event_strength,
    first_return,
    loudness_curve,
    period_strength,
    share_soon,
    soonest_return,
)

from benchmarks.report import Row
from sleepterm.library.catalog.track import LoopMode

SECONDS = 600.0
SEEDS = range(100)
FILES = (30, 60, 180)
NIGHT = 8 * 3600.0
SOUNDS = ROOT / "sounds"


def measure() -> list[Row]:
    """The figures of files of some lengths, and of a night of the bundled loops."""
    rows = []
    for seconds in FILES:
        runs = [played(seconds, LoopMode.SHUFFLE, SECONDS, seed) for seed in SEEDS]
        file = f"shuffle of {seconds} s"
        first = median(first_return(x) for x in runs)
        joins, share = mean(map(share_of_joins, runs)), mean(map(share_soon, runs))
        rows += [
            Row(f"{file}: first exact return of 2 s", f"{first:.0f} s"),
            Row(f"{file}: joins that replay the last stretch", f"{joins:.1%}"),
            Row(f"{file}: comes back within 30 s", f"{share:.1%}"),
        ]
    return rows + _nights()


def share_of_joins(places: Places) -> float:
    """Share of joins after which something of the last stretch is heard again."""
    edges = np.flatnonzero(np.diff(places != NOWHERE, prepend=False, append=False))
    stretches = [places[a:b] for a, b in edges.reshape(-1, 2)]
    return mean(bool(x[0] <= y[-1] and y[0] <= x[-1]) for x, y in pairwise(stretches))


def _nights() -> list[Row]:
    """Eight hours of each bundled loop."""
    tracks = tomllib.loads((ROOT / "tracks.toml").read_text("utf-8"))["track"]
    rows = []
    for seed, track in enumerate(tracks):
        path = SOUNDS / track.get("file", "")
        if track["playback"] != "loop" or not path.is_file():
            continue
        curve = loudness_curve(decoded(path))
        mode, length = LoopMode(track["loop"]), len(curve) / MOMENTS
        night = played(length, mode, NIGHT, seed, track.get("events", 1))
        figures = (
            f"2 s after {first_return(night):.0f} s, 3 s after "
            f"{soonest_return(night):.0f} s, within 30 s {share_soon(night):.1%}, "
            f"period {period_strength(curve, night):.2f}"
        )
        if mode is LoopMode.SHUFFLE:
            figures += f", of any event {event_strength(night):.2f}"
        rows.append(Row(f"8 h of {track['id']}, {mode}, {length:.0f} s", figures))
    return rows
