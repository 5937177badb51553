"""A lake shore: small waves lapping at stones and at a jetty, and little else.

Three places take the waves in turn: stones to the left, the open edge in front, the
jetty to the right. Every lap is a soft slosh of low noise followed by a few bubbles,
van den Doel's (ACM TAP 2:534, 2005), as water runs out between the stones. Under the
planks it answers hollow, in the modes of the air between water and wood. The trains of
laps swell and nearly cease by themselves, as wind ripples on a small lake do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.noise import shaped_noise
from studio.dsp.ring import RATE
from studio.dsp.spectrum import Curve, amplitude
from studio.dsp.surges import Surge, surges, uneven_times

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

STONES: Curve = ((20, -50), (150, -14), (400, 0), (900, -2), (2500, -14), (12_000, -50))
EDGE: Curve = ((20, -40), (100, -10), (250, 0), (700, -3), (2000, -14), (12_000, -44))
# a cavity some 0.6 m deep answers at c/4l = 140 Hz and, weaker, at odd multiples
JETTY: Curve = (
    (20, -50),
    (90, -14),
    (140, 0),
    (200, -9),
    (330, -12),
    (420, -4),
    (540, -14),
    (1500, -30),
    (12_000, -60),
)
AIR: Curve = ((20, -30), (100, -6), (300, 0), (1000, -7), (4000, -22), (16_000, -44))

SLOSHING = Drift(2, 40, -0.6)
TRAINS = Drift(0.05, 0.25, -0.5)
TRAIN_DEPTH = 1.8  # dB
BREATH = Drift(0.05, 1)
STRENGTH_SPREAD = 0.25  # sigma of the logarithm
DRAINS_AFTER = 0.22  # s from a lap's height to its bubbles' height


@dataclass(frozen=True)
class Place:
    """Where the water laps.

    Attributes:
        side: -1 is left, 1 is right.
        pace: shortest and longest seconds between two laps.
        rise: of a lap, in seconds.
        fall: of a lap, in seconds.
        colour: of its slosh.
        drops: the bubbles that follow.
        level: of the slosh.
        drops_level: of the bubbles.
    """

    side: float
    pace: tuple[float, float]
    rise: float
    fall: float
    colour: Curve
    drops: Bubbles
    level: float
    drops_level: float


SMALL = Bubbles(60, radii=(0.0012, 0.005), loudness=0.7, unevenness=0.45)
LARGE = Bubbles(24, radii=(0.003, 0.011), loudness=0.6, unevenness=0.35, rise=0.15)
PLACES = (
    Place(-0.6, (1.6, 3.2), 0.2, 0.3, STONES, SMALL, 0.6, 0.32),
    Place(0.05, (2.6, 4.8), 0.4, 0.6, EDGE, SMALL, 1.0, 0.26),
    Place(0.6, (2.1, 4.1), 0.18, 0.28, JETTY, LARGE, 0.8, 0.36),
)
AIR_LEVEL = 0.4


def make(ring: Ring) -> Stereo:
    """The shore round the ring."""
    breath = np.exp(0.2 * wide_drift(ring, BREATH))
    sound = AIR_LEVEL * shaped_noise(ring, AIR, spacing=0.3) * breath
    for place in PLACES:
        sound += _lapping(ring, place)
    return sound


def _lapping(ring: Ring, place: Place) -> Stereo:
    laps = surges(ring, _laps(ring, place))
    sloshing = np.exp(0.25 * drift(ring, SLOSHING))
    slosh = shaped_noise(ring, place.colour, spacing=0.2) * (laps * sloshing)[:, None]
    draining = np.roll(laps, round(DRAINS_AFTER * RATE))
    drops = bubbles(ring, place.drops, draining * sloshing**2)
    return (place.level * slosh + place.drops_level * drops) * _ears(place.side)


def _laps(ring: Ring, place: Place) -> list[Surge]:
    train = amplitude(TRAIN_DEPTH * drift(ring, TRAINS))
    return [
        Surge(
            at=float(at),
            rise=place.rise * float(ring.rng.uniform(0.8, 1.4)),
            fall=place.fall * float(ring.rng.uniform(0.8, 1.4)),
            strength=float(train[int(at * RATE) % ring.frames])
            * float(np.exp(STRENGTH_SPREAD * ring.rng.uniform(-1, 1))),
        )
        for at in uneven_times(ring, *place.pace)
    ]


def _ears(side: float) -> Signal:
    """The gains of left and right for a place between them."""
    angle = (side + 1) * np.pi / 4
    return np.asarray(np.sqrt(2) * np.array([np.cos(angle), np.sin(angle)]))
