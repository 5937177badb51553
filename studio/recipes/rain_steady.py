"""Steady rain: near drops over the blur of all the far ones.

The far rain is noise whose bands flutter slightly; the near drops are short knocks,
900 a second on hard leaves and 260 on soft ground, and small bubbles where drops fall
into puddles. A shared drift lets the density breathe without ever making a gust. The
kinds of statistics that make a texture sound like rain are those of McDermott &
Simoncelli (Neuron 71:926, 2011).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.impacts import Impacts, impacts
from studio.dsp.spectrum import Curve, amplitude, response

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

FAR_RAIN: Curve = (
    (20, -26),
    (100, -10),
    (300, -5),
    (1000, -2),
    (3000, 0),
    (7000, -3),
    (12_000, -9),
    (20_000, -22),
)
FLUTTER = Drift(0.1, 12, -0.9)
DENSITY = Drift(0.2, 12, -0.7)
SWELL = Drift(0.05, 2)

ON_LEAVES = Impacts(900, pitch=(2500, 14_000), decay=(0.0004, 0.003), unevenness=1.15)
ON_GROUND = Impacts(260, pitch=(500, 3000), decay=(0.001, 0.006))
IN_PUDDLES = Bubbles(500, radii=(0.000_35, 0.0022), loudness=0.5)


def make(ring: Ring) -> Stereo:
    """Rain round the ring."""
    density = np.exp(0.25 * drift(ring, DENSITY))
    return (
        _far_rain(ring)
        + 0.38 * impacts(ring, ON_LEAVES, density)
        + 0.16 * impacts(ring, ON_GROUND, density)
        + 0.22 * bubbles(ring, IN_PUDDLES, density)
    )


def _far_rain(ring: Ring) -> Stereo:
    def envelope(hz: float) -> Signal:
        level = response(np.array([hz]), FAR_RAIN)
        return level * np.exp(0.09 * wide_drift(ring, FLUTTER))

    swell = amplitude(0.45 * drift(ring, SWELL))
    return banded_noise(ring, envelope, spacing=0.06) * swell[:, None]
