"""Dawn birds: a wood at first light, where a dozen birds of invented kinds wake up.

Each kind has its own range, tempo and habit: one flutes slow phrases, one says two
notes over and over, one trills, one descends, one repeats each motif like a thrush, one
coos. Each bird draws a repertoire of its own and sings it with pauses, near the tempo
and shapes of real songs (Catchpole & Slater, Bird Song, 2008). Whistled notes are
nearly pure; distance and leaves soften them (ISO 9613-2) and the wood blurs them with
its echo. A cool soft air lies below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.ndimage import uniform_filter1d

from studio.dsp.bands import banded_noise
from studio.dsp.birdsong import Kind, song
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.place import Place, heard
from studio.dsp.ring import RATE, unit
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import Curve, response

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo


FLUTE = Kind(
    (1800, 3300), (4, 7), (0.09, 0.3), (0.03, 0.1), (1, 1), (3, 7), 0.6, 0, 0.3
)
TWO_NOTES = Kind(
    (2700, 4300), (2, 2), (0.08, 0.14), (0.03, 0.06), (4, 7), (4, 8), 0.35, 0, 0.3
)
TRILLER = Kind((2600, 5000), (1, 1), (0.03, 0.05), (0.01, 0.03), (14, 28), (4, 8), 1.0)
DESCENDER = Kind(
    (3200, 5200), (1, 2), (0.06, 0.11), (0.03, 0.06), (6, 9), (4, 8), 0.7, 0.75, 0.4
)
THRUSH = Kind(
    (2100, 4500), (2, 4), (0.05, 0.16), (0.02, 0.07), (2, 4), (2, 5), 1.1, 0, 0.5
)
TWITTER = Kind(
    (2600, 7000), (8, 16), (0.03, 0.08), (0.005, 0.03), (1, 2), (2, 6), 1.6, 0, 0.6
)
BUZZER = Kind(
    (3600, 7200), (2, 3), (0.1, 0.3), (0.03, 0.08), (2, 3), (3, 6), 1.0, buzz=1.0
)
DOVE = Kind((430, 500), (3, 5), (0.22, 0.5), (0.1, 0.25), (2, 3), (5, 9), 0.12)

# kinds, side, metres, metres of leaves: those far off sit together
BIRDS = (
    ((FLUTE,), -0.12, 22, 5),
    ((THRUSH,), 0.6, 24, 10),
    ((TWO_NOTES,), -0.8, 42, 15),
    ((DESCENDER,), 0.38, 32, 10),
    ((TWITTER,), 0.85, 21, 5),
    ((TRILLER, BUZZER), -0.55, 34, 10),
    ((FLUTE, TRILLER), 0.05, 110, 15),
    ((THRUSH, DESCENDER, DOVE), -0.9, 130, 15),
    ((BUZZER, TWITTER, DOVE), 0.6, 140, 15),
)
REST = 0.1  # s, the calmest of which joins end and start
WOOD = Space(decay=1.6, distance=0.06)
AIR: Curve = ((20, -16), (80, -4), (300, -4), (1500, -6), (7000, -6), (20_000, -26))
FLUTTER = Drift(0.1, 15, -0.8)
BREATHS, BREATH_DEPTH = Drift(0.5, 8, -0.8), 0.3
ECHO_LEVEL, AIR_LEVEL = 0.55, 0.2


def make(ring: Ring) -> Stereo:
    """The wood round the ring."""
    birds = np.zeros((ring.frames, 2))
    for kinds, side, metres, leaves in BIRDS:
        lines = np.sum([song(ring, kind) for kind in kinds], axis=0)
        birds += heard(lines, Place(side, metres, leaves))
    birds = unit(birds)
    echo = unit(reverberation(ring, birds, WOOD))
    return _joined_at_rest(birds + ECHO_LEVEL * echo + AIR_LEVEL * _air(ring))


def _joined_at_rest(sound: Stereo) -> Stereo:
    """The ring turned so that its end meets its start between phrases."""
    level = uniform_filter1d(np.sum(sound**2, axis=1), round(REST * RATE), mode="wrap")
    return np.roll(sound, -int(np.argmin(level)), axis=0)


def _air(ring: Ring) -> Stereo:
    def envelope(hz: float) -> Signal:
        level = response(np.array([hz]), AIR)
        return level * np.exp(0.1 * wide_drift(ring, FLUTTER))

    breath = np.exp(BREATH_DEPTH * drift(ring, BREATHS))
    return banded_noise(ring, envelope, spacing=0.2) * breath[:, None]
