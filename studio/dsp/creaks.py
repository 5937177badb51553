"""Creaks: dry wood that sticks and slips."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.dsp.bells import laid
from studio.dsp.body import Body, Touch, knock
from studio.dsp.ring import RATE, Ring, Stereo, unit

_TAIL = 0.5  # s, in which the last slip rings on
_STICKING = 0.06  # share by which one slip is later than its pace says


@dataclass(frozen=True)
class Creak:
    """One creak.

    Attributes:
        seconds: length.
        slips: a second, at the start and at the end: the faster the two parts move
            past each other, the more.
        body: what the slips set ringing.
        touch: how.
    """

    seconds: float
    slips: tuple[float, float]
    body: Body
    touch: Touch


def creaked(ring: Ring, creak: Creak) -> Stereo:
    """The creak, at an RMS of 1.

    Friction holds two parts together until their strain is too much; each slip is a
    small knock, and many of them a creak, which sounds the higher the faster they come
    (Farnell, Designing Sound, 2010, chapter 32).
    """
    line = np.zeros((round((creak.seconds + _TAIL) * RATE), 2))
    at, (first, last) = 0.0, creak.slips
    while at < creak.seconds:
        share = at / creak.seconds
        arch = float(np.sin(np.pi * (0.04 + 0.92 * share))) ** 1.5
        strength = arch * float(np.exp(0.3 * ring.rng.standard_normal()))
        slip = knock(ring, creak.body, creak.touch)[: len(line) - round(at * RATE)]
        laid(line, slip, at, strength)
        pace = first * (last / first) ** share
        at += float(np.exp(_STICKING * ring.rng.standard_normal())) / pace
    return unit(line)
