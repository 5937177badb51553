"""How soon a shuffled loop repeats itself, over many seeds.

    python -m benchmarks shuffle

The rule is asked for ten minutes of stretches; no sound is made.
"""

from __future__ import annotations

import random
from itertools import pairwise
from statistics import mean, median

import numpy as np
import numpy.typing as npt

from benchmarks.report import Row
from sleepterm.audio.sources.stretch_choice import StretchChoice

Places = npt.NDArray[np.int64]
Stretches = list[tuple[int, int]]

RATE = 20
SECONDS = 600
SEEDS = range(300)
FILES = (30, 60, 180)
RETURN_SECONDS = 2.0
SOON_SECONDS = 30.0
NOWHERE = -1


def measure() -> list[Row]:
    """The figures of files of some lengths."""
    rows = []
    for seconds in FILES:
        runs = [_stretches(seconds, seed) for seed in SEEDS]
        firsts, shares, joins = [], [], []
        for stretches, overlap in runs:
            alone = _places(stretches, overlap, overlap)
            firsts.append(first_return(alone, RATE))
            shares.append(share_soon(_places(stretches, overlap // 2, 0), RATE))
            joins.append(_share_of_joins(stretches, overlap // 2))
        file = f"shuffle of {seconds} s"
        rows += [
            Row(f"{file}: first exact return of 2 s", f"{median(firsts):.0f} s"),
            Row(f"{file}: joins that replay the last stretch", f"{mean(joins):.1%}"),
            Row(f"{file}: comes back within 30 s", f"{mean(shares):.1%}"),
        ]
    return rows


def first_return(places: Places, rate: int) -> float:
    """Seconds until the first 2 s that were played before; infinite without any.

    Args:
        places: of each moment, which place of the file plays; `NOWHERE` in crossfades.
        rate: moments per second.
    """
    wanted = round(RETURN_SECONDS * rate)
    run, last_gap = 0, 0
    for at, gap in enumerate(_gaps(places)):
        run = 0 if not gap else run + 1 if gap == last_gap else 1
        last_gap = gap
        if run == wanted:
            return (at + 1 - wanted) / rate
    return float("inf")


def share_soon(places: Places, rate: int) -> float:
    """Share of the sound that was played less than 30 s before, 0 to 1."""
    gaps = np.asarray(_gaps(places))
    return float(np.mean((gaps > 0) & (gaps < SOON_SECONDS * rate)))


def _gaps(places: Places) -> list[int]:
    """Moments since each place was last played; 0 at first and in crossfades."""
    last: dict[int, int] = {}
    gaps = []
    for at, place in enumerate(places.tolist()):
        gaps.append(at - last.get(place, at) if place != NOWHERE else 0)
        last[place] = at
    return gaps


def _stretches(seconds: int, seed: int) -> tuple[Stretches, int]:
    """Ten minutes of stretches, and the frames of a crossfade."""
    choice = StretchChoice(seconds * RATE, RATE, random.Random(seed))  # noqa: S311
    stretches: Stretches = []
    length = 0
    while length < SECONDS * RATE:
        stretches.append(choice.next_stretch())
        length += stretches[-1][1] - stretches[-1][0]
    return stretches, choice.overlap


def _places(stretches: Stretches, skipped: int, nowhere: int) -> Places:
    """What plays when.

    Args:
        stretches: what is played.
        skipped: frames at which a stretch counts as heard, from its start.
        nowhere: of the frames before that, how many count as a crossfade.
    """
    parts = []
    for start, end in stretches:
        parts.append(np.full(nowhere, NOWHERE))
        parts.append(np.arange(start + skipped, end + skipped - nowhere))
    return np.concatenate(parts).astype(np.int64)


def _share_of_joins(stretches: Stretches, shift: int) -> float:
    """Share of joins after which something of the last stretch is heard again."""
    heard = [(start + shift, end + shift) for start, end in stretches]
    joins = [a[0] < b[1] and b[0] < a[1] for a, b in pairwise(heard)]
    return mean(joins)
