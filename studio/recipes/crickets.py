"""Crickets: a meadow of field crickets at several distances on a mild night.

Each chirp is three or four strokes of the wings, pure pulses between 4 and 5 kHz some
thirty a second. All of them sing faster in a warm breath of air and slower in a cool
one (Dolbear, American Naturalist 31:970, 1897), yet each at a pace of its own. A few
sit near enough to be told apart; behind them many more melt into one shimmer. Distance
takes away level and highs (ISO 9613-2), so that none of them is ever piercing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.insects import Song, sung, warmth
from studio.dsp.place import Place, heard
from studio.dsp.ring import unit
from studio.dsp.spectrum import Curve, response

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

WARMTH, SWING = 19.0, 0.6  # degrees Celsius

# song, side and metres of those that can be told apart
NEAR = (
    (Song(4350, 2.3, pulses=4, pulse_rate=31), -0.36, 9.0),
    (Song(4680, 2.6, pulses=3, pulse_rate=29), 0.65, 13.0),
    (Song(4130, 1.9, pulses=4, pulse_rate=33), 0.03, 16.0),
    (Song(4920, 2.8, pulses=3, pulse_rate=30), -0.85, 22.0),
    (Song(4500, 2.1, pulses=4, pulse_rate=34), 0.8, 24.0),
)
FAR = 16
FAR_CARRIERS = (4100.0, 5000.0)  # Hz
FAR_RATES = (34.0, 52.0)  # trills a second
FAR_DISTANCES = (30.0, 90.0)  # metres

NIGHT: Curve = (
    (20, -4),
    (80, 0),
    (300, -7),
    (1000, -15),
    (3000, -21),
    (8000, -24),
    (20_000, -42),
)
FLUTTER = Drift(0.1, 20, -0.7)
COMING_AND_GOING = Drift(0.05, 2)

NEAR_LEVEL, FAR_LEVEL, NIGHT_LEVEL = 0.95, 0.5, 0.38


def make(ring: Ring) -> Stereo:
    """The meadow round the ring."""
    pace = warmth(ring, WARMTH, SWING)
    return (
        NEAR_LEVEL * unit(_near(ring, pace))
        + FAR_LEVEL * unit(_far(ring, pace))
        + NIGHT_LEVEL * _night(ring)
    )


def _near(ring: Ring, pace: Signal) -> Stereo:
    sound = np.zeros((ring.frames, 2))
    for song, side, distance in NEAR:
        swell = np.exp(0.25 * drift(ring, COMING_AND_GOING))
        line = sung(ring, song, pace) * swell
        sound += heard(line, Place(side, distance, leaves=2.0))
    return sound


def _far(ring: Ring, pace: Signal) -> Stereo:
    sound = np.zeros((ring.frames, 2))
    for _ in range(FAR):
        song = Song(
            carrier=float(ring.rng.uniform(*FAR_CARRIERS)),
            chirps=float(ring.rng.uniform(*FAR_RATES)),
            sounding=0.8,
            unsteadiness=0.1,
        )
        place = Place(
            side=float(ring.rng.uniform(-1, 1)),
            distance=float(ring.rng.uniform(*FAR_DISTANCES)),
            leaves=10.0,
        )
        swell = np.exp(0.3 * drift(ring, COMING_AND_GOING))
        sound += heard(sung(ring, song, pace) * swell, place)
    return sound


def _night(ring: Ring) -> Stereo:
    def envelope(hz: float) -> Signal:
        level = response(np.array([hz]), NIGHT)
        return level * np.exp(0.1 * wide_drift(ring, FLUTTER))

    return banded_noise(ring, envelope, spacing=0.12)
