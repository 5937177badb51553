"""Nine bowls: nine slow strokes on singing bowls, each left to ring before the next.

Bowls of the modes 1 : 2.8 : 5.2 : 8.1 (Inacio, Henrique & Antunes, Acta Acustica
92:637, 2006), each mode two halves that beat. The first strokes are 23 seconds apart,
the last 42; they wander down from the fifth harmonic to the second, every bowl in pure
consonance with the one before it, and each is a little softer. Nothing lies beneath
them but the hall.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bells import Partial, Timbre
from studio.dsp.dull import DullRing, brought_up, dull
from studio.dsp.space import Space
from studio.dsp.spectrum import amplitude
from studio.dsp.strokes import in_hall, stroke
from studio.dsp.swells import from_and_to_silence, laid_once
from studio.dsp.tuning import just

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

BASE = 55.0  # Hz, A
BOWLS = just("5 4 6 5 3 4 5/2 3 2")
FIRST_STROKE, LAST_STROKE = 3.0, 57.0  # s after the beginning, before the end
SLOWING = 1.8  # the last pause over the first
FALLS = 6.0  # dB from the first stroke to the last

FELTED: Timbre = (
    Partial(1.0, 0, 44.0, 0.18),
    Partial(2.78, -15, 22.0, 0.4),
    Partial(5.18, -29, 9.0, 0.7),
    Partial(8.1, -43, 4.0, 1.1),
)
FELT, SOFTEST_FELT = 0.12, 0.25  # s the mallet takes
HALL = Space(decay=5.0, distance=0.03, softness=3.0)
HALL_LEVEL = -7.0  # dB
ARRIVING, LEAVING, SILENCE = 1.0, 45.0, 1.0  # s
MOST_LEAVING = 0.4  # of a short piece


def make(ring: Ring) -> Stereo:
    """The whole piece; it begins and ends in silence."""
    slow = dull(ring)
    line = np.zeros((slow.frames, 2))
    for index, (pitch, start) in enumerate(zip(BOWLS, _starts(slow), strict=True)):
        gone = index / (len(BOWLS) - 1)
        softness = FELT + (SOFTEST_FELT - FELT) * gone
        sound = stroke(slow, float(BASE * pitch), FELTED, softness)
        gain = float(amplitude(-FALLS * gone)) * float(pitch / 2) ** -0.6
        laid_once(line, sound, float(start), gain)
    line = in_hall(slow, line, HALL, HALL_LEVEL)
    leaving = min(LEAVING, MOST_LEAVING * slow.seconds)
    return brought_up(
        ring, line * from_and_to_silence(slow, ARRIVING, leaving, SILENCE)
    )


def _starts(ring: DullRing) -> Signal:
    pauses = np.linspace(1, SLOWING, len(BOWLS) - 1)
    share = np.concatenate([[0.0], np.cumsum(pauses) / pauses.sum()])
    last = ring.seconds - min(LAST_STROKE, (MOST_LEAVING + 0.1) * ring.seconds)
    return np.asarray(FIRST_STROKE + share * (last - FIRST_STROKE))
