"""Waves at your feet: small waves at the water's edge, and the fizz of their foam.

A wave comes every six to nine seconds, no two intervals alike. It laps over with a low
slosh, rushes up the sand and leaves foam behind: thousands of small bubbles, van den
Doel's (ACM TAP 2:534, 2005), that burst ever more rarely until the next wave. Larger
bubbles gurgle where it turns over. Behind it the sea goes on, low and far.
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

SHORTEST, LONGEST = 6.0, 9.0  # s between waves
MIDDLE = 500.0  # Hz, from which bands count their octaves
STRENGTH_SPREAD = 0.25  # sigma of the logarithm
LONGEST_RUN = 0.5  # s a wave takes from one ear to the other

SLOSH: Curve = ((40, -8), (120, -2), (350, 0), (1200, -7), (4000, -18), (18_000, -36))
RUSH: Curve = (
    (40, -24),
    (300, -9),
    (1500, -2),
    (5000, -5),
    (10_000, -10),
    (18_000, -20),
)
FAR_SEA: Curve = ((40, -14), (200, -12), (600, -17), (2000, -27), (18_000, -56))

FLUTTER = Drift(0.3, 40, -0.8)
SHARED_FLUTTER = Drift(0.5, 10, -0.8)
FAR_SWELL = Drift(0.03, 0.4)
CLUSTERS = Drift(1, 30, -0.6)

FIZZ = Bubbles(1800, radii=(0.0003, 0.0011), rarity=2.0, loudness=0.4, unevenness=0.8)
GURGLE = Bubbles(120, radii=(0.002, 0.008), loudness=0.8, unevenness=0.7)
FIZZ_LEVEL, GURGLE_LEVEL = 0.34, 0.2


@dataclass(frozen=True)
class Wave:
    """One wave: when it laps over, how strong and slow it is, and which way it runs."""

    laps_at: float
    strength: float
    slowness: float
    run: float
    """Seconds by which it reaches the right later than the left."""


def make(ring: Ring) -> Stereo:
    """Waves round the ring."""
    waves = _waves(ring)
    shared = 0.08 * drift(ring, SHARED_FLUTTER)
    far_swell = np.exp(0.2 * wide_drift(ring, FAR_SWELL))

    def envelope(hz: float) -> Signal:
        near = np.stack([surges(ring, _surges(waves, hz, ear)) for ear in (-1, 1)], 1)
        far = _level(FAR_SEA, hz) * far_swell
        flutter = 0.2 * wide_drift(ring, FLUTTER) + shared[:, None]
        return (near + far) * np.exp(flutter)

    clusters = np.exp(0.5 * drift(ring, CLUSTERS))
    turning_over = surges(ring, [_slosh(wave, octave=0.0, ear=0) for wave in waves])
    return (
        banded_noise(ring, envelope, spacing=0.15)
        + FIZZ_LEVEL
        * bubbles(ring, FIZZ, surges(ring, [_foam(wave) for wave in waves]))
        + GURGLE_LEVEL * bubbles(ring, GURGLE, turning_over**2 * clusters)
    )


def _waves(ring: Ring) -> list[Wave]:
    draw = ring.rng
    return [
        Wave(
            laps_at=float(at),
            strength=float(np.exp(STRENGTH_SPREAD * draw.standard_normal())),
            slowness=float(draw.uniform(0.85, 1.2)),
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
            _slosh(wave, octave, ear, _level(SLOSH, hz)),
            _rush(wave, octave, ear, _level(RUSH, hz)),
        )
    ]


def _level(curve: Curve, hz: float) -> float:
    return float(response(np.array([hz]), curve)[0])


def _slosh(wave: Wave, octave: float, ear: int, level: float = 1.0) -> Surge:
    return Surge(
        at=wave.laps_at + ear * wave.run / 2,
        rise=(1.2 - 0.1 * octave) * wave.slowness,
        fall=(1.1 - 0.05 * octave) * wave.slowness,
        strength=level * wave.strength,
    )


def _rush(wave: Wave, octave: float, ear: int, level: float) -> Surge:
    return Surge(
        at=wave.laps_at + ear * wave.run / 2 + 0.8 * wave.slowness + 0.1 * octave,
        rise=0.6 * wave.slowness,
        fall=(1.1 + 0.1 * octave) * wave.slowness,
        strength=0.6 * level * wave.strength,
    )


def _foam(wave: Wave) -> Surge:
    return Surge(
        at=wave.laps_at + 1.4 * wave.slowness,
        rise=0.7 * wave.slowness,
        fall=2.8 * wave.slowness,
        strength=wave.strength,
    )
