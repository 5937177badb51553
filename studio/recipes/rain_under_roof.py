"""Rain under a roof: an even drumming on thin metal, heard from the room below.

A sheet of tin between its battens is a plate with its lowest mode at 85 Hz; 1000
drops a second, most of them small, keep it drumming so evenly that none stands out
(Fletcher & Rossing, The Physics of Musical Instruments, 1998, chapter 3). Boards and
ceiling take the highs, the room answers for half a second, and outside a gutter
trickles: bubbles of 1.5 to 6 mm in clusters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.drift import Drift, drift
from studio.dsp.rainfall import curtain
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import filtered
from studio.dsp.surfaces import Patter, Surface, patter

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo
    from studio.dsp.spectrum import Curve

TIN = Surface(lowest=85, highest=4500, stiff=True, sides=1.8, decay=0.035, damping=0.5)
LARGE = Patter(60, contact=(0.0003, 0.0016), splash=1.4, most=1.6, width=0.9)
MIDDLING = Patter(200, contact=(0.0002, 0.0014), splash=1.4, most=2.0)
SMALL = Patter(740, contact=(0.0002, 0.0012), splash=1.2, most=2.0)
GUTTER = Bubbles(70, radii=(0.0015, 0.006), loudness=0.7, unevenness=0.6, rise=0.12)
CEILING: Curve = ((20, 0), (900, 0), (3000, -6), (8000, -15), (20_000, -36))
ROOM = Space(decay=0.5, distance=0.008)

OUTSIDE: Curve = (
    (20, -24),
    (60, -12),
    (150, -2),
    (400, 0),
    (1000, -2),
    (2500, -10),
    (6000, -20),
    (20_000, -46),
)
DENSITY = Drift(0.08, 8, -0.9)
TRICKLE = Drift(0.4, 15, -0.7)


def make(ring: Ring) -> Stereo:
    """The room under the roof round the ring."""
    density = np.exp(0.25 * drift(ring, DENSITY))
    drumming = (
        0.43 * patter(ring, TIN, LARGE, density)
        + 0.49 * patter(ring, TIN, MIDDLING, density)
        + 0.37 * patter(ring, TIN, SMALL, density)
    )
    trickle = np.exp(0.6 * drift(ring, TRICKLE))
    roof = filtered(drumming, CEILING)
    return (
        0.255 * curtain(ring, OUTSIDE)
        + roof
        + 0.25 * reverberation(ring, roof, ROOM)
        + 0.12 * bubbles(ring, GUTTER, trickle)
    )
