"""Rain on leaves: patter on broad leaves, and slow heavy drips from the trees.

A leaf under a drop gives a dry tick and a soft flap: short knocks of noise at 2.2 to
12 kHz and at 350 to 2200 Hz, which ring for a hundredth of a second as a wet leaf does.
The crown gathers the rain and lets it fall again in large drops, three a second in all,
each dull and close. Behind them is the rain on the rest of the wood: leaves in the way
take the highs, more of them with every metre (ISO 9613-2:1996, table A.1), and leave a
low rush that breathes with the air in the trees.
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
    (20, -22),
    (60, -8),
    (120, -2),
    (300, 1),
    (600, 1),
    (1500, -2),
    (4000, -6),
    (8000, -10),
    (12_000, -15),
    (20_000, -30),
)
BREATH_IN_THE_TREES = Drift(0.08, 6, -1.0)

TICKS = Impacts(300, pitch=(2200, 12_000), decay=(0.0005, 0.002), breadth=0.4, most=2.2)
FLAPS = Impacts(
    40, pitch=(350, 2200), decay=(0.004, 0.014), unevenness=0.9, breadth=0.45, most=1.8
)
DRIPS = Impacts(
    3, pitch=(250, 1800), decay=(0.006, 0.02), unevenness=0.5, breadth=0.4, most=1.2
)


def make(ring: Ring) -> Stereo:
    """The leaves round the ring."""
    breath = np.exp(0.2 * drift(ring, BREATH_IN_THE_TREES))
    return (
        curtain(ring, WOOD, flutter=0.12, swell_db=1.2)
        + 0.36 * impacts(ring, TICKS, breath)
        + 0.4 * impacts(ring, FLAPS)
        + 0.3 * impacts(ring, DRIPS)
    )
