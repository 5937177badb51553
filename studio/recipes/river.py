"""A broad river: deeper and faster than the stream, with no single drop in front.

Its voice is the flow, noise with its weight between 100 and 700 Hz; the water boils up
slowly from below in the lowest notes. Some 2000 bubbles a second, van den Doel's (ACM
TAP 2:534, 2005), up to 18 mm in radius, come in clusters where it turns over stones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.noise import shaped_noise
from studio.dsp.spectrum import Curve, amplitude

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo

FLOW: Curve = (
    (20, -22),
    (90, -7),
    (300, 0),
    (900, -2),
    (2000, -5),
    (5000, -12),
    (10_000, -20),
    (20_000, -34),
)
BOIL: Curve = ((20, -14), (60, 0), (140, 0), (400, -18), (20_000, -90))

TURNING = Drift(0.7, 50, -0.6)
POURING = Drift(0.3, 20, -0.8)
BOILING = Drift(0.15, 3)
SWELL = Drift(0.05, 3)

SPRAY = Bubbles(800, radii=(0.0003, 0.0022), unevenness=1.25)
RIPPLE = Bubbles(600, radii=(0.0015, 0.007), rarity=2.0, loudness=0.7, unevenness=1.0)
GURGLE = Bubbles(
    200, radii=(0.005, 0.018), rarity=2.4, loudness=0.6, unevenness=0.7, rise=0.15
)


def make(ring: Ring) -> Stereo:
    """The river round the ring."""
    turning = np.exp(0.5 * drift(ring, TURNING))
    pouring = np.exp(0.45 * drift(ring, POURING))
    boiling = np.exp(0.3 * wide_drift(ring, BOILING))
    flow_level = amplitude(0.6 * drift(ring, SWELL)) * turning**0.25
    return (
        shaped_noise(ring, FLOW, spacing=0.2) * flow_level[:, None]
        + 0.3 * shaped_noise(ring, BOIL, spacing=1.2) * boiling
        + 0.42 * bubbles(ring, SPRAY, turning)
        + 0.6 * bubbles(ring, RIPPLE, turning)
        + 0.35 * bubbles(ring, GURGLE, pouring)
    )
