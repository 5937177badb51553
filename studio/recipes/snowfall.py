"""Snow falling at night: a soft wind, the whisper of flakes, and once a walker far off.

Fresh snow is nearly all air: it swallows what is above some hundred hertz (Buser,
Journal of Sound and Vibration 111:71, 1986), so there is no echo, and of the wind only
its low breath is left, which swells and sinks within a decibel or two. Dry flakes that
land are thousands of tiny ticks without any pitch, denser in flurries. Now and then
somebody walks, thirty metres away: grains break under the foot (Fontana & Bresin,
Colloquium on Musical Informatics, 2003), and the air and the snow in between leave
little of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.bells import laid
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.impacts import Impacts, impacts
from studio.dsp.place import moving
from studio.dsp.ring import RATE, unit
from studio.dsp.spectrum import Curve, response
from studio.dsp.steps import Walking, crushed, walks

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

BREATH: Curve = (
    (40, -6),
    (90, -2),
    (180, 0),
    (350, -3),
    (700, -10),
    (1500, -18),
    (4000, -28),
    (9000, -38),
    (18_000, -50),
)
GUSTS = Drift(1 / 30, 0.25, -1.2)
GUSTINESS = 0.13
PASSING = 1.2  # s a gust takes from ear to ear
FLUTTER = Drift(0.4, 12, -1.0)
FLUTTER_DEPTH = 0.1

FLAKES = Impacts(2600, pitch=(1600, 7000), decay=(0.0004, 0.0016), unevenness=0.6)
FLAKES_LEVEL = 0.17
FLURRIES = Drift(1 / 20, 0.6, -1.0)
FLURRY_DEPTH = 0.25

WALKING = Walking(pause=(22.0, 34.0), steps=(5, 9), pace=1.55)
STEP_SECONDS = 0.42
GRAINS = 900.0  # a second
SNOW: Curve = ((100, -20), (300, -4), (700, 0), (1500, -3), (3000, -12), (8000, -34))
STEPS_LEVEL = 0.26


def make(ring: Ring) -> Stereo:
    """The snow round the ring."""
    gusts = drift(ring, GUSTS)
    flurries = np.exp(FLURRY_DEPTH * (0.6 * gusts + 0.8 * drift(ring, FLURRIES)))
    return (
        _wind(ring, gusts)
        + FLAKES_LEVEL * impacts(ring, FLAKES, flurries)
        + STEPS_LEVEL * _steps(ring)
    )


def _wind(ring: Ring, gusts: Signal) -> Stereo:
    half = round(PASSING / 2 * RATE)
    speed = np.stack([np.roll(gusts, -half), np.roll(gusts, half)], axis=1)

    def envelope(hz: float) -> Signal:
        # gusts hardly change the lows, and the highs more
        depth = GUSTINESS * float(np.clip(1 + np.log10(hz / 300), 0.6, 2.0))
        flutter = FLUTTER_DEPTH * wide_drift(ring, FLUTTER)
        return response(np.array([hz]), BREATH) * np.exp(depth * speed + flutter)

    return unit(banded_noise(ring, envelope, spacing=0.5))


def _steps(ring: Ring) -> Stereo:
    """Walks to and fro; within each, the steps come nearer and go."""
    line = np.zeros((ring.frames, 2))
    for step in walks(ring, WALKING):
        draw = ring.rng
        foot = crushed(
            ring, STEP_SECONDS * float(draw.uniform(0.85, 1.1)), GRAINS, SNOW
        )
        level = 0.45 + 0.55 * np.sin(np.pi * step.way)
        toward = 1 if step.walk % 2 else -1
        side = 0.5 * toward * (2 * step.way - 1)
        level *= float(np.exp(0.15 * draw.uniform(-1, 1)))
        laid(line, moving(foot, np.full(len(foot), side)), step.at, float(level))
    return line
