"""Pencil on paper: someone near you writes a letter, line by line, in no hurry.

A letter is a few joined strokes of 0.1 to 0.3 s, each a movement of least jerk (Flash &
Hogan, Journal of Neuroscience 5:1688, 1985); graphite on paper scratches the brighter
the faster it goes (van den Doel, Kry & Pai, SIGGRAPH 2001), and the table below lends
it a little body. The tip lands with a faint tick. Words run from left to right with
small pauses between; at the end of a line the hand sweeps back over the paper.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bells import laid
from studio.dsp.friction import Surface, gesture, rubbed
from studio.dsp.knocks import Mode, knocked
from studio.dsp.noise import shaped_noise
from studio.dsp.place import moving
from studio.dsp.ring import RATE, unit
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import Curve

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

PENCIL = Surface(
    slow=((80, -16), (250, -5), (500, -6), (1200, -8), (3000, -6), (9000, -24)),
    fast=(
        (80, -18),
        (250, -8),
        (700, -8),
        (2000, -4),
        (4200, -4),
        (9000, -17),
        (18_000, -30),
    ),
    grain=6000,
    unevenness=0.6,
    growth=0.9,
)
PALM = Surface(
    slow=((60, -14), (250, -2), (700, 0), (2000, -9), (8000, -32)),
    fast=((60, -16), (250, -4), (900, 0), (2500, -6), (9000, -26)),
    grain=9000,
    unevenness=0.5,
)
TABLE = (
    Mode(185, -4, 0.07),
    Mode(340, 0, 0.05),
    Mode(720, -6, 0.03),
    Mode(2300, -16, 0.01),
)

WIDTH = 0.5  # how far to the sides a line of writing reaches
WORDS_A_LINE = (4, 7)
LETTERS = (2, 9)
STROKES = (1, 4)
STROKE = (0.09, 0.26)  # s
PEAK, HASTE = (0.35, 0.65), (0.35, 1.0)  # when in a stroke, and how fast it is
JOINED = 0.25  # share of what is written that the next stroke overlaps
LIFT = (0.01, 0.09)  # s between letters
SPACE = (0.18, 0.5)  # s between words
THOUGHT, THOUGHTFUL = (0.8, 1.6), 0.12  # s, and how often a word is thought about
SWEEP = (0.9, 1.4)  # s
TICK_LEVEL, PALM_LEVEL = 0.25, 0.4

ROOM_TONE: Curve = ((20, -6), (100, 0), (600, -8), (3000, -18), (20_000, -45))
ROOM = Space(decay=0.3, distance=0.006, softness=3.0)
ECHO_LEVEL, ROOM_LEVEL = 0.2, 0.06


def make(ring: Ring) -> Stereo:
    """Line after line round the ring."""
    sound = np.zeros((ring.frames, 2))
    at = 0.0
    while at < ring.seconds - SWEEP[0]:
        at = _line(ring, sound, at)
    # the ring is joined anywhere, not at the beginning of a line
    sound = unit(np.roll(sound, int(ring.rng.integers(ring.frames)), axis=0))
    echo = unit(reverberation(ring, sound, ROOM))
    return sound + ECHO_LEVEL * echo + ROOM_LEVEL * shaped_noise(ring, ROOM_TONE)


def _line(ring: Ring, sound: Stereo, at: float) -> float:
    """Writes one line from a time on, and returns the time at which it is done."""
    draw = ring.rng
    words = int(draw.integers(WORDS_A_LINE[0], WORDS_A_LINE[1] + 1))
    ends = np.linspace(-WIDTH, WIDTH, words + 1)
    for left, right in pairwise(ends.tolist()):
        letters = int(draw.integers(LETTERS[0], LETTERS[1] + 1))
        for side in np.linspace(left, right, letters):
            if at > ring.seconds - SWEEP[1]:
                break
            at = _letter(ring, sound, at, float(side))
        at += float(draw.uniform(*SPACE))
        if draw.random() < THOUGHTFUL:
            at += float(draw.uniform(*THOUGHT))
    seconds = min(float(draw.uniform(*SWEEP)), ring.seconds)
    back = PALM_LEVEL * rubbed(ring, PALM, gesture(seconds, 0.4))
    laid(sound, moving(back, np.linspace(WIDTH, -WIDTH, len(back))), at)
    return at + seconds


def _letter(ring: Ring, sound: Stereo, at: float, side: float) -> float:
    draw = ring.rng
    tick = knocked(TABLE, contact=0.0009, lean=float(draw.uniform(-1, 1)))
    weight = TICK_LEVEL * float(draw.uniform(0.3, 1))
    laid(sound, moving(tick, np.full(len(tick), side)), at, weight)
    speed = _strokes(ring)
    scratch = moving(rubbed(ring, PENCIL, speed), np.full(len(speed), side))
    laid(sound, scratch, at)
    return at + len(speed) / RATE + float(draw.uniform(*LIFT))


def _strokes(ring: Ring) -> Signal:
    """The speed of the tip through one letter: each stroke runs into the next."""
    draw = ring.rng
    speed = np.zeros(1)
    for _ in range(int(draw.integers(STROKES[0], STROKES[1] + 1))):
        stroke = gesture(float(draw.uniform(*STROKE)), float(draw.uniform(*PEAK)))
        start = round((1 - JOINED) * len(speed)) if len(speed) > 1 else 0
        longer = np.zeros(max(len(speed), start + len(stroke)))
        longer[: len(speed)] = speed
        longer[start : start + len(stroke)] += float(draw.uniform(*HASTE)) * stroke
        speed = longer
    return np.minimum(speed, 1.0)
