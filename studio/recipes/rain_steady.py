"""Steady rain: near drops over the blur of all the far ones, in an open street.

The far rain is noise whose bands flutter slightly; hard wet ground sends back little
below 300 Hz, so it is the lightest of the rains in the bass. The near drops are short
knocks, 900 a second on hard leaves and 320 on soft ground, and small bubbles where
drops fall into puddles. A shared drift lets the density breathe without ever making a
gust. The kinds of statistics that make a texture sound like rain are those of McDermott
& Simoncelli (Neuron 71:926, 2011).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.drift import Drift, drift
from studio.dsp.impacts import Impacts, impacts
from studio.dsp.rainfall import curtain

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo
    from studio.dsp.spectrum import Curve

FAR_RAIN: Curve = (
    (20, -34),
    (60, -21),
    (120, -12),
    (300, -5),
    (1000, -1),
    (3000, 0),
    (7000, -1),
    (12_000, -6),
    (20_000, -20),
)
DENSITY = Drift(0.2, 12, -0.7)

ON_LEAVES = Impacts(900, pitch=(2500, 14_000), decay=(0.0004, 0.003), unevenness=1.15)
ON_GROUND = Impacts(320, pitch=(400, 3000), decay=(0.001, 0.006))
IN_PUDDLES = Bubbles(500, radii=(0.000_35, 0.0022), loudness=0.5)


def make(ring: Ring) -> Stereo:
    """Rain round the ring."""
    density = np.exp(0.25 * drift(ring, DENSITY))
    return (
        curtain(ring, FAR_RAIN)
        + 0.38 * impacts(ring, ON_LEAVES, density)
        + 0.22 * impacts(ring, ON_GROUND, density)
        + 0.22 * bubbles(ring, IN_PUDDLES, density)
    )
