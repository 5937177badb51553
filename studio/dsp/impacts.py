"""Short knocks of noise: a drop on a leaf, a crack in burning wood."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.dsp.events import Events, moments, sounded, strengths
from studio.dsp.ring import RATE, Ring, Signal, Stereo, unit

_LONGEST = 0.3  # s
_KINDS = 64


@dataclass(frozen=True)
class Impacts:
    """A crowd of knocks.

    Attributes:
        per_second: how many.
        pitch: lowest and highest centre of their noise, in Hz.
        decay: shortest and longest time to fall to 1/e, in seconds.
        unevenness: spread of their strengths (log-normal sigma).
        breadth: width of the noise, as a share of its centre.
        most: no knock is more than this many deviations above the middle.
    """

    per_second: float
    pitch: tuple[float, float]
    decay: tuple[float, float]
    unevenness: float = 1.1
    breadth: float = 0.7
    most: float = 2.5


def impacts(ring: Ring, crowd: Impacts, density: Signal | None = None) -> Stereo:
    """The crowd's sound at an RMS of 1; ``density`` gathers it in clusters."""
    grains = [_knock(ring, crowd) for _ in range(_KINDS)]
    starts = moments(ring, crowd.per_second, density)
    kinds = ring.rng.integers(0, _KINDS, len(starts))
    strength = strengths(ring, len(starts), crowd.unevenness, crowd.most)
    return unit(sounded(ring, grains, Events(starts, kinds, strength)))


def _knock(ring: Ring, crowd: Impacts) -> Signal:
    """Noise through one resonance, dying away; every knock has the same energy."""
    pitch = np.exp(ring.rng.uniform(*np.log(crowd.pitch)))
    decay = np.exp(ring.rng.uniform(*np.log(crowd.decay)))
    frames = 16 + int(min(6 * decay, _LONGEST) * RATE)
    hz = np.fft.rfftfreq(frames, 1 / RATE)
    resonance = 1 / (1 + ((hz - pitch) / (crowd.breadth * pitch)) ** 2)
    spectrum = np.fft.rfft(ring.rng.standard_normal(frames)) * resonance
    sound = np.fft.irfft(spectrum, frames) * np.exp(-np.arange(frames) / RATE / decay)
    return np.asarray(sound / np.sqrt(np.sum(sound**2)))
