"""Heavy rain: a dense downpour in sheets, warm and full rather than sharp.

Some 4000 near drops a second melt into one another over a broad curtain that swells as
the wind drives it past; larger drops beat on soft ground and throw up bubbles where
water stands. The highs fall off early: drops that run into a film of water make a
duller sound than those on a dry leaf (the film takes away the sharp first contact, and
what is left is the ring of bubbles below 10 kHz: Prosperetti & Oguz, Annu. Rev. Fluid
Mech. 25:577, 1993), and a downpour should not hiss at a sleeper.
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

DOWNPOUR: Curve = (
    (20, -18),
    (60, -5),
    (120, 2),
    (300, 6),
    (1000, 2),
    (3000, -7),
    (7000, -16),
    (12_000, -23),
    (20_000, -28),
)
SHEETS = Drift(0.15, 10, -0.8)

DROPS = Impacts(3000, pitch=(1200, 8000), decay=(0.0005, 0.003), unevenness=1.0)
SPLASHES = Impacts(
    900, pitch=(350, 2500), decay=(0.0015, 0.008), unevenness=0.9, breadth=0.9
)
STANDING_WATER = Bubbles(900, radii=(0.0005, 0.003), loudness=0.6, unevenness=0.8)


def make(ring: Ring) -> Stereo:
    """The downpour round the ring."""
    sheets = np.exp(0.22 * drift(ring, SHEETS))
    return (
        curtain(ring, DOWNPOUR, flutter=0.11, swell_db=1.7)
        + 0.38 * impacts(ring, DROPS, sheets)
        + 0.4 * impacts(ring, SPLASHES, sheets)
        + 0.3 * bubbles(ring, STANDING_WATER, sheets)
    )
