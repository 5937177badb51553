"""Rain on leaves: patter on broad leaves, and slow heavy drips from the trees.

A leaf under a drop gives a dry tick and a soft flap: short knocks of noise at 1.5 to
9 kHz and at 250 to 1400 Hz. The crown gathers the rain and lets it fall again in large
drops, nine a second in all, each dull and close. Behind them is the rain on the rest
of the wood: a curtain with little bass and, since leaves are in the way, soft highs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.drift import Drift, drift
from studio.dsp.impacts import Impacts, impacts
from studio.dsp.rainfall import curtain

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo
    from studio.dsp.spectrum import Curve

WOOD: Curve = (
    (20, -28),
    (60, -16),
    (120, -8),
    (300, -1),
    (600, 1),
    (1500, 0),
    (4000, -2),
    (8000, -6),
    (12_000, -11),
    (20_000, -26),
)
BREATH_IN_THE_TREES = Drift(0.08, 6, -1.0)

TICKS = Impacts(420, pitch=(2200, 12_000), decay=(0.0005, 0.002), breadth=0.4, most=2.2)
FLAPS = Impacts(
    150, pitch=(350, 1600), decay=(0.002, 0.008), unevenness=0.9, breadth=0.45, most=1.8
)
DRIPS = Impacts(
    9, pitch=(250, 1400), decay=(0.004, 0.014), unevenness=0.5, breadth=0.3, most=1.2
)


def make(ring: Ring) -> Stereo:
    """The leaves round the ring."""
    breath = np.exp(0.2 * drift(ring, BREATH_IN_THE_TREES))
    return (
        curtain(ring, WOOD, flutter=0.1, swell_db=0.6)
        + 0.42 * impacts(ring, TICKS, breath)
        + 0.26 * impacts(ring, FLAPS)
        + 0.16 * impacts(ring, DRIPS)
    )
