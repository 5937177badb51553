"""Bubbles of air in water: the voice of every drop, brook and wave."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.dsp.events import Events, moments, sounded, strengths
from studio.dsp.ring import RATE, Ring, Signal, Stereo, unit

_LONGEST = 0.25  # s
_ONSET = 8  # samples a bubble takes to begin, so that it does not click
_SIZES = 48


@dataclass(frozen=True)
class Bubbles:
    """A crowd of bubbles.

    Attributes:
        per_second: how many are born.
        radii: smallest and largest, in metres.
        rarity: number falls with radius to this power.
        loudness: amplitude grows with radius to this power.
        unevenness: spread of their strengths (log-normal sigma).
        rise: how much the pitch rises while a bubble nears the surface.
    """

    per_second: float
    radii: tuple[float, float]
    rarity: float = 1.6
    loudness: float = 0.7
    unevenness: float = 0.9
    rise: float = 0.1


def bubbles(ring: Ring, crowd: Bubbles, density: Signal | None = None) -> Stereo:
    """The crowd's sound at an RMS of 1; ``density`` gathers it in clusters."""
    radii = np.geomspace(*crowd.radii, _SIZES)
    radii *= np.exp(0.02 * ring.rng.standard_normal(_SIZES))
    # radii lie evenly on a logarithmic scale, hence the 1
    share = radii ** (1 - crowd.rarity)
    starts = moments(ring, crowd.per_second, density)
    kinds = ring.rng.choice(_SIZES, len(starts), p=share / share.sum())
    amplitude = (radii[kinds] / crowd.radii[1]) ** crowd.loudness
    amplitude *= strengths(ring, len(starts), crowd.unevenness)
    amplitude *= ring.rng.choice([-1, 1], len(starts))
    grains = [_bubble(radius, crowd.rise) for radius in radii]
    return unit(sounded(ring, grains, Events(starts, kinds, amplitude)))


def _bubble(radius: float, rise: float) -> Signal:
    """One bubble's ring, after van den Doel (ACM TAP 2:534, 2005).

    It sounds at f = 3/r (Minnaert's resonance), is damped by
    d = 0.13/r + 0.0072 r^(-3/2), and its pitch climbs in the measure of the damping.
    """
    pitch = 3 / radius
    damping = 0.13 / radius + 0.0072 * radius**-1.5
    time = np.arange(2 + int(min(7 / damping, _LONGEST) * RATE)) / RATE
    turns = pitch * (time + 0.5 * rise * damping * time**2)
    sound = np.sin(2 * np.pi * turns) * np.exp(-damping * time)
    onset = min(_ONSET, len(sound))
    sound[:onset] *= np.linspace(0, 1, onset)
    return np.asarray(sound)
