"""A city at night behind closed glass: far traffic, and now and then a car below.

Many roads far away blend into a steady low wash. A car that passes is noise of its
tyres, strongest from 700 to 1300 Hz (Sandberg & Ejsmont, Tyre/Road Noise Reference
Book, 2002), with its engine below; it rises and falls as a source that goes by on a
straight line, by the square of its distance, and moves from one side to the other.
Glass keeps out the more the higher the pitch, 6 dB an octave by the law of mass, but
lets through a little where waves in it match those in the air, near 3 kHz for 4 mm
(Cremer 1942; Fahy & Gardonio, Sound and Structural Vibration, 2007, chapter 5). The
room adds a hush of its own. No horns, no sirens, nobody calls.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.drift import Drift, along, drift, wide_drift
from studio.dsp.noise import shaped_noise
from studio.dsp.ring import unit
from studio.dsp.spectrum import Curve, response
from studio.dsp.surges import uneven_times

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo

# levels of bands as wide as the ear's, before the glass
FAR_ROADS: Curve = (
    (40, -4),
    (80, -2),
    (160, 0),
    (400, 0),
    (1000, -3),
    (2000, -12),
    (5000, -26),
    (12_000, -46),
)
TYRES: Curve = (
    (50, -8),
    (100, -5),
    (250, -7),
    (500, -2),
    (900, 0),
    (1400, -3),
    (3000, -12),
    (8000, -26),
    (16_000, -40),
)
GLASS: Curve = (
    (50, -6),
    (100, -8),
    (250, -13),
    (500, -18),
    (1000, -23),
    (2000, -28),
    (3000, -27),
    (4500, -33),
    (9000, -40),
    (18_000, -48),
)
WASH = Drift(1 / 40, 0.4, -1.0)
WASH_DEPTH = 0.11
FLUTTER = Drift(0.5, 20, -0.8)
FLUTTER_DEPTH = 0.1

PAUSE = (9.0, 19.0)  # s from car to car
SPEEDS = (11.0, 17.0)  # m/s
DISTANCES = (24.0, 52.0)  # m from the window to the lane
NEAREST = 24.0  # m; a car this near is as loud as the wash times `CARS_LEVEL`
REACH = 40.0  # s before and after, in which a car is followed
CARS_LEVEL = 3.4
CONTROL_RATE = 50  # points a second

ROOM: Curve = ((20, -12), (80, 0), (250, -4), (1000, -10), (4000, -16), (16_000, -28))
ROOM_LEVEL = 0.1


@dataclass(frozen=True)
class Car:
    """One car that passes.

    Attributes:
        at: seconds round the ring at which it is nearest.
        speed: m/s, to the right; negative to the left.
        distance: metres, at its nearest.
    """

    at: float
    speed: float
    distance: float


def make(ring: Ring) -> Stereo:
    """The city round the ring."""
    wash = np.exp(WASH_DEPTH * wide_drift(ring, WASH, shared=0.7))
    passing = _passing(ring, cars(ring))

    def envelope(hz: float) -> Stereo:
        at = np.array([hz])
        flutter = np.exp(FLUTTER_DEPTH * wide_drift(ring, FLUTTER))
        road = response(at, FAR_ROADS) * wash
        near = CARS_LEVEL * response(at, TYRES) * passing
        return np.asarray(response(at, GLASS) * np.hypot(road, near) * flutter)

    outside = banded_noise(ring, envelope, spacing=0.7)
    breath = np.exp(0.06 * drift(ring, WASH))
    room = unit(shaped_noise(ring, ROOM, spacing=0.4)) * breath[:, None]
    return outside + ROOM_LEVEL * room


def cars(ring: Ring) -> list[Car]:
    """Cars at uneven times; most of them far."""
    draw = ring.rng
    return [
        Car(
            at=float(at),
            speed=float(draw.uniform(*SPEEDS) * draw.choice([-1, 1])),
            distance=float(np.exp(draw.uniform(*np.log(DISTANCES)))),
        )
        for at in uneven_times(ring, *PAUSE)
    ]


def _passing(ring: Ring, each: list[Car]) -> Stereo:
    """The amplitude of all cars at both ears."""
    points = max(8, round(ring.seconds * CONTROL_RATE))
    power = np.zeros((points, 2))
    pace = ring.seconds / points
    since = np.arange(-REACH, REACH, pace)
    edge = np.sin(np.pi / 2 * np.clip((REACH - np.abs(since)) / 8, 0, 1)) ** 2
    for car in each:
        along_road = car.speed * since
        away = np.hypot(along_road, car.distance)
        side = along_road / away
        heard = edge * (NEAREST / away) ** 2
        first = round((car.at - REACH) / pace)
        places = (first + np.arange(len(since))) % points
        ears = np.stack([1 - 0.6 * side, 1 + 0.6 * side], axis=1)
        np.add.at(power, places, heard[:, None] * ears)
    return np.stack([along(ring, np.sqrt(ear)) for ear in power.T], axis=1)
