"""A large library late in the evening: air, pages far off, soft steps, and little else.

The room is high and quiet: air moves in it, below 500 Hz for the most part, and what
sounds in it rings on for one and a half seconds. Readers sit eight metres away and
farther, so that their pages are nothing but a short soft rush (rubbing is noise that
grows and brightens with the speed of the hand: van den Doel, Kry & Pai, SIGGRAPH 2001;
its pace after Flash & Hogan, Journal of Neuroscience 5:1688, 1985). Somebody in soft
soles walks over a wooden floor; a book is laid on a table. Nothing comes near.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.bells import laid
from studio.dsp.body import Body, Mode, Touch, knock
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.friction import Surface, gesture, rubbed
from studio.dsp.place import moving
from studio.dsp.ring import unit
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import Curve, response
from studio.dsp.steps import Walking, walks
from studio.dsp.surges import uneven_times

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo

AIR: Curve = (
    (40, 0),
    (90, 2),
    (200, 0),
    (400, -4),
    (800, -10),
    (2000, -19),
    (5000, -27),
    (10_000, -33),
    (18_000, -44),
)
DRAUGHT = Drift(1 / 30, 0.5, -1.0)
FLUTTER = Drift(0.3, 10, -1.0)

PAGE = Surface(
    slow=((150, -14), (500, 0), (1500, -5), (5000, -16), (14_000, -38)),
    fast=((150, -16), (500, -3), (1500, 0), (4000, -5), (9000, -14), (16_000, -28)),
    grain=7000,
    unevenness=0.5,
)
PAGES = (7.0, 13.0)  # s from one to the next
PAGE_SECONDS = (0.6, 1.1)
PAGES_LEVEL, PAGES_DIFFER = 0.38, 0.3

WALKING = Walking(pause=(30.0, 44.0), steps=(6, 10), pace=1.5)
FLOOR: Body = (
    Mode(78, -1, 0.045),
    Mode(124, 0, 0.04),
    Mode(205, -4, 0.03),
    Mode(340, -5, 0.02),
    Mode(560, -10, 0.014),
    Mode(910, -18, 0.01),
)
SOLE = Touch(softness=0.018, wander=0.05, apart=0.7)
TOES_AFTER, TOES = 0.16, 0.4  # s; share of the heel's strength
STEPS_LEVEL = 2.0

BOOKS = (50.0, 75.0)
BOOK: Body = (Mode(110, 0, 0.06), Mode(182, -2, 0.05), Mode(330, -8, 0.03))
LAID = Touch(softness=0.03, wander=0.06, apart=0.8)
BOOKS_LEVEL = 0.8

HALL = Space(decay=1.5, distance=0.025, softness=2.5)
STRAIGHT, ECHO = 0.45, 1.1
SIDES = 0.9


def make(ring: Ring) -> Stereo:
    """The library round the ring."""
    events = np.zeros((ring.frames, 2))
    _pages(ring, events)
    _steps(ring, events)
    _books(ring, events)
    echo = reverberation(ring, events, HALL)
    return _air(ring) + STRAIGHT * events + ECHO * echo


def _air(ring: Ring) -> Stereo:
    draught = drift(ring, DRAUGHT)

    def envelope(hz: float) -> Stereo:
        flutter = 0.09 * wide_drift(ring, FLUTTER) + 0.06 * draught[:, None]
        return np.asarray(response(np.array([hz]), AIR) * np.exp(flutter))

    return unit(banded_noise(ring, envelope, spacing=0.5))


def _pages(ring: Ring, events: Stereo) -> None:
    """Readers turn pages, each from right to left, somewhere in the room."""
    draw = ring.rng
    for at in uneven_times(ring, *PAGES):
        seconds = float(draw.uniform(*PAGE_SECONDS))
        rub = rubbed(ring, PAGE, gesture(seconds, float(draw.uniform(0.35, 0.6))))
        side = float(draw.uniform(-SIDES, SIDES))
        level = PAGES_LEVEL * float(np.exp(PAGES_DIFFER * draw.uniform(-1, 1)))
        way = np.linspace(side + 0.1, side - 0.1, len(rub))
        laid(events, moving(rub, way), float(at), level)


def _steps(ring: Ring, events: Stereo) -> None:
    draw = ring.rng
    for step in walks(ring, WALKING):
        toward = 1 if step.walk % 2 else -1
        side = SIDES * toward * (2 * step.way - 1)
        ears = np.sqrt([1 - side, 1 + side])
        level = STEPS_LEVEL * (0.5 + 0.5 * float(np.sin(np.pi * step.way)))
        level *= float(np.exp(0.2 * draw.uniform(-1, 1)))
        for late, share in ((0.0, 1.0), (TOES_AFTER, TOES)):
            laid(events, knock(ring, FLOOR, SOLE) * ears, step.at + late, level * share)


def _books(ring: Ring, events: Stereo) -> None:
    for at in uneven_times(ring, *BOOKS):
        side = float(ring.rng.uniform(-SIDES, SIDES))
        ears = np.sqrt([1 - side, 1 + side])
        laid(events, knock(ring, BOOK, LAID) * ears, float(at), BOOKS_LEVEL)
