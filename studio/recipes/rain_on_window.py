"""Rain on a window: ticks on the glass as the wind throws it, the rain outside behind.

The glass is a plate held by its frame, so stiff that a drop of a third of a millisecond
excites its modes up to some kHz, and so well held that they stop within a hundredth of
a second (Fletcher & Rossing, The Physics of Musical Instruments, 1998, chapter 3). Wind
drives the drops against a wall in slow squalls: now many, now few. What comes through
is dulled by the mass of the pane, 6 dB an octave. Now and then a drop knocks on the
sill, and water runs down in soft small bubbles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.drift import Drift, drift
from studio.dsp.impacts import Impacts, impacts
from studio.dsp.rainfall import curtain
from studio.dsp.spectrum import filtered
from studio.dsp.surfaces import Patter, Surface, patter

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo
    from studio.dsp.spectrum import Curve

PANE = Surface(
    lowest=68, highest=9000, stiff=True, sides=1.45, decay=0.03, damping=0.45
)
LARGE = Patter(
    16, contact=(0.0001, 0.0006), splash=0.3, unevenness=0.6, most=1.4, width=0.6
)
MIDDLING = Patter(
    60, contact=(0.000_07, 0.0005), splash=0.3, unevenness=0.7, most=1.5, width=0.8
)
SMALL = Patter(220, contact=(0.000_06, 0.0004), splash=0.3, unevenness=0.8, most=1.6)
SILL = Impacts(
    5, pitch=(350, 1100), decay=(0.006, 0.02), unevenness=0.4, breadth=0.2, most=1.2
)
RUNNING_DOWN = Bubbles(45, radii=(0.001, 0.003), loudness=0.5, unevenness=0.6)

OUTSIDE: Curve = (
    (20, -20),
    (60, -8),
    (150, 0),
    (400, 2),
    (900, 0),
    (2000, -6),
    (4000, -12),
    (8000, -19),
    (20_000, -44),
)
GLASS: Curve = ((20, 0), (6000, 1), (10_000, -3), (14_000, -10), (20_000, -24))
SQUALLS = Drift(0.08, 6, -1.0)


def make(ring: Ring) -> Stereo:
    """The window round the ring."""
    squalls = np.exp(0.6 * drift(ring, SQUALLS))
    drops = (
        0.33 * patter(ring, PANE, LARGE, squalls)
        + 0.4 * patter(ring, PANE, MIDDLING, squalls)
        + 0.45 * patter(ring, PANE, SMALL, squalls)
    )
    return (
        0.45 * curtain(ring, OUTSIDE, swell_db=1.5)
        + filtered(drops, GLASS)
        + 0.1 * impacts(ring, SILL)
        + 0.1 * bubbles(ring, RUNNING_DOWN, squalls)
    )
