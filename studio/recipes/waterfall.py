"""A waterfall, some way off: one wide steady rush, heavy below and soft above.

So many drops strike at once that what arrives is close to noise. Its bands flutter as
sheets of water part and join, each for itself; below 150 Hz the plunge pool rumbles;
spray, small bubbles and drops on stone, makes the highs grainy rather than hissing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.impacts import Impacts, impacts
from studio.dsp.spectrum import Curve, response

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

FALL: Curve = (
    (40, -4),
    (80, 0),
    (200, -4),
    (400, -7),
    (1000, -12),
    (2300, -20),
    (5000, -24),
    (9000, -29),
    (18_000, -42),
)
PARTING = Drift(0.2, 30, -0.75)
PLUNGE = Drift(0.15, 3)
PLUNGE_EDGE = 150.0  # Hz

SPRAY = Impacts(1500, pitch=(1500, 9000), decay=(0.0005, 0.003), unevenness=0.8)
FOAM = Bubbles(1500, radii=(0.0006, 0.005), unevenness=0.8)


def make(ring: Ring) -> Stereo:
    """The fall round the ring."""
    plunge = wide_drift(ring, PLUNGE)
    parting = np.exp(0.15 * drift(ring, PARTING))

    def envelope(hz: float) -> Signal:
        depth = 1 / (1 + (hz / PLUNGE_EDGE) ** 2)
        flutter = 0.09 * wide_drift(ring, PARTING) + 0.12 * depth * plunge
        return response(np.array([hz]), FALL) * np.exp(flutter)

    return (
        banded_noise(ring, envelope, spacing=0.3)
        + 0.05 * impacts(ring, SPRAY, parting)
        + 0.12 * bubbles(ring, FOAM, parting)
    )
