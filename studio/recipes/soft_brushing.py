"""Soft brushing: a broad soft brush over cloth, slowly, from ear to ear.

Each stroke is a movement of least jerk (Flash & Hogan, Journal of Neuroscience 5:1688,
1985). Its bristles meet the weave in thousands of small knocks a second, more and
brighter the faster it goes (van den Doel, Kry & Pai, SIGGRAPH 2001). Strokes take one
and a half to three seconds, none like another; most cross from one ear to the other,
some stay at one. A second, fainter layer of bristles lies a little aside, and a hush of
the quiet room lies below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bells import laid
from studio.dsp.drift import Drift, drift
from studio.dsp.friction import Surface, gesture, rubbed
from studio.dsp.noise import shaped_noise
from studio.dsp.place import moving
from studio.dsp.ring import unit
from studio.dsp.spectrum import Curve

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

CLOTH = Surface(
    slow=((60, -14), (200, -2), (500, 0), (1500, -7), (4000, -18), (14_000, -40)),
    fast=((60, -16), (200, -5), (600, 0), (2500, -3), (6000, -10), (16_000, -30)),
    grain=12_000,
    unevenness=0.5,
    growth=1.0,
)
STROKE = (1.6, 3.0)  # s
OVERLAP = 0.25  # share of a stroke during which the next one already begins
REACH = (0.55, 0.95)  # how far to a side
STAYS = 0.25  # share of strokes that stay at one ear
STRENGTHS = (0.8, 1.0)
SHARED = 0.3  # correlation of the ears
ASIDE, ASIDE_LEVEL = 0.35, 0.5
WEAVE, WEAVE_DEPTH = Drift(6, 40, -0.6), 0.22

ROOM: Curve = ((20, -6), (100, 0), (600, -8), (3000, -18), (20_000, -45))
ROOM_LEVEL = 0.06


def make(ring: Ring) -> Stereo:
    """Strokes round the ring."""
    line = np.zeros((ring.frames, 2))
    weave = np.exp(WEAVE_DEPTH * drift(ring, WEAVE))
    side = 1.0
    for at, seconds in _strokes(ring):
        path = _path(ring, seconds, side)
        level = float(ring.rng.uniform(*STRENGTHS))
        laid(line, _stroke(ring, seconds, path), at, level)
        laid(line, _stroke(ring, seconds, path * ASIDE), at, level * ASIDE_LEVEL)
        side = float(np.sign(path[-1]))
    return unit(line * weave[:, None]) + ROOM_LEVEL * shaped_noise(ring, ROOM)


def _strokes(ring: Ring) -> list[tuple[float, float]]:
    """When each stroke begins and how long it takes; together they fill the ring."""
    usual = sum(STROKE) / 2 * (1 - OVERLAP)
    count = max(1, round(ring.seconds / usual))
    lengths = ring.rng.uniform(*STROKE, count)
    lengths *= ring.seconds / (lengths.sum() * (1 - OVERLAP))
    starts = np.concatenate([[0.0], np.cumsum(lengths[:-1])]) * (1 - OVERLAP)
    return list(zip(starts.tolist(), lengths.tolist(), strict=True))


def _path(ring: Ring, seconds: float, side: float) -> Signal:
    """Where the brush is: over to the other ear, or back and forth at this one."""
    start, end = ring.rng.uniform(*REACH, 2) * side
    end = 0.5 * end if ring.rng.random() < STAYS else -end
    way = np.cumsum(gesture(seconds))
    return np.asarray(start + (end - start) * way / way[-1])


def _stroke(ring: Ring, seconds: float, path: Signal) -> Stereo:
    """Each ear hears bristles of its own besides those that both hear.

    A delay between the ears would comb the sum of both, and the comb would sweep.
    """
    speed = gesture(seconds, float(ring.rng.uniform(0.4, 0.6)))[: len(path)]
    both, right = (
        moving(rubbed(ring, CLOTH, speed), path, ear_delay=0.0) for _ in range(2)
    )
    both[:, 1] = SHARED * both[:, 1] + np.sqrt(1 - SHARED**2) * right[:, 1]
    return both
