"""Underwater: a dark low murmur, and bubbles that rise slowly past.

Water swallows what is bright: everything above 1.2 kHz is gone. What is left is a low
murmur with the weight of the sea in it, waves passing far overhead, and every few
seconds a column of bubbles, van den Doel's (ACM TAP 2:534, 2005), 4 to 14 mm in radius,
that begins thick, thins out and is carried to one side. No two intervals are alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.drift import Drift, wide_drift
from studio.dsp.noise import shaped_noise
from studio.dsp.spectrum import Curve, amplitude, filtered
from studio.dsp.surges import Surge, surges, uneven_times

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

MURMUR: Curve = ((20, -12), (50, 0), (110, -1), (250, -9), (600, -24), (1200, -44))
OVERHEAD: Curve = ((20, -60), (120, -14), (280, 0), (500, -4), (900, -20), (1500, -50))
WATER: Curve = ((700, 0), (1000, -9), (1200, -22), (1600, -50), (2500, -100))
APART = 2.0  # metres between what the two ears hear, so that it surrounds

MURMURING = Drift(0.05, 1.5)
PASSING = Drift(0.04, 0.4, -0.6)

BETWEEN_COLUMNS = (4.5, 7.5)  # s
RISE, FALL = 0.6, 1.0  # s, of a column's thickness
COLUMNS = Bubbles(10, radii=(0.004, 0.014), loudness=0.4, unevenness=0.3, rise=0.2)
COLUMN_LEVEL = 0.38


def make(ring: Ring) -> Stereo:
    """The deep round the ring."""
    murmur = shaped_noise(ring, MURMUR, APART)
    overhead = shaped_noise(ring, OVERHEAD, APART)
    sound = (
        murmur * amplitude(1.2 * wide_drift(ring, MURMURING))
        + 0.3 * overhead * np.exp(0.35 * wide_drift(ring, PASSING))
        + COLUMN_LEVEL * bubbles(ring, COLUMNS, _columns(ring))
    )
    return filtered(sound, WATER)


def _columns(ring: Ring) -> Signal:
    """How thick the bubbles are over time."""
    times = uneven_times(ring, *BETWEEN_COLUMNS)
    return surges(ring, [Surge(float(at), RISE, FALL) for at in times])
