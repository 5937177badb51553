"""Slow waves: a long swell on a sandy beach, a wave every eleven to fifteen seconds.

Swell from a far storm arrives with long periods. Each wave is three surges of noise: it
gathers and turns over, low notes first; its wash runs up the flat sand, the high notes
last; and the water draws back with a thin hiss. The intervals are all different, each
wave runs along the beach its own way, and small bubbles of foam, van den Doel's (ACM
TAP 2:534, 2005), fade after it. Under all lies the far surf, which never stops.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.spectrum import Curve, response
from studio.dsp.surges import Surge, surges, uneven_times

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

SHORTEST, LONGEST = 11.0, 15.0  # s between waves
MIDDLE = 500.0  # Hz, from which bands count their octaves
STRENGTH_SPREAD = 0.2  # sigma of the logarithm
LONGEST_RUN = 1.2  # s a wave takes from one ear to the other

BREAKING: Curve = (
    (40, -6),
    (120, -1),
    (400, 0),
    (1500, -5),
    (5000, -14),
    (18_000, -30),
)
WASH: Curve = (
    (40, -29),
    (300, -15),
    (1500, -8),
    (4000, -10),
    (9000, -17),
    (18_000, -29),
)
DRAWBACK: Curve = ((40, -50), (800, -28), (3000, -17), (7000, -19), (18_000, -32))
FAR_SURF: Curve = ((40, -16), (200, -14), (600, -19), (2000, -30), (18_000, -60))

FLUTTER = Drift(0.3, 40, -0.8)
SHARED_FLUTTER = Drift(0.3, 8, -0.8)
FAR_SWELL = Drift(0.03, 0.3)
FOAM = Bubbles(700, radii=(0.0004, 0.002), rarity=2.0, loudness=0.5, unevenness=0.7)
FOAM_LEVEL = 0.09


@dataclass(frozen=True)
class Wave:
    """One wave: when it breaks, how strong and slow it is, and which way it runs."""

    breaks_at: float
    strength: float
    slowness: float
    run: float
    """Seconds by which it reaches the right later than the left."""


def make(ring: Ring) -> Stereo:
    """Waves round the ring."""
    waves = _waves(ring)
    shared = 0.07 * drift(ring, SHARED_FLUTTER)
    far_swell = np.exp(0.25 * wide_drift(ring, FAR_SWELL))

    def envelope(hz: float) -> Signal:
        near = np.stack([surges(ring, _surges(waves, hz, ear)) for ear in (-1, 1)], 1)
        far = _level(FAR_SURF, hz) * far_swell
        flutter = 0.2 * wide_drift(ring, FLUTTER) + shared[:, None]
        return (near + far) * np.exp(flutter)

    foaming = surges(ring, [_wash(wave, octave=2.0, ear=0) for wave in waves])
    sea = banded_noise(ring, envelope, spacing=0.2)
    return sea + FOAM_LEVEL * bubbles(ring, FOAM, foaming)


def _waves(ring: Ring) -> list[Wave]:
    draw = ring.rng
    return [
        Wave(
            breaks_at=float(at),
            strength=float(np.exp(STRENGTH_SPREAD * draw.standard_normal())),
            slowness=float(draw.uniform(0.9, 1.2)),
            run=float(draw.uniform(-LONGEST_RUN, LONGEST_RUN)),
        )
        for at in uneven_times(ring, SHORTEST, LONGEST)
    ]


def _surges(waves: list[Wave], hz: float, ear: int) -> list[Surge]:
    """All that one band does at one ear while the waves come and go."""
    octave = float(np.log2(hz / MIDDLE))
    return [
        surge
        for wave in waves
        for surge in (
            _breaking(wave, octave, ear, _level(BREAKING, hz)),
            _wash(wave, octave, ear, _level(WASH, hz)),
            _drawback(wave, ear, _level(DRAWBACK, hz)),
        )
    ]


def _level(curve: Curve, hz: float) -> float:
    return float(response(np.array([hz]), curve)[0])


def _breaking(wave: Wave, octave: float, ear: int, level: float) -> Surge:
    return Surge(
        at=wave.breaks_at + ear * wave.run / 2 + 0.1 * octave,
        rise=(2.6 - 0.2 * octave) * wave.slowness,
        fall=(2.2 - 0.12 * octave) * wave.slowness,
        strength=level * wave.strength,
    )


def _wash(wave: Wave, octave: float, ear: int, level: float = 1.0) -> Surge:
    return Surge(
        at=wave.breaks_at + ear * wave.run / 2 + 1.6 * wave.slowness + 0.2 * octave,
        rise=1.0 * wave.slowness,
        fall=(2.0 + 0.15 * octave) * wave.slowness,
        strength=level * wave.strength,
    )


def _drawback(wave: Wave, ear: int, level: float) -> Surge:
    return Surge(
        at=wave.breaks_at - ear * wave.run / 4 + 5.5 * wave.slowness,
        rise=1.8 * wave.slowness,
        fall=1.8 * wave.slowness,
        strength=level * wave.strength,
    )
