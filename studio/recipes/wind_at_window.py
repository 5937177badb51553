"""Wind at the window: draughts that moan softly in a gap, heard from a warm room.

Pane and wall keep the highs out; what comes through is a low rush. A gap sings at a
pitch in proportion to the speed of the air (f = 0.2 v/d, Strouhal 1878), caught by its
own resonance and so gliding less than the wind does; three gaps, each with gusts of its
own, rise and sink so gently that none begins or ends. The room answers faintly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.ring import unit
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import Curve, response
from studio.dsp.whistles import whistle

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

THROUGH_THE_WALL: Curve = (
    (40, 0),
    (100, 0),
    (250, -5),
    (600, -13),
    (1500, -30),
    (4000, -46),
    (16_000, -64),
)
GUSTS = Drift(1 / 40, 0.3, -1.3)
EDDIES = Drift(0.4, 3, -1.3)
LOCAL = Drift(1 / 25, 0.16, -1.0)
SLOW_FLUTTER = Drift(0.3, 6, -1.1)
FAST_FLUTTER = Drift(4, 60, -0.5)

GUSTINESS = 0.13
GLIDE = 0.8  # share of a change of speed that the pitch follows
ROOM = Space(decay=0.5, distance=0.008)


@dataclass(frozen=True)
class Gap:
    """A gap: its pitch at mean speed and the blur of its tone in Hz, and its level."""

    pitch: float
    blur: float
    level: float


GAPS = (Gap(236.0, 18.0, 1.0), Gap(352.0, 30.0, 0.8), Gap(561.0, 60.0, 0.6))
MOANS = 0.45


def make(ring: Ring) -> Stereo:
    """The window round the ring."""
    gusts = drift(ring, GUSTS)
    moans = unit(np.sum([_moan(ring, gusts, gap) for gap in GAPS], axis=0))
    answered = 0.8 * moans + 0.5 * reverberation(ring, moans, ROOM)
    return _rush(ring, gusts + 0.3 * drift(ring, EDDIES)) + MOANS * answered


def _rush(ring: Ring, gusts: Signal) -> Stereo:
    speed = np.exp(GUSTINESS * gusts)

    def envelope(hz: float) -> Signal:
        brightness = 1.2 + 0.3 * max(0.0, float(np.log2(hz / 250)))
        flutter = 0.08 * wide_drift(ring, SLOW_FLUTTER)
        flutter += 0.09 * wide_drift(ring, FAST_FLUTTER)
        level = response(np.array([hz]), THROUGH_THE_WALL) * speed**brightness
        return level[:, None] * np.exp(flutter)

    return banded_noise(ring, envelope, spacing=0.9)


def _moan(ring: Ring, gusts: Signal, gap: Gap) -> Stereo:
    speed = np.exp(GUSTINESS * (0.7 * gusts + 0.9 * drift(ring, LOCAL)))
    tone = whistle(ring, gap.pitch * speed**GLIDE, gap.blur)
    return np.asarray(gap.level * tone * (speed**2)[:, None])
