"""Wind in trees: leaves rustling in slow waves that pass from left to right.

A gust crosses a wood at the pace of the wind, so one ear hears it well before
the other. Leaves begin to speak where the air is fast enough and then brighten with it:
the high bands grow with a higher power of the speed than the low ones. Single leaves
are short knocks, as dense as the gust is strong, over the low rush of the crowns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.impacts import Impacts, impacts
from studio.dsp.ring import RATE
from studio.dsp.spectrum import Curve, response

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

CROWNS: Curve = (
    (40, -6),
    (200, -10),
    (600, -14),
    (1200, -12),
    (3000, -12),
    (5500, -13),
    (9000, -18),
    (18_000, -32),
)
GUSTS = Drift(1 / 30, 0.3, -1.0)
EDDIES = Drift(0.4, 3, -1.2)
RUSTLING = Drift(1, 60, -0.5)

GUSTINESS = 0.2
PASSING = 1.6  # s from ear to ear
BASS_POWER, LEAF_POWER = 0.6, 1.6  # of the speed, for low bands and high
BEND = 800.0  # Hz between them

LEAVES = Impacts(1400, pitch=(1800, 9000), decay=(0.0008, 0.005), unevenness=0.9)
LEAF_LEVEL = 0.3


def make(ring: Ring) -> Stereo:
    """The wood round the ring."""
    speed = _speed(ring)

    def envelope(hz: float) -> Signal:
        share = 1 / (1 + (BEND / hz) ** 2)
        power = BASS_POWER + share * (LEAF_POWER - BASS_POWER)
        flutter = 0.1 * wide_drift(ring, RUSTLING)
        level = response(np.array([hz]), CROWNS)
        return np.asarray(level * speed**power * np.exp(flutter))

    # a leaf sounds for itself, but the gust decides how loud at which ear
    leaves = impacts(ring, LEAVES, speed.mean(axis=1) ** 2) * speed**LEAF_POWER
    return banded_noise(ring, envelope, spacing=0.06) + LEAF_LEVEL * leaves


def _speed(ring: Ring) -> Stereo:
    """The air's speed at each ear over its mean: the same gusts, one after another."""
    gusts = drift(ring, GUSTS)
    half = round(PASSING / 2 * RATE)
    passing = np.stack([np.roll(gusts, -half), np.roll(gusts, half)], axis=1)
    return np.exp(GUSTINESS * (passing + 0.3 * wide_drift(ring, EDDIES, shared=0.3)))
