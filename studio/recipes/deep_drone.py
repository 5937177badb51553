"""A deep drone: one low note whose harmonics breathe, each in its own time.

Twelve harmonics of 55 Hz, each a narrow chorus of voices around its exact pitch
(PADsynth, Nasca 2004). Each rises and falls a whole number of times a turn, hardly two
of them equally often, so that they do not come back to where they were before the turn
is over: the higher the harmonic, the deeper and on the whole the quicker its breath,
from 26 down to 6 seconds. All are multiples of one pitch, so nothing in it can be out
of tune. A breath of air lies under them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.air import SOFT, with_air
from studio.dsp.chorus import Chorus, chorus
from studio.dsp.dull import DullRing, brought_up, dull
from studio.dsp.spectrum import amplitude

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

BASE = 55.0  # Hz, A
LEVELS = (-5, 0, -3, -3, -7, -8, -17, -17, -22, -23, -30, -27)  # dB, first to twelfth
TURNS = (7, 11, 13, 17, 9, 19, 16, 23, 25, 27, 29, 31)  # in three minutes
TURNS_TIME = 180.0  # s
SHALLOWEST, DEEPEST = 0.8, 6.0  # dB, the breath of the first and of the last

AIR_LEVEL = -28.0  # dB against the tones

VOICE = Chorus(levels_db=(0.0,), spread=5.0, steady=0.8)


def make(ring: Ring) -> Stereo:
    """The drone round the ring."""
    slow = dull(ring)
    line = np.zeros((slow.frames, 2))
    depths = np.linspace(SHALLOWEST, DEEPEST, len(LEVELS))
    for index, (level, turns) in enumerate(zip(LEVELS, TURNS, strict=True)):
        breath = amplitude(level + depths[index] * _breathing(slow, turns))
        line += chorus(slow, BASE * (index + 1), VOICE) * breath[:, None]
    return with_air(ring, brought_up(ring, line), SOFT, AIR_LEVEL)


def _breathing(ring: DullRing, turns: int) -> Signal:
    """Between -1 and 1, a whole number of times round the ring."""
    whole = max(1, round(turns * ring.seconds / TURNS_TIME))
    phase = ring.rng.random()
    return np.sin(2 * np.pi * (whole * ring.times / ring.seconds + phase))
