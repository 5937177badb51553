"""Soft shushing, as one calms a baby: long, slow "shh" sounds, and nothing said.

A "shh" is turbulent air behind the teeth: noise with one broad hump, for this sound
near 3 to 4 kHz (Jongman, Wayland & Wong, JASA 108:1252, 2000), lower with rounded lips,
which make the tube in front of the tongue longer (Shadle, The Acoustics of Fricative
Consonants, MIT, 1985). There is no voice in it. Each is breathed out more softly than
one would say it, and swells and sinks along a curve without an edge. One comes every
second and three quarters, no two of one length, and after five or six of them there is
a breath. A hush lies beneath, so that no pause is silent.
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

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

PERIOD = 1.75  # s from one to the next, on average
UNSTEADINESS = 0.06  # of it
BREATH_AFTER = (5, 6, 7)  # how many are breathed out at a time
BREATH = 0.9  # s that a breath takes
SOUNDING = 0.78  # share of its time that one fills
RISE = 0.38  # share of its length until it is fullest
STRENGTHS_DIFFER = 0.12  # sigma of the logarithm
FLOOR = 0.16  # what is left of the air between two

HUMP, HUMPS_DIFFER = 2500.0, 0.07  # Hz, sigma of its logarithm
CLOSING = 0.16  # octaves by which the hump sinks as the lips close
# levels of the ear's bands, by octaves from the hump
SHAPE: Curve = (
    (0.1, -40),
    (0.25, -30),
    (0.5, -12),
    (0.8, -1.5),
    (1.0, 0),
    (1.4, -2),
    (2.0, -8),
    (3.2, -17),
    (6.0, -34),
)
FLUTTER = Drift(4, 50, -0.5)

HUSH: Curve = ((20, -14), (80, 0), (300, -3), (1000, -9), (4000, -18), (16_000, -34))
HUSH_LEVEL = 0.5
SWAY = Drift(1 / 30, 0.3)
CONTROL_RATE = 200  # points a second


@dataclass(frozen=True)
class Shush:
    """One of them.

    Attributes:
        at: seconds at which it begins.
        seconds: length.
        strength: near 1.
        hump: Hz of its hump.
    """

    at: float
    seconds: float
    strength: float
    hump: float


def make(ring: Ring) -> Stereo:
    """Shushing round the ring."""
    level, hump = _drawn(ring, shushes(ring))

    def envelope(hz: float) -> Stereo:
        shape = response(hz / hump, SHAPE)
        breathed = along(ring, level * shape)
        return np.asarray(breathed[:, None] * np.exp(0.1 * wide_drift(ring, FLUTTER)))

    sway = np.exp(0.12 * drift(ring, SWAY))
    hush = shaped_noise(ring, HUSH, spacing=0.3) * sway[:, None]
    return banded_noise(ring, envelope, spacing=0.16) + HUSH_LEVEL * unit(hush)


def shushes(ring: Ring) -> list[Shush]:
    """All of them, in groups of one breath each, fitted to the ring."""
    draw = ring.rng
    starts, at, left = [], 0.0, int(draw.choice(BREATH_AFTER))
    while at < ring.seconds - PERIOD / 2:
        starts.append(at)
        at += PERIOD * float(1 + UNSTEADINESS * np.clip(draw.standard_normal(), -2, 2))
        left -= 1
        if not left:
            at, left = at + BREATH, int(draw.choice(BREATH_AFTER))
    fit = ring.seconds / at
    return [
        Shush(
            at=start * fit,
            seconds=SOUNDING * PERIOD * fit * float(draw.uniform(0.92, 1.1)),
            strength=float(np.exp(STRENGTHS_DIFFER * draw.uniform(-1.5, 1.5))),
            hump=HUMP * float(np.exp(HUMPS_DIFFER * draw.uniform(-1.5, 1.5))),
        )
        for start in starts
    ]


def _drawn(ring: Ring, each: list[Shush]) -> tuple[Signal, Signal]:
    """Level and hump of the air, in control points round the ring."""
    points = max(8, round(ring.seconds * CONTROL_RATE))
    level, hump = np.full(points, FLOOR), np.full(points, HUMP)
    for one in each:
        places = np.arange(int(one.seconds * CONTROL_RATE))
        share = places / len(places)
        bent = share ** (np.log(0.5) / np.log(RISE))
        at = (round(one.at * CONTROL_RATE) + places) % points
        level[at] += one.strength * np.sin(np.pi * bent) ** 2
        hump[at] = one.hump * 2 ** (CLOSING * (0.5 - share) * np.sin(np.pi * share))
    return level, hump
