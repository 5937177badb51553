"""Page turning: someone reads beside you, and turns a page every six to twelve seconds.

A turn takes less than a second: a finger slides under the page, the page bends with
small clicks as it buckles, it sweeps through the air from right to left, and it settles
with a low pat and a last crackle. Rubbing paper is noise that grows and brightens with
the speed of the hand (van den Doel, Kry & Pai, SIGGRAPH 2001; its pace after Flash &
Hogan, Journal of Neuroscience 5:1688, 1985); the clicks have energies that follow a
power law (Kramer & Lobkovsky, Physical Review E 53:1465, 1996). No two turns and no two
pauses are alike. The room's own low hush lies so close beneath that a turn rises only a
little out of it, and a fade takes both away together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bells import laid
from studio.dsp.crumple import Sheet, crumpled
from studio.dsp.friction import Surface, gesture, rubbed
from studio.dsp.knocks import Mode, knocked
from studio.dsp.noise import shaped_noise
from studio.dsp.place import moving
from studio.dsp.ring import unit
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import Curve

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

PAUSE = 9.0  # s from turn to turn, on average
UNSTEADINESS = 0.28  # of it, at most

FINGER = Surface(
    slow=((100, -10), (400, 0), (1500, -4), (5000, -14), (14_000, -36)),
    fast=((100, -14), (400, -3), (1500, 0), (5000, -6), (14_000, -26)),
    grain=6000,
)
AIR = Surface(
    slow=((80, -12), (300, 0), (800, -6), (3000, -20), (12_000, -46)),
    fast=((80, -14), (300, -2), (900, 0), (3000, -6), (9000, -18), (16_000, -36)),
    grain=9000,
    unevenness=0.5,
)
PAPER = Sheet(420, pitch=(900, 6500), decay=(0.0004, 0.0025), exponent=1.5)
BOOK = (
    Mode(128, 0, 0.13),
    Mode(205, -2, 0.1),
    Mode(390, -9, 0.06),
    Mode(820, -16, 0.04),
)
PAT_CONTACT = 0.006  # s

CLICKS = 2.0
RIGHT, LEFT = 0.75, -0.75
ROOM_TONE: Curve = (
    (20, -10),
    (80, -2),
    (250, 0),
    (700, -5),
    (3000, -18),
    (20_000, -48),
)
ROOM = Space(decay=0.4, distance=0.008, softness=3.0)
ECHO_LEVEL, ROOM_LEVEL = 0.25, 2.9


@dataclass(frozen=True)
class Part:
    """One part of a turn.

    Attributes:
        stuff: what rubs, or what bends.
        after: seconds from the start of the turn.
        seconds: how long it takes.
        level: its strength.
        way: the sides from which and to which it moves.
        peak: share of its time at which it is fastest.
    """

    stuff: Surface | Sheet
    after: float
    seconds: float
    level: float
    way: tuple[float, float]
    peak: float = 0.5


TURN = (
    Part(FINGER, 0.0, 0.3, 0.35, (0.85, RIGHT), 0.6),
    Part(PAPER, 0.14, 0.4, CLICKS, (RIGHT, 0.2), 0.4),
    Part(AIR, 0.15, 0.55, 0.8, (RIGHT, LEFT), 0.55),
    Part(FINGER, 0.2, 0.5, 0.3, (RIGHT, LEFT), 0.5),
    Part(PAPER, 0.55, 0.4, 0.6 * CLICKS, (-0.3, LEFT), 0.25),
)
PAT_AFTER, PAT_LEVEL = 0.62, 0.2
SLOWNESS = (0.75, 1.1)


def make(ring: Ring) -> Stereo:
    """Pages round the ring."""
    sound = np.zeros((ring.frames, 2))
    for at in _turns(ring):
        _turned(ring, sound, at)
    sound = unit(sound)
    echo = unit(reverberation(ring, sound, ROOM))
    return sound + ECHO_LEVEL * echo + ROOM_LEVEL * shaped_noise(ring, ROOM_TONE)


def _turns(ring: Ring) -> Signal:
    """When each page is turned: the pauses are all different, in a shuffled order."""
    count = max(1, round(ring.seconds / PAUSE))
    pauses = 1 + UNSTEADINESS * np.linspace(-1, 1, count)
    ring.rng.shuffle(pauses)
    return np.asarray(np.cumsum(pauses) * (ring.seconds / pauses.sum()))


def _turned(ring: Ring, sound: Stereo, at: float) -> None:
    draw = ring.rng
    slowness = float(draw.uniform(*SLOWNESS))
    for part in TURN:
        seconds = part.seconds * slowness * float(draw.uniform(0.85, 1.15))
        speed = gesture(seconds, part.peak) * float(draw.uniform(0.85, 1))
        if isinstance(part.stuff, Sheet):
            rub = crumpled(ring, part.stuff, speed)
        else:
            rub = rubbed(ring, part.stuff, speed)
        way = np.linspace(*part.way, len(rub))
        level = part.level * float(np.exp(0.12 * draw.standard_normal()))
        laid(sound, moving(rub, way), at + part.after * slowness, level)
    pat = knocked(BOOK, PAT_CONTACT, float(draw.uniform(-1, 1)))
    level = PAT_LEVEL * float(draw.uniform(0.5, 1))
    laid(
        sound,
        moving(pat, np.full(len(pat), LEFT / 2)),
        at + PAT_AFTER * slowness,
        level,
    )
