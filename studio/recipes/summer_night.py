"""Summer night: crickets far away, warm air in the leaves, and a tree cricket's trill.

Nothing is near. A meadow of crickets lies behind sixty to a hundred and fifty metres of
air and leaves, which keep back the highs (ISO 9613-2); two tree crickets trill low and
long, coming and going, and a katydid rasps softly now and then. All keep the pace of
the warmth (Dolbear, American Naturalist 31:970, 1897). Below lies the hush of the
night, and the leaves breathe with a slow warm wind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.insects import Song, sung, warmth
from studio.dsp.noise import shaped_noise
from studio.dsp.place import Place, heard
from studio.dsp.ring import unit
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import Curve, response

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

WARMTH, SWING = 22.0, 0.5  # degrees Celsius

MEADOW = 9
MEADOW_CARRIERS = (3900.0, 4700.0)  # Hz
MEADOW_CHIRPS = (1.6, 3.0)  # a second
MEADOW_DISTANCES = (60.0, 150.0)  # metres

TREE_CRICKETS = (
    (Song(2850, 46, sounding=0.85), Place(-0.7, 35.0, leaves=25.0)),
    (Song(3060, 51, sounding=0.85), Place(0.6, 50.0, leaves=25.0)),
)
KATYDID = Song(5200, 0.9, pulses=3, pulse_rate=11, sounding=0.75, breadth=700.0)
KATYDID_PLACE = Place(0.35, 60.0, leaves=30.0)

NIGHT: Curve = ((20, -8), (70, 0), (250, -5), (900, -16), (3000, -30), (20_000, -60))
LEAVES: Curve = ((100, -26), (500, -9), (1500, 0), (5000, -3), (12_000, -16))
BREATHS = Drift(1 / 25, 0.3, -1.2)
RUSTLE = Drift(2, 30, -0.5)
FLUTTER = Drift(0.1, 8)
COMING_AND_GOING = Drift(1 / 20, 0.3)
CLEARING = Space(decay=1.1, distance=0.06)

MEADOW_LEVEL, TRILL_LEVEL, RASP_LEVEL = 0.5, 0.3, 0.14
NIGHT_LEVEL, LEAVES_LEVEL = 0.9, 0.32


def make(ring: Ring) -> Stereo:
    """The night round the ring."""
    pace = warmth(ring, WARMTH, SWING)
    insects = (
        MEADOW_LEVEL * unit(_meadow(ring, pace))
        + TRILL_LEVEL * unit(_trills(ring, pace))
        + RASP_LEVEL * unit(_katydid(ring, pace))
    )
    echo = unit(reverberation(ring, insects, CLEARING)) * np.sqrt(np.mean(insects**2))
    near, far = 0.8 * insects, 0.6 * echo
    return np.asarray(near + far + NIGHT_LEVEL * _night(ring) + _leaves(ring))


def _meadow(ring: Ring, pace: Signal) -> Stereo:
    sound = np.zeros((ring.frames, 2))
    draw = ring.rng
    for _ in range(MEADOW):
        song = Song(
            carrier=float(draw.uniform(*MEADOW_CARRIERS)),
            chirps=float(draw.uniform(*MEADOW_CHIRPS)),
            pulses=int(draw.integers(3, 5)),
            pulse_rate=float(draw.uniform(28, 36)),
        )
        distance = float(draw.uniform(*MEADOW_DISTANCES))
        place = Place(float(draw.uniform(-1, 1)), distance, leaves=15.0)
        sound += heard(sung(ring, song, pace), place)
    return sound


def _trills(ring: Ring, pace: Signal) -> Stereo:
    sound = np.zeros((ring.frames, 2))
    for song, place in TREE_CRICKETS:
        swell = np.exp(0.5 * drift(ring, COMING_AND_GOING))
        sound += heard(sung(ring, song, pace) * swell, place)
    return sound


def _katydid(ring: Ring, pace: Signal) -> Stereo:
    swell = np.exp(0.4 * drift(ring, COMING_AND_GOING))
    return heard(sung(ring, KATYDID, pace) * swell, KATYDID_PLACE)


def _night(ring: Ring) -> Stereo:
    def envelope(hz: float) -> Signal:
        level = response(np.array([hz]), NIGHT)
        return level * np.exp(0.12 * wide_drift(ring, FLUTTER))

    return banded_noise(ring, envelope, spacing=0.25)


def _leaves(ring: Ring) -> Stereo:
    breath = np.exp(0.3 * drift(ring, BREATHS))
    rustle = breath[:, None] * np.exp(0.15 * wide_drift(ring, RUSTLE))
    return np.asarray(LEAVES_LEVEL * shaped_noise(ring, LEAVES, spacing=0.4) * rustle)
