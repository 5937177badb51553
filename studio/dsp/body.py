"""A body that is knocked: wood, a chest, the floor of a carriage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from studio.dsp.ring import RATE, Ring, Stereo

_LONGEST = 9.0  # decays until a mode is 78 dB down
_END = 0.01  # s


@dataclass(frozen=True)
class Mode:
    """One resonance of the body.

    Attributes:
        hz: its pitch.
        level_db: its strength.
        decay: seconds to fall to 1/e.
    """

    hz: float
    level_db: float
    decay: float


Body: TypeAlias = Sequence[Mode]


@dataclass(frozen=True)
class Touch:
    """How a body is struck and heard.

    Attributes:
        softness: seconds the push takes.
        wander: how much every pitch differs from blow to blow, as a share; strength
            and decay differ by three times as much.
        apart: how much the phases differ from ear to ear, in radians.
    """

    softness: float
    wander: float = 0.03
    apart: float = 0.6


def knock(ring: Ring, body: Body, touch: Touch) -> Stereo:
    """One blow, no two alike.

    A resonance that is pushed rings as a sine which dies away exponentially (Cook,
    Real Sound Synthesis for Interactive Applications, 2002, chapter 4).
    """
    longest = max(mode.decay for mode in body)
    time = np.arange(int((touch.softness + _LONGEST * longest) * RATE)) / RATE
    rise = np.sin(np.pi / 2 * np.clip(time / touch.softness, 0, 1)) ** 2
    rise *= np.clip((time[-1] - time) / _END, 0, 1)
    sound = np.zeros((len(time), 2))
    for mode in body:
        draw = np.clip(ring.rng.standard_normal(3), -2.5, 2.5)
        pitch, pace, level = np.exp(touch.wander * draw * (1, 3, 3))
        fall = level * np.exp(-time / (mode.decay * pace))
        phase = touch.apart * ring.rng.uniform(-1, 1, 2)
        turns = 2 * np.pi * mode.hz * pitch * time[:, None] + phase
        sound += 10 ** (mode.level_db / 20) * fall[:, None] * np.sin(turns)
    return np.asarray(sound * rise[:, None])
