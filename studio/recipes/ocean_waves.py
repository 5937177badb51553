"""Ocean waves on a beach: one after another, every six to nine seconds.

Each wave is two strokes of noise: it breaks within a second, the low notes first, then
its wash hisses up the sand, the high notes last. No two come at the same pace or
strength; each runs along the beach from one side to the other. A wave is one source in
front of both ears, so they share most of it up to some kHz, as in recordings. Foam is a
crowd of small bubbles, as dense as the wash is loud, over a steady far sea.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.drift import Drift, along
from studio.dsp.shore import Flutter, Shore, Wave, at_both_ears, octave_of, waves
from studio.dsp.spectrum import amplitude
from studio.dsp.surges import uneven_times

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

SHORTEST, LONGEST = 6.0, 9.5  # s between waves: no lull makes one wait for the next
CONTROL_RATE = 200  # values a second are enough to draw a wave
SHORE = Shore(unevenness=0.2, slowness=(0.85, 1.25), longest_run=0.7)

SPACING = 0.04  # m: a wave comes from ahead, so the ears share it up to some kHz

FLUTTER = Flutter(Drift(0.3, 40, -0.8), Drift(0.3, 8, -0.8), shared_depth=0.07)
FOAM = Bubbles(900, radii=(0.0004, 0.002), rarity=2.0, loudness=0.5, unevenness=0.8)


def make(ring: Ring) -> Stereo:
    """Waves round the ring."""
    each = waves(ring, SHORE, uneven_times(ring, SHORTEST, LONGEST))
    flutter = FLUTTER.begun(ring)

    def envelope(hz: float) -> Stereo:
        octave = octave_of(hz)
        far_sea = 0.55 * amplitude(-10 - 3.6 * max(octave, 0) - 0.5 * abs(octave))
        colour = amplitude(-4.0 * max(octave, 0) - 2.2 * max(-octave, 0))
        near = at_both_ears(lambda ear: _strokes(ring, each, octave, ear))
        return (far_sea + colour * near) * flutter()

    sea = banded_noise(ring, envelope, spacing=SPACING)
    wash = at_both_ears(lambda ear: _strokes(ring, each, 2.0, ear)).mean(axis=1)
    return sea + 0.09 * bubbles(ring, FOAM, wash**1.5)


def _strokes(ring: Ring, waves: list[Wave], octave: float, ear: int) -> Signal:
    """The level of one band at one ear while all waves come and go."""
    time = np.arange(round(ring.seconds * CONTROL_RATE)) / CONTROL_RATE
    level = np.zeros(len(time))
    for wave in waves:
        slow = wave.slowness
        since = _signed(time - wave.breaks_at - ear * wave.run / 2, ring.seconds)
        swell = _stroke(
            since, (0.55 - 0.04 * octave) * slow, (1.3 - 0.05 * octave) * slow
        )
        since = _signed(since - 0.9 * slow - 0.12 * octave, ring.seconds)
        wash = _stroke(since, 0.3, (1.0 + 0.12 * octave) * slow)
        level += wave.strength * (0.8 * swell + 0.55 * wash)
    return along(ring, level)


def _signed(since: Signal, turn: float) -> Signal:
    """Time since an event on the ring; its last 30 % counts as time before it."""
    return (since + 0.3 * turn) % turn - 0.3 * turn


def _stroke(since: Signal, rise: float, fall: float) -> Signal:
    """Up along a bell curve, down in an exponential."""
    before = np.exp(-((np.minimum(since, 0) / rise) ** 2))
    after = np.exp(-np.maximum(since, 0) / fall)
    return np.asarray(before * after)
