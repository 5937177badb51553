"""A café in the evening: a murmur of many voices, and cups now and then.

Seven small tables stand around, at two or three of which somebody talks at any time: in
turns, with pauses, at some four to five syllables a second (`studio.dsp.murmur`). No
language is spoken: mouths move at random. All of them lie beyond the distance at which
the room's echo is as loud as the voice itself (Kuttruff, Room Acoustics, 2009, chapter
5), which smears what is left of syllables. Cups of stoneware touch their saucers softly
every few seconds, somewhere else each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bells import laid
from studio.dsp.drift import Drift, wide_drift
from studio.dsp.dull import DULL_RATE, brought_up, dull
from studio.dsp.knocks import Mode, knocked
from studio.dsp.murmur import Speaker, conversation, spoken
from studio.dsp.noise import shaped_noise
from studio.dsp.place import moving
from studio.dsp.ring import unit
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import Curve, filtered
from studio.dsp.strokes import in_hall
from studio.dsp.surges import uneven_times

if TYPE_CHECKING:
    from studio.dsp.dull import DullRing
    from studio.dsp.ring import Ring, Signal, Stereo

MEN, WOMEN = (92.0, 128.0), (165.0, 215.0)  # Hz
TRACTS = {MEN: 1.0, WOMEN: 1.17}
SYLLABLES = (3.9, 5.2)  # a second


@dataclass(frozen=True)
class Table:
    """Where a table stands: -1 left to 1 right, and how loud it is; who sits there."""

    side: float
    level: float
    people: tuple[tuple[float, float], ...]


TABLES = (
    Table(-0.9, 0.8, (MEN, WOMEN)),
    Table(-0.55, 1.0, (WOMEN, WOMEN)),
    Table(-0.2, 0.7, (MEN, MEN, WOMEN)),
    Table(0.1, 0.9, (WOMEN, MEN)),
    Table(0.4, 0.8, (MEN, WOMEN, WOMEN)),
    Table(0.7, 1.0, (MEN, MEN)),
    Table(0.95, 0.7, (WOMEN, MEN)),
)
EAR_DELAY = 0.00065  # s
ROOM_SIZE = Space(decay=0.9, distance=0.016, softness=2.2)
ECHO_DB = 4.0  # of the room, over what comes straight
# clothes, backs and tables take the highs; a little presence below 200 Hz is left out
FAR: Curve = (
    (60, -20),
    (140, -6),
    (250, -2),
    (600, -2),
    (1000, 1),
    (2000, 2),
    (3500, -2),
    (5500, -10),
)

CUP = (
    Mode(1650, -8, 0.22),
    Mode(2480, 0, 0.3),
    Mode(3720, -3, 0.24),
    Mode(5260, -7, 0.18),
    Mode(7400, -12, 0.12),
)
CUP_CONTACT, CUPS_APART = 0.0003, 0.13  # s; the saucer is met two or three times
CUPS = (4.5, 8.5)  # s from one to the next
CUPS_LEVEL, CUPS_DIFFER = 0.35, 0.3
SIDES = 0.8

ROOM: Curve = ((20, -12), (90, 0), (250, -3), (800, -8), (3000, -13), (16_000, -28))
ROOM_LEVEL = 0.3
BREATH = Drift(1 / 30, 1)


def make(ring: Ring) -> Stereo:
    """The café round the ring."""
    voices = unit(_voices(ring))
    cups = _cups(ring)
    echo = reverberation(ring, cups, ROOM_SIZE)
    air = unit(shaped_noise(ring, ROOM, spacing=0.35))
    air = air * np.exp(0.08 * wide_drift(ring, BREATH))
    return voices + CUPS_LEVEL * (cups + 1.3 * echo) + ROOM_LEVEL * air


def _voices(ring: Ring) -> Stereo:
    room = dull(ring)
    straight = np.zeros((room.frames, 2))
    for table in TABLES:
        straight += table.level * _seen_from(table.side, talk(room, table))
    far = filtered(in_hall(room, straight, ROOM_SIZE, ECHO_DB), _at_dull_rate(FAR))
    return brought_up(ring, far)


def talk(room: DullRing, table: Table) -> Signal:
    """What is said at one table, round the dull ring."""
    draw = room.rng
    turns = conversation(room, len(table.people))
    line = np.zeros(room.frames)
    for number, pitches in enumerate(table.people):
        speaker = Speaker(
            pitch=float(draw.uniform(*pitches)),
            tract=TRACTS[pitches] * float(draw.uniform(0.95, 1.05)),
            syllables=float(draw.uniform(*SYLLABLES)),
        )
        own = [turn for turn in turns if turn.speaker == number]
        line += spoken(room, speaker, own)
    return line


def _seen_from(side: float, line: Signal) -> Stereo:
    """A line from one side: softer, and later, at the other ear."""
    angle = (0.7 * side + 1) * np.pi / 4
    late = round(EAR_DELAY * abs(side) * DULL_RATE)
    ears = [np.cos(angle) * line, np.sin(angle) * line]
    ears[int(side < 0)] = np.roll(ears[int(side < 0)], late)
    return np.stack(ears, axis=1)


def _at_dull_rate(curve: Curve) -> Curve:
    """`filtered` counts in the full rate: the same curve where it expects it."""
    return tuple((hz * 48_000 / DULL_RATE, decibels) for hz, decibels in curve)


def _cups(ring: Ring) -> Stereo:
    line = np.zeros((ring.frames, 2))
    draw = ring.rng
    for at in uneven_times(ring, *CUPS):
        side = float(draw.uniform(-SIDES, SIDES))
        level = float(np.exp(CUPS_DIFFER * draw.uniform(-1, 1)))
        pitch = float(draw.uniform(0.88, 1.14))
        cup = tuple(Mode(mode.hz * pitch, mode.level_db, mode.decay) for mode in CUP)
        since = float(at)
        for _ in range(int(draw.integers(1, 4))):
            touch = knocked(cup, CUP_CONTACT, float(draw.uniform(-1, 1)))
            laid(line, moving(touch, np.full(len(touch), side)), since, level)
            since += CUPS_APART * float(draw.uniform(0.5, 1.5))
            level *= float(draw.uniform(0.4, 0.8))
    return line
