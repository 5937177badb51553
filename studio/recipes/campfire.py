"""A campfire: flames lapping in the low notes, crackle in clusters above.

The lapping is low noise whose bands flutter at 0.5 to 15 Hz, over a breath of hiss.
Crackle is short knocks of narrow noise, small ones 120 and larger ones 16 a second,
gathered in bursts by a drift of the fire's activity, with a soft deep pop now and then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.impacts import Impacts, impacts
from studio.dsp.noise import shaped_noise
from studio.dsp.spectrum import Curve, response

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

FLAMES: Curve = ((20, -6), (60, 0), (200, -4), (600, -15), (2000, -28), (20_000, -50))
HISS: Curve = ((20, -25), (500, -10), (3000, 0), (9000, 0), (20_000, -12))

ACTIVITY = Drift(0.1, 4, -0.7)
LAPPING = Drift(0.5, 15, -0.6)
SEETHING = Drift(0.3, 20, -0.8)

CRACKLE = Impacts(
    16, (700, 8000), decay=(0.0006, 0.006), unevenness=1.25, breadth=0.3, most=1.5
)
SPARKS = Impacts(120, (1500, 12_000), decay=(0.0003, 0.002), breadth=0.3, most=2.0)
POPS = Impacts(
    0.8, (250, 2000), decay=(0.004, 0.03), unevenness=0.7, breadth=0.4, most=1.2
)


def make(ring: Ring) -> Stereo:
    """The fire round the ring."""
    activity = np.exp(0.6 * drift(ring, ACTIVITY))
    seething = np.exp(0.15 * drift(ring, SEETHING))
    return (
        0.45 * _flames(ring)
        + 0.12 * shaped_noise(ring, HISS, spacing=0.1) * seething[:, None]
        + 0.28 * impacts(ring, CRACKLE, activity)
        + 0.15 * impacts(ring, SPARKS, activity)
        + 0.12 * impacts(ring, POPS)
    )


def _flames(ring: Ring) -> Stereo:
    def envelope(hz: float) -> Signal:
        level = response(np.array([hz]), FLAMES)
        return level * np.exp(0.22 * wide_drift(ring, LAPPING))

    return banded_noise(ring, envelope, spacing=0.5)
