"""Footsteps: when somebody walks by, and how a foot sounds on snow or on a floor."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.dsp.ring import RATE, Ring, Signal, unit
from studio.dsp.spectrum import Curve, filtered
from studio.dsp.surges import uneven_times

_PACES_DIFFER = 0.12  # from walk to walk, as a share
_UNSTEADINESS = 0.03  # from step to step
_MARGIN = round(0.05 * RATE)  # samples of silence for the filter to ring in
_TOE = 0.62  # share of a step at which the weight is on the toes
_HEEL = 0.2


@dataclass(frozen=True)
class Walking:
    """How often and how far somebody walks.

    Attributes:
        pause: shortest and longest seconds from walk to walk.
        steps: fewest and most.
        pace: steps a second; people like 2 (MacDougall & Moore, Journal of Applied
            Physiology 99:1164, 2005), and fewer where it is dark or quiet.
    """

    pause: tuple[float, float]
    steps: tuple[int, int]
    pace: float


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        at: seconds round the ring.
        way: share of the walk that is done, 0 to 1.
        walk: number of the walk.
    """

    at: float
    way: float
    walk: int


def walks(ring: Ring, walking: Walking) -> list[Step]:
    """The steps of all walks, at uneven times."""
    draw = ring.rng
    found = []
    for walk, start in enumerate(uneven_times(ring, *walking.pause)):
        count = int(draw.integers(walking.steps[0], walking.steps[1] + 1))
        period = float(np.exp(_PACES_DIFFER * draw.uniform(-1, 1))) / walking.pace
        late = _UNSTEADINESS * period * np.clip(draw.standard_normal(count), -2, 2)
        times = (start + period * np.arange(count) + late) % ring.seconds
        ways = (np.arange(count) + 0.5) / count
        found += [
            Step(float(at), float(way), walk)
            for at, way in zip(times, ways, strict=True)
        ]
    return found


def crushed(
    ring: Ring, seconds: float, grains: float, colour: Curve, exponent: float = 1.6
) -> Signal:
    """A foot pressed into snow or gravel, at an RMS of 1.

    Grains break one by one, at moments left to chance, with energies that follow a
    power law, and the more of them the harder the foot presses (Fontana & Bresin,
    Colloquium on Musical Informatics, 2003), first with the heel, then with the toes.

    Args:
        ring: lends its chance.
        seconds: that the foot takes.
        grains: a second that break.
        colour: of one grain.
        exponent: of the power law; its largest energies are cut off.
    """
    share = np.linspace(0, 1, round(seconds * RATE))
    press = np.exp(-(((share - _HEEL) / 0.13) ** 2))
    press += 0.7 * np.exp(-(((share - _TOE) / 0.16) ** 2))
    press *= np.sin(np.pi * share) ** 0.5
    draw = ring.rng
    breaks = draw.random(len(share)) < press * grains / RATE
    energy = np.minimum((1 - draw.random(len(share))) ** (-1 / exponent), 12.0)
    line = breaks * np.sqrt(energy * press) * draw.choice([-1.0, 1.0], len(share))
    return unit(filtered(np.pad(line, _MARGIN), colour))
