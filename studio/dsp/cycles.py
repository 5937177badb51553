"""Periodic phases for tones, rhythms and breaths that close with the ring."""

from __future__ import annotations

import numpy as np

from studio.dsp.ring import RATE, Ring, Signal


def cycles(ring: Ring, hz: Signal | float, together: int = 1) -> Signal:
    """The phase in turns at each sample, climbing from 0.

    Args:
        ring: the time to fill.
        hz: rounds a second, steady or changing.
        together: their number over the ring is a multiple of this; all are made a
            little faster or slower to come out even.
    """
    return np.asarray(_climb(ring, hz, together)[:-1])


def beats(ring: Ring, hz: Signal | float, together: int = 1) -> Signal:
    """The times in seconds at which each turn begins; the first is 0."""
    climb = _climb(ring, hz, together)
    moments = np.append(ring.times, ring.seconds)
    return np.asarray(np.interp(np.arange(round(climb[-1])), climb, moments))


def _climb(ring: Ring, hz: Signal | float, together: int) -> Signal:
    """Rounds done at each sample and at the end, which is a whole number."""
    speed = np.broadcast_to(np.asarray(hz, np.float64), ring.frames)
    done = np.concatenate([[0.0], np.cumsum(speed / RATE)])
    whole = together * max(1, round(done[-1] / together))
    return np.asarray(done * (whole / done[-1]))
