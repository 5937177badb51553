"""Frogs: a pond at night, with several kinds that call, answer and fall silent.

A frog's call is a train of pulses of air, each of which makes throat and sac ring;
kinds differ in pulse rate and resonance (Gerhardt & Huber, Acoustic Communication in
Insects and Anurans, 2002). Tree frogs call in pairs, each in the gap the other leaves;
pond frogs croak low and slow; green frogs pluck one deep note; a toad trills for
seconds on end far off. Still water, a few bubbles and the night air lie under them, and
the trees round the pond give back a soft echo.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.bells import laid
from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.drift import Drift, wide_drift
from studio.dsp.place import Place, heard
from studio.dsp.ring import unit
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import Curve, amplitude, response
from studio.dsp.voices import Croak, croaked

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo


@dataclass(frozen=True)
class Frog:
    """One frog.

    Attributes:
        call: what it says.
        place: where it sits.
        level_db: its strength.
        bout: fewest and most calls in a row.
        pace: seconds from call to call.
        pause: shortest and longest seconds between two bouts.
        answer: share of its pace by which another answers it; 0 if none does.
    """

    call: Croak
    place: Place
    level_db: float
    bout: tuple[int, int]
    pace: float
    pause: tuple[float, float]
    answer: float = 0.0


TREE = Croak(0.13, (78, 70), ((1080, -4, 0.03), (2150, -3, 0.02)), swell=0.6)
POND = Croak(0.55, (34, 40), ((560, 0, 0.05), (1250, -9, 0.03)), swell=0.5)
GREEN = Croak(0.05, (70, 60), ((310, 0, 0.28), (620, -9, 0.16), (940, -18, 0.1)))
TOAD = Croak(4.6, (27, 26), ((1420, 0, 0.05),), swell=0.25)

FROGS = (
    Frog(TREE, Place(-0.55, 7.0), -1, (7, 16), 0.3, (2.0, 5.0), answer=0.5),
    Frog(TREE, Place(0.7, 12.0), 0, (6, 13), 0.34, (2.5, 6.0), answer=0.48),
    Frog(POND, Place(0.25, 9.0), 1, (2, 4), 1.05, (2.5, 6.0)),
    Frog(POND, Place(-0.85, 16.0), 2, (2, 5), 1.2, (2.0, 5.0)),
    Frog(GREEN, Place(-0.2, 8.0), -1, (1, 3), 0.7, (3.0, 7.0)),
    Frog(GREEN, Place(0.9, 14.0), 3, (1, 2), 0.8, (3.0, 7.0)),
    Frog(TOAD, Place(-0.4, 30.0), 6, (1, 1), 5.0, (2.0, 5.0)),
    Frog(TOAD, Place(0.5, 40.0), 8, (1, 1), 5.0, (3.0, 6.0)),
    Frog(TREE, Place(0.0, 35.0), 5, (10, 22), 0.28, (1.0, 3.0), answer=0.5),
)
ANSWER_PITCH, ANSWER_SIDE = 1.06, 0.3
PITCH_SPREAD = 0.05  # between calls of one kind by different frogs
UNSTEADINESS = 0.04  # of a frog's pace

NIGHT: Curve = ((20, -10), (80, 0), (300, -4), (1000, -12), (4000, -22), (20_000, -45))
FLUTTER = Drift(0.1, 12, -0.8)
WATER = Bubbles(14, radii=(0.0015, 0.005), rarity=1.2, loudness=0.6)
TREES = Space(decay=1.3, distance=0.05)

NIGHT_LEVEL, WATER_LEVEL, ECHO_LEVEL = 0.45, 0.05, 0.4


def make(ring: Ring) -> Stereo:
    """The pond round the ring."""
    chorus = np.zeros((ring.frames, 2))
    for frog in FROGS:
        chorus += _called(ring, frog)
    chorus = unit(chorus)
    return (
        chorus
        + ECHO_LEVEL * unit(reverberation(ring, chorus, TREES))
        + NIGHT_LEVEL * _night(ring)
        + WATER_LEVEL * bubbles(ring, WATER)
    )


def _called(ring: Ring, frog: Frog) -> Stereo:
    """All that one frog, and the one that answers it, say round the ring."""
    own = _tuned(frog.call, 1 + PITCH_SPREAD * float(ring.rng.uniform(-1, 1)))
    other = _tuned(own, ANSWER_PITCH)
    line, answers = np.zeros(ring.frames), np.zeros(ring.frames)
    gain = float(amplitude(frog.level_db))
    for at in _calls(ring, frog):
        strength = gain * float(np.exp(0.1 * ring.rng.standard_normal()))
        laid(line, croaked(ring, own), at, strength)
        if frog.answer:
            later = at + frog.answer * frog.pace
            laid(answers, croaked(ring, other), later, 0.8 * strength)
    side = frog.place.side - np.sign(frog.place.side) * ANSWER_SIDE
    across = replace(frog.place, side=float(side), distance=1.3 * frog.place.distance)
    return heard(line, frog.place) + heard(answers, across)


def _calls(ring: Ring, frog: Frog) -> list[float]:
    """When it calls: bouts at a steady pace, with pauses between; once at least."""
    offset = float(ring.rng.uniform(0, ring.seconds))
    calls, at = [offset], 0.0
    while True:
        bout = int(ring.rng.integers(frog.bout[0], frog.bout[1] + 1))
        for _ in range(bout):
            at += frog.pace * (1 + UNSTEADINESS * float(ring.rng.standard_normal()))
            if at > ring.seconds - frog.call.seconds - frog.pace:
                return calls
            calls.append(offset + at)
        at += float(ring.rng.uniform(*frog.pause))


def _tuned(call: Croak, factor: float) -> Croak:
    higher = tuple((factor * hz, db, decay) for hz, db, decay in call.resonances)
    return replace(call, resonances=higher)


def _night(ring: Ring) -> Stereo:
    def envelope(hz: float) -> Signal:
        level = response(np.array([hz]), NIGHT)
        return level * np.exp(0.1 * wide_drift(ring, FLUTTER))

    return banded_noise(ring, envelope, spacing=0.2)
