"""Grey noise: every pitch about equally loud to the ear.

Gaussian noise whose power follows the inverse of the A-weighting curve (IEC 61672-1),
which stands for how much less the ear hears of low and of very high notes: from 63 Hz
to 12.5 kHz. Below it stays level, where an exact curve would only move cones. Measured
on the decoded file in thirds of an octave from 60 Hz to 12.5 kHz, it strays at most
0.7 dB from that curve: its density changes by -7.8 dB an octave from 65 to 500 Hz.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.noise import shaped_noise

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo
    from studio.dsp.spectrum import Curve

LOWEST, HIGHEST = 63.0, 12_500.0  # Hz
POINTS_AN_OCTAVE = 6
CORNERS = (20.598997, 107.65265, 737.86223, 12_194.217)  # Hz
AT_1_KHZ = 2.0  # dB that the formula lacks there
SPACING = 0.8  # m, for much of it is bass


def a_weighting(hz: Signal) -> Signal:
    """How much less than 1 kHz a pitch is heard, in dB (IEC 61672-1:2013, annex E)."""
    lowest, low, high, highest = (corner**2 for corner in CORNERS)
    power = np.square(hz)
    heard = highest * power**2
    heard /= (power + lowest) * (power + highest)
    heard /= np.sqrt((power + low) * (power + high))
    return 20 * np.log10(heard) + AT_1_KHZ


def colour() -> Curve:
    """The inverse of the weighting as points."""
    count = round(POINTS_AN_OCTAVE * np.log2(HIGHEST / LOWEST)) + 1
    hz = np.geomspace(LOWEST, HIGHEST, count)
    decibels = -a_weighting(hz)
    body = tuple(zip(hz.tolist(), decibels.tolist(), strict=True))
    bass = body[0][1]
    return ((12.0, bass - 40), (35.0, bass), *body, (15_000.0, 0.0), (20_000.0, -40.0))


def make(ring: Ring) -> Stereo:
    """Grey noise round the ring."""
    return shaped_noise(ring, colour(), SPACING)
