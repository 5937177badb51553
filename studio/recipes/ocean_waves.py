"""Ocean waves on a beach: one after another, every eight or nine seconds.

Each wave is two strokes of noise: it swells and breaks, the low notes first, then its
wash hisses up the sand, the high notes last. No two come at the same pace or strength;
each runs along the beach from one side to the other. Foam is a crowd of small bubbles,
as dense as the wash is loud, over a steady far sea.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.drift import Drift, along
from studio.dsp.shore import Flutter, Shore, Wave, at_both_ears, octave_of, waves
from studio.dsp.spectrum import amplitude

if TYPE_CHECKING:
    from collections.abc import Iterator

    from studio.dsp.ring import Ring, Signal, Stereo

PERIOD = 8.5  # s between waves
UNEVENNESS = 0.18  # of that
CONTROL_RATE = 200  # values a second are enough to draw a wave
SHORE = Shore(unevenness=0.3, slowness=(0.85, 1.25), longest_run=0.7)

FLUTTER = Flutter(Drift(0.3, 40, -0.8), Drift(0.3, 8, -0.8), shared_depth=0.07)
FOAM = Bubbles(900, radii=(0.0004, 0.002), rarity=2.0, loudness=0.5, unevenness=0.8)


def make(ring: Ring) -> Stereo:
    """Waves round the ring."""
    each = waves(ring, SHORE, _times(ring))
    flutter = FLUTTER.begun(ring)

    def envelope(hz: float) -> Stereo:
        octave = octave_of(hz)
        far_sea = 0.55 * amplitude(-11 - 3.2 * max(octave, 0) - 0.5 * abs(octave))
        colour = amplitude(-3.0 * max(octave, 0) - 1.2 * max(-octave, 0))
        near = at_both_ears(lambda ear: _strokes(ring, each, octave, ear))
        return (far_sea + colour * near) * flutter()

    sea = banded_noise(ring, envelope, spacing=0.15)
    wash = at_both_ears(lambda ear: _strokes(ring, each, 2.0, ear)).mean(axis=1)
    return sea + 0.12 * bubbles(ring, FOAM, wash**1.5)


def _times(ring: Ring) -> Iterator[float]:
    count = max(2, round(ring.seconds / PERIOD))
    for index in range(count):
        late = UNEVENNESS * float(ring.rng.standard_normal())
        yield (index + late) * (ring.seconds / count)


def _strokes(ring: Ring, waves: list[Wave], octave: float, ear: int) -> Signal:
    """The level of one band at one ear while all waves come and go."""
    time = np.arange(round(ring.seconds * CONTROL_RATE)) / CONTROL_RATE
    level = np.zeros(len(time))
    for wave in waves:
        slow = wave.slowness
        since = _signed(time - wave.breaks_at - ear * wave.run / 2, ring.seconds)
        swell = _stroke(
            since, (1.9 - 0.12 * octave) * slow, (2.0 - 0.05 * octave) * slow
        )
        since = _signed(since - 0.9 * slow - 0.12 * octave, ring.seconds)
        wash = _stroke(since, 0.35, (1.2 + 0.12 * octave) * slow)
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
