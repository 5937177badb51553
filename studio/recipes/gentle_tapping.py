"""Gentle tapping: finger tips on a small wooden box, in slow irregular patterns.

A tap is a soft push of about a thousandth of a second that sets the box ringing in a
dozen damped modes (van den Doel & Pai, Presence 7:382, 1998); wood loses a mode's ring
within a fifth of a second. Now and then a nail comes with the pulp, touches for a third
of a thousandth and wakes the highest modes of the lid. Four fingers have each their
spot and weight. They roll, walk or rest for some seconds as a hand does when it has
nothing to do, now near one ear, now near the other, in a small room with soft walls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bells import laid
from studio.dsp.knocks import Mode, knocked
from studio.dsp.noise import shaped_noise
from studio.dsp.place import moving
from studio.dsp.ring import unit
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import Curve, amplitude

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

# box: air inside, then the plate
BOX = (
    Mode(172, -9, 0.195),
    Mode(264, -5, 0.225),
    Mode(391, 0, 0.21),
    Mode(528, -1, 0.18),
    Mode(702, -3, 0.15),
    Mode(915, -4, 0.128),
    Mode(1180, -2, 0.105),
    Mode(1530, -3, 0.0825),
    Mode(1990, -4, 0.0675),
    Mode(2620, -6, 0.0525),
    Mode(3480, -9, 0.042),
)
FINGERS = 4
SPOTS = 3  # on the box, for each finger
CONTACT = (0.0004, 0.0008)  # s, of the pulp of a finger
# s, how strong, and where, of a nail that comes with it
NAIL, NAIL_LEVEL, NAIL_LEAN = 0.0003, 0.55, 0.3
PLATE = (
    Mode(2350, 0, 0.03),
    Mode(3260, -2, 0.024),
    Mode(4480, -5, 0.018),
    Mode(6100, -9, 0.012),
)
SOFTEST = -13.5  # dB; evenly spread up to 0 that is an SD of 4 dB
QUICK, QUICK_LEVEL = 0.2, -5.0  # s between taps, under which the hand has no time, dB
TUNING = 0.04  # how much the modes shift from spot to spot

# (fewest and most taps, seconds between them, how much that varies)
ROLL = ((3, 5), 0.13, 0.12)
WALK = ((4, 9), 0.36, 0.1)
SLOW = ((2, 4), 0.6, 0.15)
PATTERNS, HOW_OFTEN = (ROLL, WALK, SLOW), (0.35, 0.4, 0.25)
PAUSE, LONG_PAUSE = (0.4, 1.2), (2.0, 5.5)  # s between patterns
LONG = 0.35  # share of the pauses that are long
REACH, STEP = 0.8, 0.08  # how far to a side; how far the hand moves from tap to tap

SOFT_ROOM = Space(decay=0.35, distance=0.008, softness=3.5)
ECHO_LEVEL = 0.35
ROOM: Curve = ((20, -6), (100, 0), (600, -8), (3000, -18), (20_000, -45))
ROOM_LEVEL = 0.06


def make(ring: Ring) -> Stereo:
    """Taps round the ring."""
    sound = np.zeros((ring.frames, 2))
    hand = [_finger(ring) for _ in range(FINGERS)]
    at, spots = _pattern(ring, 0.0)
    while at[-1] < ring.seconds - PAUSE[0] / 2 or at[0] == 0.0:
        haste = QUICK_LEVEL * (at[-1] - at[0] < QUICK * (len(at) - 1))
        for index, (when, side) in enumerate(zip(at, spots, strict=True)):
            tap = hand[(index + len(at)) % FINGERS][ring.rng.integers(SPOTS)]
            level = float(amplitude(ring.rng.uniform(SOFTEST, 0) + haste))
            laid(sound, moving(tap, np.full(len(tap), side)), when, level)
        at, spots = _pattern(ring, at[-1] + _pause(ring))
    # the ring is joined anywhere, not at the first tap
    sound = unit(np.roll(sound, int(ring.rng.integers(ring.frames)), axis=0))
    echo = unit(reverberation(ring, sound, SOFT_ROOM))
    return sound + ECHO_LEVEL * echo + ROOM_LEVEL * shaped_noise(ring, ROOM)


def _pause(ring: Ring) -> float:
    longer = ring.rng.random() < LONG
    return float(ring.rng.uniform(*(LONG_PAUSE if longer else PAUSE)))


def _finger(ring: Ring) -> list[Signal]:
    """The taps of one finger, as each of its spots answers it."""
    contact = float(ring.rng.uniform(*CONTACT))
    taps = []
    for _ in range(SPOTS):
        shift = 1 + TUNING * ring.rng.uniform(-1, 1, len(BOX))
        modes = tuple(
            Mode(mode.hz * float(by), mode.level_db, mode.decay)
            for mode, by in zip(BOX, shift, strict=True)
        )
        tap = knocked(modes, contact, float(ring.rng.uniform(-1, 1)))
        nail = knocked(PLATE, NAIL, NAIL_LEAN)
        tap[: len(nail)] += NAIL_LEVEL * float(ring.rng.uniform(0.7, 1)) * nail
        taps.append(tap)
    return taps


def _pattern(ring: Ring, start: float) -> tuple[list[float], list[float]]:
    """Times of some taps, and the side of each."""
    draw = ring.rng
    counts, pace, sway = PATTERNS[draw.choice(len(PATTERNS), p=HOW_OFTEN)]
    count = int(draw.integers(counts[0], counts[1] + 1))
    waits = pace * (1 + sway * draw.standard_normal(count))
    times = start + np.cumsum(waits) - waits[0]
    from_side = float(draw.uniform(-REACH, REACH))
    sides = from_side + draw.choice([-1, 1]) * STEP * np.arange(count)
    return times.tolist(), np.clip(sides, -REACH, REACH).tolist()
