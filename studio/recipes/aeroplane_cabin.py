"""An aeroplane cabin at night: the rush of air along the hull, two engines, the vents.

Inside a jet most of the noise is the turbulent boundary layer on the skin, heard
through it as a broad low rush that falls by some 10 dB an octave above 400 Hz; air from
the vents adds a steady hiss. Far below lies the faint tone of each engine's fan. The
two are never quite in step, so together they swell and fade once in a few seconds, each
ear at its own time. The sound hardly changes, as high up at night.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.cycles import cycles
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.noise import shaped_noise
from studio.dsp.ring import unit
from studio.dsp.spectrum import Curve, amplitude, response

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

HULL: Curve = (
    (40, 5),
    (90, 2),
    (180, 1),
    (280, -2),
    (400, -8),
    (550, -17),
    (1000, -24),
    (2000, -33),
    (4000, -42),
    (8000, -50),
    (14_000, -62),
)
VENTS: Curve = (
    (100, -40),
    (500, -12),
    (1500, 0),
    (4000, -3),
    (9000, -12),
    (16_000, -35),
)
VENTS_LEVEL = 0.018
FLOW = Drift(0.05, 1.5, -1.0)
FLOW_DEPTH = 0.035

ENGINES = ((86.0, 0.31), (86.0, -0.31))  # Hz, and how far it is to one side
OUT_OF_STEP = 0.23  # Hz between the two
WANDER = Drift(1 / 60, 0.05)
WANDER_DEPTH = 0.0006  # as a share of the pitch
FAN: tuple[tuple[int, float], ...] = ((1, 0.0), (2, -7.0), (3, -15.0))  # harmonic, dB
ENGINES_LEVEL = 0.24


def make(ring: Ring) -> Stereo:
    """The flight round the ring."""
    shared = FLOW_DEPTH * drift(ring, FLOW)

    def envelope(hz: float) -> Signal:
        own = FLOW_DEPTH * wide_drift(ring, FLOW)
        return response(np.array([hz]), HULL) * np.exp(shared[:, None] + own)

    return (
        banded_noise(ring, envelope, spacing=0.6)
        + VENTS_LEVEL * shaped_noise(ring, VENTS, spacing=0.2)
        + ENGINES_LEVEL * _engines(ring)
    )


def _engines(ring: Ring) -> Stereo:
    sound = np.zeros((ring.frames, 2))
    for index, (hz, side) in enumerate(ENGINES):
        pitch = (hz + index * OUT_OF_STEP) * np.exp(WANDER_DEPTH * drift(ring, WANDER))
        turns = cycles(ring, pitch)
        for harmonic, level in FAN:
            # in a closed cabin a tone stands in waves: each ear has a phase of its own
            phase = ring.rng.random(2)
            tone = np.sin(2 * np.pi * (harmonic * turns[:, None] + phase))
            sound += amplitude(level) * tone * (1 - side, 1 + side)
    return unit(sound)
