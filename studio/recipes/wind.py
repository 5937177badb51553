"""Wind in the open: a broad low rush over dry grass.

The speed of the air drifts in shallow gusts. Turbulent noise grows with speed and its
upper edge rises with it; above it falls steeply, and what is left is the thin even hiss
of the grass. Three faint tones hum where air passes edges, their pitch in proportion to
the speed (f = 0.2 v/d, Strouhal 1878) and blurred by turbulence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.noise import shaped_noise
from studio.dsp.ring import RATE, unit

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

GUSTS = Drift(1 / 40, 0.4, -1.3)
EDDIES = Drift(0.4, 3, -1.3)
SLOW_FLUTTER = Drift(0.3, 6, -1.1)
FAST_FLUTTER = Drift(4, 60, -0.5)

GUSTINESS = 0.1
RUSH_EDGE = 330.0  # Hz, at mean speed
RUSH_SLOPE = 2.3
GRASS = 0.02  # level of its hiss
EARS_APART = 0.9  # metres; wind is made near each ear, so it is wide even in the bass

HUMS = ((420.0, 0.05), (610.0, 0.04), (830.0, 0.05))  # Hz, blur as a share of it
HUM_LEVEL = 0.07


def make(ring: Ring) -> Stereo:
    """Wind round the ring."""
    gusts = drift(ring, GUSTS) + 0.3 * drift(ring, EDDIES)
    speed = np.exp(GUSTINESS * gusts)
    hums = sum(_hum(ring, speed, hz, blur) for hz, blur in HUMS)
    return _rush(ring, speed) + HUM_LEVEL * unit(np.asarray(hums))


def _rush(ring: Ring, speed: Signal) -> Stereo:
    edge = RUSH_EDGE * speed

    def envelope(hz: float) -> Signal:
        level = speed**1.2 / (1 + (hz / edge) ** RUSH_SLOPE) + GRASS * speed
        flutter = 0.05 * wide_drift(ring, SLOW_FLUTTER)
        flutter += 0.05 * wide_drift(ring, FAST_FLUTTER)
        return level[:, None] * np.exp(flutter)

    return banded_noise(ring, envelope, EARS_APART)


def _hum(ring: Ring, speed: Signal, hz: float, blur: float) -> Stereo:
    """Noise a few Hz wide, carried up to a pitch that follows the speed."""
    width = blur * hz
    turbulence = shaped_noise(
        ring, ((1, 0), (width, 0), (4 * width, -30), (20_000, -120)), spacing=20.0
    )
    turns = np.cumsum(hz * (0.75 + 0.25 * speed)) / RATE
    # a whole number of turns, so that the pitch closes with the ring
    turns *= np.round(turns[-1]) / turns[-1]
    tone = np.cos(2 * np.pi * turns) * speed**4
    return turbulence * tone[:, None]
