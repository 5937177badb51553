"""Slow waves: a long swell that breaks far out, a wave every eleven to fifteen seconds.

Swell from a far storm arrives with long periods. Each wave is three surges of noise: it
gathers and turns over, low notes first; its wash runs up the flat sand, the high notes
last; and the water draws back with a thin hiss. All of it is some way off, so that the
air has taken the highs (ISO 9613-1), and it rises out of the surf of the whole bay,
which never stops. The intervals are all different, each wave runs along the beach its
own way, and small bubbles of foam, van den Doel's (ACM TAP 2:534, 2005), fade after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.drift import Drift, wide_drift
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

SHORTEST, LONGEST = 11.0, 15.0  # s between waves
SHORE = Shore(unevenness=0.2, slowness=(0.9, 1.2), longest_run=1.2)

BREAKING: Curve = (
    (40, -6),
    (120, -1),
    (400, 0),
    (1500, -9),
    (5000, -20),
    (18_000, -30),
)
WASH: Curve = (
    (40, -29),
    (300, -15),
    (1500, -11),
    (4000, -15),
    (9000, -23),
    (18_000, -29),
)
DRAWBACK: Curve = ((40, -50), (800, -28), (3000, -17), (7000, -19), (18_000, -32))
FAR_SURF: Curve = ((40, -6), (200, -4), (600, -8), (2000, -15), (18_000, -36))

FLUTTER = Flutter(Drift(0.3, 40, -0.8), Drift(0.3, 8, -0.8), shared_depth=0.07)
FAR_SWELL = Drift(0.03, 0.3)
FOAM = Bubbles(700, radii=(0.0004, 0.002), rarity=2.0, loudness=0.5, unevenness=0.7)
FOAM_LEVEL = 0.09


def make(ring: Ring) -> Stereo:
    """Waves round the ring."""
    each = waves(ring, SHORE, uneven_times(ring, SHORTEST, LONGEST))
    flutter = FLUTTER.begun(ring)
    far_swell = np.exp(0.25 * wide_drift(ring, FAR_SWELL))

    def envelope(hz: float) -> Stereo:
        near = at_both_ears(lambda ear: surges(ring, _surges(each, hz, ear)))
        return (near + level_of(FAR_SURF, hz) * far_swell) * flutter()

    foaming = surges(ring, [_wash(wave, octave=2.0, ear=0) for wave in each])
    sea = banded_noise(ring, envelope, spacing=0.05)
    return sea + FOAM_LEVEL * bubbles(ring, FOAM, foaming)


def _surges(waves: list[Wave], hz: float, ear: int) -> list[Surge]:
    """All that one band does at one ear while the waves come and go."""
    octave = octave_of(hz)
    return [
        surge
        for wave in waves
        for surge in (
            _breaking(wave, octave, ear, level_of(BREAKING, hz)),
            _wash(wave, octave, ear, level_of(WASH, hz)),
            _drawback(wave, ear, level_of(DRAWBACK, hz)),
        )
    ]


def _breaking(wave: Wave, octave: float, ear: int, level: float) -> Surge:
    return Surge(
        at=wave.reaches(ear) + 0.1 * octave,
        rise=(1.2 - 0.1 * octave) * wave.slowness,
        fall=(2.2 - 0.12 * octave) * wave.slowness,
        strength=level * wave.strength,
    )


def _wash(wave: Wave, octave: float, ear: int, level: float = 1.0) -> Surge:
    return Surge(
        at=wave.reaches(ear) + 1.6 * wave.slowness + 0.2 * octave,
        rise=0.5 * wave.slowness,
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
