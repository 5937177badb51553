"""Light rain: a thin veil of far drops, and single near ones that can be told apart.

Eleven drops a second fall close by, on leaves and boards that give a soft broad knock
of some thousandths of a second; few are strong, as the energies of drops are spread
over decades (mass goes with the cube of the diameter: Marshall & Palmer, J. Meteorol.
5:165, 1948). Farther ones patter in between, puddles answer with a bubble now and then,
and the rest is a quiet curtain whose bands flutter. At 2 mm an hour hardly any drop is
larger than 2 mm, so none stands out far enough to startle.
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

VEIL: Curve = (
    (20, -30),
    (80, -18),
    (200, -8),
    (500, -1),
    (1500, 0),
    (4000, -3),
    (8000, -8),
    (12_000, -14),
    (20_000, -28),
)
DENSITY = Drift(0.1, 8, -0.9)

NEAR = Impacts(
    11,
    pitch=(700, 6000),
    decay=(0.0015, 0.007),
    unevenness=0.75,
    breadth=0.9,
    most=1.8,
)
FARTHER = Impacts(
    250,
    pitch=(1200, 9000),
    decay=(0.001, 0.004),
    unevenness=0.9,
    breadth=0.8,
    most=1.8,
)
ON_EARTH = Impacts(14, pitch=(250, 1200), decay=(0.003, 0.01), unevenness=0.6, most=1.6)
IN_PUDDLES = Bubbles(10, radii=(0.0012, 0.004), loudness=0.6, unevenness=0.6)


def make(ring: Ring) -> Stereo:
    """Light rain round the ring."""
    density = np.exp(0.2 * drift(ring, DENSITY))
    return (
        1.12 * curtain(ring, VEIL, flutter=0.1, swell_db=0.8)
        + 0.42 * impacts(ring, NEAR, density)
        + 0.2 * impacts(ring, FARTHER, density)
        + 0.12 * impacts(ring, ON_EARTH)
        + 0.12 * bubbles(ring, IN_PUDDLES, density)
    )
