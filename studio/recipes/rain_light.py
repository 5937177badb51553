"""Light rain: a thin veil of far drops, and single near ones that can be told apart.

About 130 soft knocks a second fall near by, each a short noise of its own pitch; the
rest is a quiet curtain whose bands flutter. Light rain has few and small drops (at
2 mm an hour hardly any are larger than 2 mm: Marshall & Palmer, J. Meteorol. 5:165,
1948), so the strongest are kept near the middle and nothing splashes.
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
    (80, -16),
    (200, -5),
    (500, 0),
    (1500, 0),
    (4000, -2),
    (8000, -6),
    (12_000, -12),
    (20_000, -26),
)
DENSITY = Drift(0.1, 8, -0.9)

NEAR = Impacts(
    130,
    pitch=(900, 12_000),
    decay=(0.0006, 0.003),
    unevenness=0.9,
    breadth=0.5,
    most=1.8,
)
FARTHER = Impacts(
    600, pitch=(2000, 13_000), decay=(0.0005, 0.0025), breadth=0.5, most=2
)
ON_EARTH = Impacts(
    60, pitch=(250, 1200), decay=(0.002, 0.007), unevenness=0.7, most=1.6
)
IN_PUDDLES = Bubbles(60, radii=(0.0006, 0.002), loudness=0.4, unevenness=0.7)


def make(ring: Ring) -> Stereo:
    """Light rain round the ring."""
    density = np.exp(0.2 * drift(ring, DENSITY))
    return (
        0.8 * curtain(ring, VEIL, flutter=0.1, swell_db=0.5)
        + 0.36 * impacts(ring, NEAR, density)
        + 0.3 * impacts(ring, FARTHER, density)
        + 0.15 * impacts(ring, ON_EARTH)
        + 0.12 * bubbles(ring, IN_PUDDLES, density)
    )
