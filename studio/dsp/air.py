"""Faint noise under pure tones.

Instruments have it in nature. It also masks what the encoder leaves at the seam of a
loop, which a sound as smooth as a drone would expose.
"""

from __future__ import annotations

import numpy as np

from studio.dsp.noise import shaped_noise
from studio.dsp.ring import Ring, Stereo, unit
from studio.dsp.spectrum import Curve, amplitude

SOFT: Curve = (
    *((20, -40), (100, -20), (300, -6), (1000, 0)),
    *((3000, -4), (8000, -16), (20_000, -50)),
)
_SPACING = 0.2  # m between the ears that hear it


def with_air(ring: Ring, sound: Stereo, colour: Curve, decibels: float) -> Stereo:
    """The sound at an RMS of 1 plus noise of a colour at `decibels` (negative)."""
    air = unit(shaped_noise(ring, colour, _SPACING))
    return np.asarray(unit(sound) + amplitude(decibels) * air)
