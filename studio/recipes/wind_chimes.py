"""Wind chimes: six slim tubes and a wooden clapper in a breeze that comes and goes.

A tube hung at its nodes rings at 1 : 2.76 : 5.40 (a free bar; Fletcher & Rossing, The
Physics of Musical Instruments, 1998); wood wakes the first mode and little else. The
breeze drifts in slow gusts: the clapper moves as often as the square of its speed says,
and touches neighbouring tubes one after another. The tubes stand as 4 : 5 : 6 : 9 : 12
: 15, so that any of them may ring together. A faint rush of air rises and falls with
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bells import Partial, Timbre, laid, struck
from studio.dsp.drift import Drift, drift
from studio.dsp.events import moments, strengths
from studio.dsp.noise import shaped_noise
from studio.dsp.ring import unit
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import amplitude
from studio.dsp.tuning import just

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo
    from studio.dsp.spectrum import Curve

BASE = 1047.0  # Hz, c
TUBES = just("1 5/4 3/2 9/4 3 15/4")
TUBE: Timbre = (
    Partial(1.0, 0, 5.0, 0.3),
    Partial(2.756, -13, 1.8, 0.7),
    Partial(5.404, -20, 0.7, 1.1),
)
TOUCH = 0.002  # s the clapper takes to wake a tube
KINDS = 3  # strokes of each tube, different in phase
TOUCHES = 0.75  # a second, on average
UNEVENNESS, MOST = 0.22, 0.8
HIGHER_SOFTER = 0.8

GUSTS = Drift(1 / 45, 0.25, -1.2)
GUSTINESS = 0.4
LEAVES = Drift(0.3, 6, -1.0)
AIR: Curve = ((30, -20), (90, -4), (220, 0), (500, -6), (1200, -17), (5000, -48))
AIR_LEVEL = 0.45
GARDEN = Space(decay=1.8, distance=0.015, softness=3.0)
GARDEN_LEVEL = -10.0  # dB


def make(ring: Ring) -> Stereo:
    """The chimes round the ring."""
    speed = np.exp(GUSTINESS * np.tanh(drift(ring, GUSTS)))
    chimes = _chimes(ring, speed)
    garden = float(amplitude(GARDEN_LEVEL)) * reverberation(ring, chimes, GARDEN)
    rush = speed * np.exp(0.12 * drift(ring, LEAVES))
    air = unit(shaped_noise(ring, AIR) * rush[:, None])
    return unit(chimes + garden) + AIR_LEVEL * air


def _chimes(ring: Ring, speed: Signal) -> Stereo:
    line = np.zeros((ring.frames, 2))
    sounds = [
        [struck(ring, float(BASE * tube), TUBE, TOUCH) for _ in range(KINDS)]
        for tube in TUBES
    ]
    starts = np.sort(moments(ring, TOUCHES, speed**2))
    force = speed[starts] * strengths(ring, len(starts), UNEVENNESS, MOST)
    tube = int(ring.rng.integers(len(TUBES)))
    for start, gain in zip(starts.tolist(), force.tolist(), strict=True):
        # the clapper swings on to one of the tubes beside
        tube = (tube + int(ring.rng.choice([-2, -1, 1, 2]))) % len(TUBES)
        sound = sounds[tube][ring.rng.integers(KINDS)]
        at = start / ring.frames * ring.seconds
        laid(line, sound, at, gain * float(TUBES[tube]) ** -HIGHER_SOFTER)
    return line
