"""Rain on a tent: single drops on taut cloth, close overhead.

The cloth is a membrane with its lowest mode at 105 Hz, heavily damped by the air: each
of 190 drops a second excites the modes that move where it lands, for a few hundredths
of a second (Fletcher & Rossing, The Physics of Musical Instruments, 1998, chapter 3).
Large drops press for two milliseconds and thump, small ones tap, and the water itself
gives each a crisp tick. The rain on the ground outside is dulled by the cloth, and so
faint that the drops overhead are heard one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.drift import Drift, drift
from studio.dsp.rainfall import curtain
from studio.dsp.spectrum import filtered
from studio.dsp.surfaces import Patter, Surface, patter

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo
    from studio.dsp.spectrum import Curve

ROOF = Surface(
    lowest=105, highest=1500, stiff=False, sides=1.37, decay=0.045, damping=0.75
)
LARGE = Patter(20, contact=(0.0006, 0.0024), splash=0.5, most=1.2, width=0.7)
MIDDLING = Patter(60, contact=(0.0004, 0.002), splash=0.8, most=1.5, width=0.9)
SMALL = Patter(110, contact=(0.0004, 0.0016), splash=0.7, most=2.0)

OUTSIDE: Curve = (
    (20, -24),
    (60, -10),
    (150, -1),
    (400, 0),
    (1000, -2),
    (2000, -7),
    (5000, -16),
    (10_000, -26),
    (20_000, -46),
)
CLOTH: Curve = ((20, 0), (2500, 0), (6000, -4), (12_000, -11), (20_000, -24))
DENSITY = Drift(0.1, 8, -0.9)


def make(ring: Ring) -> Stereo:
    """The tent round the ring."""
    density = np.exp(0.25 * drift(ring, DENSITY))
    drops = (
        0.45 * patter(ring, ROOF, LARGE, density)
        + 0.5 * patter(ring, ROOF, MIDDLING, density)
        + 0.45 * patter(ring, ROOF, SMALL, density)
    )
    return 0.3 * curtain(ring, OUTSIDE) + filtered(drops, CLOTH)
