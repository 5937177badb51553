"""A small stream over stones: about 1300 bubbles a second in three sizes.

Each bubble is van den Doel's (ACM TAP 2:534, 2005), with radii from 0.3 to 14 mm; they
come in clusters, as water turns over an edge, on a soft noise of flowing water.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.drift import Drift, drift
from studio.dsp.noise import shaped_noise
from studio.dsp.spectrum import Curve, amplitude

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo

FLOW: Curve = (
    (20, -18),
    (150, -6),
    (500, 0),
    (1500, -4),
    (4000, -11),
    (10_000, -19),
    (20_000, -32),
)
TURNING = Drift(1, 60, -0.6)
POURING = Drift(0.3, 20, -0.8)
SWELL = Drift(0.1, 4)

SPRAY = Bubbles(700, radii=(0.0003, 0.0022), unevenness=1.15)
RIPPLE = Bubbles(500, radii=(0.0015, 0.005), loudness=0.8)
GURGLE = Bubbles(
    90, radii=(0.004, 0.014), rarity=1.5, loudness=0.9, unevenness=0.7, rise=0.15
)


def make(ring: Ring) -> Stereo:
    """The stream round the ring."""
    turning = np.exp(0.55 * drift(ring, TURNING))
    pouring = np.exp(0.5 * drift(ring, POURING))
    flow_level = amplitude(0.6 * drift(ring, SWELL)) * turning**0.25
    return (
        shaped_noise(ring, FLOW, spacing=0.12) * flow_level[:, None]
        + 0.45 * bubbles(ring, SPRAY, turning)
        + 0.6 * bubbles(ring, RIPPLE, turning)
        + 0.4 * bubbles(ring, GURGLE, pouring)
    )
