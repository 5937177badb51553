"""Green noise: a soft hush around 500 Hz, about the middle of what is heard.

Gaussian noise through the gentlest resonance at 500 Hz, 2 / (f/f0 + f0/f): broad and
round at its top, nearing 6.02 dB an octave on both sides. Measured on the decoded file
in thirds of an octave, its density changes by +5.80 dB an octave from 40 to 140 Hz and
by -5.65 dB an octave from 2.5 to 9 kHz.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.noise import shaped_noise

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo
    from studio.dsp.spectrum import Curve

MIDDLE = 500.0  # Hz
LOWEST, HIGHEST = 30.0, 15_000.0  # Hz
POINTS_AN_OCTAVE = 6
SPACING = 0.2  # m


def colour() -> Curve:
    """The resonance as points; beyond its ends there is next to nothing."""
    count = round(POINTS_AN_OCTAVE * np.log2(HIGHEST / LOWEST)) + 1
    hz = np.geomspace(LOWEST, HIGHEST, count)
    decibels = 20 * np.log10(2 / (hz / MIDDLE + MIDDLE / hz))
    body = tuple(zip(hz.tolist(), decibels.tolist(), strict=True))
    return ((10.0, -60.0), *body, (20_000.0, -60.0))


def make(ring: Ring) -> Stereo:
    """Green noise round the ring."""
    return shaped_noise(ring, colour(), SPACING)
