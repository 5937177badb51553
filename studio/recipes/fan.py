"""An electric fan across the room: moving air, beaten softly by four blades.

Each blade that passes lifts the rush of air a little; no two blades are quite alike, so
the beat repeats once a turn (blades times turns a second is the blade-pass frequency of
every fan, Farnell, Designing Sound, 2010, chapter 46). The motor hums at twice the
frequency of the mains, and a little at its multiples. The speed hardly wanders.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.cycles import cycles
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.ring import unit
from studio.dsp.spectrum import Curve, amplitude, response

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

BLADES = 4
TURNS = 14.0  # a second
SPEED = Drift(1 / 60, 0.3)
SPEED_CHANGE = 0.003  # as a share
BLADES_DIFFER = 0.35
BEAT: Curve = ((60, 0.16), (400, 0.14), (2000, 0.09), (8000, 0.05))  # Hz, depth

AIR: Curve = (
    (40, 5),
    (120, 3),
    (300, 2),
    (450, -1),
    (900, -3),
    (2000, -10),
    (4000, -16),
    (8000, -24),
    (14_000, -36),
)
BREEZE = Drift(0.05, 3, -0.9)
BREEZE_DEPTH = 0.035

MAINS = 50.0  # Hz
HUM: tuple[tuple[int, float], ...] = ((2, 0.0), (4, -9.0), (6, -15.0), (8, -24.0))
HUM_LEVEL = 0.16
PULSE: tuple[tuple[int, float], ...] = ((1, 0.0), (2, -8.0), (3, -16.0))
PULSE_LEVEL = 0.12


def make(ring: Ring) -> Stereo:
    """The fan round the ring."""
    turns = cycles(ring, TURNS * np.exp(SPEED_CHANGE * drift(ring, SPEED)))
    beat = _beat(ring, turns)
    shared = BREEZE_DEPTH * drift(ring, BREEZE)

    def envelope(hz: float) -> Signal:
        own = BREEZE_DEPTH * wide_drift(ring, BREEZE)
        depth = np.interp(np.log(hz), *_points(BEAT))
        lively = np.exp(shared + depth * beat)[:, None] * np.exp(own)
        return np.asarray(response(np.array([hz]), AIR) * lively)

    return (
        banded_noise(ring, envelope, spacing=0.35)
        + HUM_LEVEL * _tones(ring, cycles(ring, MAINS), HUM)
        + PULSE_LEVEL * _tones(ring, BLADES * turns, PULSE)
    )


def _beat(ring: Ring, turns: Signal) -> Signal:
    """One soft wave a blade, and the differences between blades once a turn."""
    line = np.sqrt(2) * np.cos(2 * np.pi * BLADES * turns)
    for order in range(1, BLADES):
        lean, phase = ring.rng.normal(0, BLADES_DIFFER), ring.rng.random()
        line += lean * np.cos(2 * np.pi * (order * turns + phase))
    return unit(line)


def _tones(ring: Ring, turns: Signal, levels: tuple[tuple[int, float], ...]) -> Stereo:
    """Multiples of a tone, whose phases in a room differ from ear to ear."""
    sound = np.zeros((ring.frames, 2))
    for multiple, level in levels:
        phase = ring.rng.random() + ring.rng.uniform(-0.2, 0.2, 2)
        tone = np.sin(2 * np.pi * (multiple * turns[:, None] + phase))
        sound += amplitude(level) * tone
    return unit(sound)


def _points(curve: Curve) -> tuple[Signal, Signal]:
    hz, values = np.array(curve).T
    return np.log(hz), values
