"""A fireplace: a small steady fire in a hearth, close by, in a quiet room.

Brick takes the edge off: the crackle is rounder and lower than the campfire's, short
knocks of narrow noise, larger ones 10 and small ones 70 a second, in bursts as the fire
works. Flames lap at 0.5 to 15 Hz below 300 Hz; the draught hums in the chimney around
its lowest modes, some 40 Hz apart for a flue four metres long (c/2l). The room gives
back a little of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.impacts import Impacts, impacts
from studio.dsp.noise import shaped_noise
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import Curve, response

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

FLAMES: Curve = ((20, -8), (70, 0), (200, -3), (600, -14), (2000, -28), (20_000, -52))
CHIMNEY: Curve = (
    (20, -20),
    (43, 0),
    (62, -7),
    (86, -1),
    (107, -9),
    (129, -5),
    (200, -16),
    (800, -36),
    (20_000, -90),
)
HISS: Curve = ((20, -30), (500, -8), (2500, 0), (6000, -3), (20_000, -22))

ACTIVITY = Drift(0.1, 4, -0.7)
LAPPING = Drift(0.5, 15, -0.6)
DRAUGHT = Drift(0.05, 1.5)
SEETHING = Drift(0.3, 20, -0.8)

CRACKLE = Impacts(
    10, (500, 5000), decay=(0.0015, 0.01), unevenness=0.95, breadth=0.35, most=1.2
)
SPARKS = Impacts(70, (1200, 8000), decay=(0.0004, 0.0025), breadth=0.35, most=1.5)
POPS = Impacts(
    0.7, (200, 1200), decay=(0.006, 0.03), unevenness=0.5, breadth=0.4, most=1.0
)
ROOM = Space(decay=0.45, distance=0.006)
ROOM_LEVEL = 0.3


def make(ring: Ring) -> Stereo:
    """The hearth round the ring."""
    activity = np.exp(0.6 * drift(ring, ACTIVITY))
    seething = np.exp(0.15 * drift(ring, SEETHING))
    draught = np.exp(0.2 * wide_drift(ring, DRAUGHT))
    crackle = (
        0.26 * impacts(ring, CRACKLE, activity)
        + 0.13 * impacts(ring, SPARKS, activity)
        + 0.12 * impacts(ring, POPS)
    )
    return (
        0.42 * _flames(ring)
        + 0.15 * shaped_noise(ring, CHIMNEY, spacing=1.2) * draught
        + 0.065 * shaped_noise(ring, HISS, spacing=0.15) * seething[:, None]
        + crackle
        + ROOM_LEVEL * reverberation(ring, crackle, ROOM)
    )


def _flames(ring: Ring) -> Stereo:
    def envelope(hz: float) -> Signal:
        level = response(np.array([hz]), FLAMES)
        return level * np.exp(0.22 * wide_drift(ring, LAPPING))

    return banded_noise(ring, envelope, spacing=0.5)
