"""Page turning: someone reads beside you, and turns a page every six to twelve seconds.

A turn has four parts: a finger slides under the page, the page lifts and bends with a
few soft crackles as it buckles, it sweeps through the air from right to left, and it
settles with a low pat and a rustle that dies away. Rubbing paper is noise that grows
and brightens with the speed of the hand (van den Doel, Kry & Pai, SIGGRAPH 2001; its
pace after Flash & Hogan, Journal of Neuroscience 5:1688, 1985). No two turns and no two
pauses are alike; in between there is only the hush of the room.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bells import laid
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
CRACKLE = Surface(
    slow=((200, -14), (900, -2), (2500, 0), (6000, -8), (14_000, -24)),
    fast=((200, -14), (900, -2), (2500, 0), (6000, -5), (14_000, -20)),
    grain=260,
    unevenness=0.7,
)
BOOK = (
    Mode(128, 0, 0.13),
    Mode(205, -2, 0.1),
    Mode(390, -9, 0.06),
    Mode(820, -16, 0.04),
)
PAT_CONTACT = 0.006  # s

RIGHT, LEFT = 0.75, -0.75
ROOM_TONE: Curve = ((20, -6), (100, 0), (600, -8), (3000, -16), (20_000, -45))
ROOM = Space(decay=0.4, distance=0.008, softness=3.0)
ECHO_LEVEL, ROOM_LEVEL = 0.2, 0.09


@dataclass(frozen=True)
class Part:
    """One part of a turn.

    Attributes:
        surface: what rubs.
        after: seconds from the start of the turn.
        seconds: how long it takes.
        level: its strength.
        way: the sides from which and to which it moves.
        peak: share of its time at which it is fastest.
    """

    surface: Surface
    after: float
    seconds: float
    level: float
    way: tuple[float, float]
    peak: float = 0.5


TURN = (
    Part(FINGER, 0.0, 0.7, 0.4, (0.85, RIGHT), 0.6),
    Part(CRACKLE, 0.5, 0.8, 0.32, (RIGHT, 0.3), 0.5),
    Part(AIR, 0.65, 1.1, 0.9, (RIGHT, LEFT), 0.55),
    Part(FINGER, 0.7, 1.0, 0.35, (RIGHT, LEFT), 0.5),
    Part(CRACKLE, 1.4, 1.5, 0.3, (-0.3, LEFT), 0.25),
    Part(FINGER, 1.7, 1.6, 0.35, (-0.2, -0.9), 0.3),
)
PAT_AFTER, PAT_LEVEL = 1.65, 0.28


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
    slowness = float(draw.uniform(0.85, 1.3))
    for part in TURN:
        seconds = min(part.seconds * slowness * float(draw.uniform(0.8, 1.25)), 3.0)
        speed = gesture(seconds, part.peak) * float(draw.uniform(0.75, 1))
        rub = rubbed(ring, part.surface, speed)
        way = np.linspace(*part.way, len(rub))
        level = part.level * float(np.exp(0.2 * draw.standard_normal()))
        laid(sound, moving(rub, way), at + part.after * slowness, level)
    pat = knocked(BOOK, PAT_CONTACT, float(draw.uniform(-1, 1)))
    level = PAT_LEVEL * float(draw.uniform(0.5, 1))
    laid(
        sound,
        moving(pat, np.full(len(pat), LEFT / 2)),
        at + PAT_AFTER * slowness,
        level,
    )
