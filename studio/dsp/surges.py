"""Surges: what swells and sinks again, one after another, never at the same pace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from studio.dsp.drift import along
from studio.dsp.ring import Ring, Signal

_CONTROL_RATE = 200  # points a second are enough to draw a surge
_BEFORE, _AFTER = 3, 9  # rises and falls after which nothing is left of it


@dataclass(frozen=True)
class Surge:
    """Up along a bell curve, down in an exponential.

    Attributes:
        at: the time of its height, in seconds.
        rise: seconds before its height at which it stands at 1/e of it.
        fall: seconds after its height at which it is back at 1/e.
        strength: its height.
    """

    at: float
    rise: float
    fall: float
    strength: float = 1.0


def surges(ring: Ring, each: Iterable[Surge]) -> Signal:
    """The sum of all surges, as a line round the ring."""
    points = max(4, round(ring.seconds * _CONTROL_RATE))
    level = np.zeros(points)
    pace = ring.seconds / points
    for surge in each:
        first = int(np.floor((surge.at - _BEFORE * surge.rise) / pace))
        last = int(np.ceil((surge.at + _AFTER * surge.fall) / pace))
        places = np.arange(first, last)
        since = places * pace - surge.at
        before = np.exp(-((np.minimum(since, 0) / surge.rise) ** 2))
        after = np.exp(-np.maximum(since, 0) / surge.fall)
        np.add.at(level, places % points, surge.strength * before * after)
    return along(ring, level)


def uneven_times(ring: Ring, shortest: float, longest: float) -> Signal:
    """Moments round the ring, no two intervals between them alike.

    The intervals are spread evenly from ``shortest`` to ``longest`` seconds, in an
    order left to chance, and stretched a little so that they fill the ring.
    """
    count = max(2, round(2 * ring.seconds / (shortest + longest)))
    intervals = ring.rng.permutation(np.linspace(shortest, longest, count))
    times = np.cumsum(intervals) * (ring.seconds / intervals.sum())
    return np.asarray((times + ring.rng.uniform(0, shortest)) % ring.seconds)
