"""A winter storm, seen from a safe place: deep gusts, and snow blown along.

The gusts are slow, some ten seconds each, the deepest of the winds; they rise so gently
that the storm never startles. Turbulent noise grows with the speed of the air and its
edge rises with it; below 90 Hz the house is leaned on. Eaves hum far off at a pitch
that follows the speed (f = 0.2 v/d, Strouhal 1878), and fine dry snow whispers over
all, thicker as it blows harder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.impacts import Impacts, impacts
from studio.dsp.noise import shaped_noise
from studio.dsp.ring import RATE, unit
from studio.dsp.spectrum import Curve
from studio.dsp.whistles import whistle

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

GUSTS = Drift(1 / 30, 0.25, -1.1)
EDDIES = Drift(0.3, 3, -1.3)
BUFFETS = Drift(0.3, 4, -0.8)
SLOW_FLUTTER = Drift(0.3, 6, -1.1)
FAST_FLUTTER = Drift(4, 60, -0.5)

GUSTINESS = 0.19
PASSING = 0.8  # s a gust takes from ear to ear
ROAR_EDGE = 165.0  # Hz, at mean speed
ROAR_SLOPE = 1.4
WEIGHT: Curve = ((20, -12), (40, 0), (90, 0), (200, -20), (20_000, -90))
WEIGHT_LEVEL = 0.3

EAVES = ((310.0, 24.0), (470.0, 34.0))  # Hz, and the blur of the tone in Hz
GLIDE = 0.4  # share of a change of speed that the pitch follows
HUM_LEVEL = 0.08

SNOW = Impacts(1500, pitch=(3000, 9000), decay=(0.0004, 0.002), unevenness=0.6)
SNOW_LEVEL = 0.02


def make(ring: Ring) -> Stereo:
    """The storm round the ring."""
    speed = _speed(ring)
    middle = speed.mean(axis=1)
    weight = shaped_noise(ring, WEIGHT, spacing=3.0)
    leaning = speed**1.5 * np.exp(0.2 * wide_drift(ring, BUFFETS))
    hums = [whistle(ring, hz * middle**GLIDE, blur) for hz, blur in EAVES]
    return (
        _roar(ring, speed)
        + WEIGHT_LEVEL * weight * leaning
        + HUM_LEVEL * unit(np.sum(hums, axis=0)) * speed**3
        + SNOW_LEVEL * impacts(ring, SNOW, middle**2) * speed
    )


def _speed(ring: Ring) -> Stereo:
    """The air's speed at each ear over its mean: the same gusts, one after another."""
    gusts = drift(ring, GUSTS)
    half = round(PASSING / 2 * RATE)
    passing = np.stack([np.roll(gusts, -half), np.roll(gusts, half)], axis=1)
    return np.exp(GUSTINESS * (passing + 0.3 * wide_drift(ring, EDDIES)))


def _roar(ring: Ring, speed: Stereo) -> Stereo:
    edge = ROAR_EDGE * speed

    def envelope(hz: float) -> Signal:
        level = speed**1.2 / (1 + (hz / edge) ** ROAR_SLOPE)
        flutter = 0.1 * wide_drift(ring, SLOW_FLUTTER)
        flutter += 0.09 * wide_drift(ring, FAST_FLUTTER)
        return level * np.exp(flutter)

    return banded_noise(ring, envelope, spacing=0.8)
