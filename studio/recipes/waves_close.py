"""Waves at your feet: small waves at the water's edge, and the fizz of their foam.

A wave comes every six to nine seconds, no two intervals alike. It laps over with a
quick slosh, rushes up the sand and leaves foam behind: thousands of small bubbles, van
den Doel's (ACM TAP 2:534, 2005), that burst ever more rarely until the next wave.
Larger bubbles gurgle where it turns over. The sea behind it is low and very far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.shore import (
    Flutter,
    Shore,
    Wave,
    at_both_ears,
    level_of,
    octave_of,
    waves,
)
from studio.dsp.surges import Surge, surges, uneven_times

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo
    from studio.dsp.spectrum import Curve

SHORTEST, LONGEST = 6.0, 9.0  # s between waves
SHORE = Shore(unevenness=0.25, slowness=(0.85, 1.2), longest_run=0.5)

SLOSH: Curve = ((40, -12), (120, -5), (350, 0), (1200, -5), (4000, -16), (18_000, -36))
RUSH: Curve = (
    (40, -24),
    (300, -12),
    (1500, -2),
    (5000, -5),
    (10_000, -10),
    (18_000, -20),
)
FAR_SEA: Curve = ((40, -19), (200, -17), (600, -23), (2000, -33), (18_000, -59))

FLUTTER = Flutter(Drift(0.3, 40, -0.8), Drift(0.5, 10, -0.8), shared_depth=0.08)
FAR_SWELL = Drift(0.03, 0.4)
CLUSTERS = Drift(1, 30, -0.6)

FIZZ = Bubbles(1800, radii=(0.0003, 0.0011), rarity=2.0, loudness=0.4, unevenness=0.8)
GURGLE = Bubbles(120, radii=(0.002, 0.008), loudness=0.8, unevenness=0.7)
FIZZ_LEVEL, GURGLE_LEVEL = 0.34, 0.2


def make(ring: Ring) -> Stereo:
    """Waves round the ring."""
    each = waves(ring, SHORE, uneven_times(ring, SHORTEST, LONGEST))
    flutter = FLUTTER.begun(ring)
    far_swell = np.exp(0.2 * wide_drift(ring, FAR_SWELL))

    def envelope(hz: float) -> Stereo:
        near = at_both_ears(lambda ear: surges(ring, _surges(each, hz, ear)))
        return (near + level_of(FAR_SEA, hz) * far_swell) * flutter()

    clusters = np.exp(0.5 * drift(ring, CLUSTERS))
    turning_over = surges(ring, [_slosh(wave, octave=0.0, ear=0) for wave in each])
    return (
        banded_noise(ring, envelope, spacing=0.03)
        + FIZZ_LEVEL * bubbles(ring, FIZZ, surges(ring, [_foam(wave) for wave in each]))
        + GURGLE_LEVEL * bubbles(ring, GURGLE, turning_over**2 * clusters)
    )


def _surges(waves: list[Wave], hz: float, ear: int) -> list[Surge]:
    """All that one band does at one ear while the waves come and go."""
    octave = octave_of(hz)
    return [
        surge
        for wave in waves
        for surge in (
            _slosh(wave, octave, ear, level_of(SLOSH, hz)),
            _rush(wave, octave, ear, level_of(RUSH, hz)),
        )
    ]


def _slosh(wave: Wave, octave: float, ear: int, level: float = 1.0) -> Surge:
    return Surge(
        at=wave.reaches(ear),
        rise=(0.5 - 0.04 * octave) * wave.slowness,
        fall=(1.1 - 0.05 * octave) * wave.slowness,
        strength=level * wave.strength,
    )


def _rush(wave: Wave, octave: float, ear: int, level: float) -> Surge:
    return Surge(
        at=wave.reaches(ear) + 0.8 * wave.slowness + 0.1 * octave,
        rise=0.25 * wave.slowness,
        fall=(1.1 + 0.1 * octave) * wave.slowness,
        strength=0.6 * level * wave.strength,
    )


def _foam(wave: Wave) -> Surge:
    return Surge(
        at=wave.breaks_at + 1.4 * wave.slowness,
        rise=0.7 * wave.slowness,
        fall=2.8 * wave.slowness,
        strength=wave.strength,
    )
