"""Insects that sing with their wings: trains of short pure pulses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter1d

from studio.dsp.bells import laid
from studio.dsp.drift import Drift, drift
from studio.dsp.ring import RATE, Ring, Signal

_KINDS = 12  # different pulses an insect has
_FALL = 0.035  # share by which the pitch sinks in a pulse, as the wings slow down
_SKIPPED = 0.02  # share of chirps left out
_WEATHER = Drift(1 / 40, 1 / 12)


@dataclass(frozen=True)
class Song:
    """The song of one insect.

    Attributes:
        carrier: Hz, the resonance of its wings.
        chirps: a second.
        pulses: of each chirp; 1 makes a trill of the chirps themselves.
        pulse_rate: Hz, strokes of the wings.
        sounding: share of a stroke that sounds.
        unsteadiness: of its times, as a share of the time between two chirps.
        breadth: Hz by which the carrier is blurred: 0 a tone, 1000 a rasp.
    """

    carrier: float
    chirps: float
    pulses: int = 1
    pulse_rate: float = 30.0
    sounding: float = 0.6
    unsteadiness: float = 0.03
    breadth: float = 0.0


def warmth(ring: Ring, mean: float, swing: float) -> Signal:
    """How the pace of all insects follows the warmth of the night: 1 on average.

    Dolbear (American Naturalist 31:970, 1897): N chirps a minute tell 50 + (N - 40)/4
    degrees Fahrenheit, and so each degree Celsius is worth 7.2 of them.

    Args:
        ring: where the night is.
        mean: degrees Celsius.
        swing: degrees by which the air warms and cools (RMS).
    """
    chirps = 40 + 4 * (1.8 * (mean + swing * drift(ring, _WEATHER)) - 18)
    return np.asarray(chirps / chirps.mean())


def sung(ring: Ring, song: Song, pace: Signal) -> Signal:
    """One insect's song round the ring, its pulses at an amplitude near 1."""
    line = np.zeros(ring.frames)
    spacing = 1 / song.pulse_rate
    grains = [_pulse(ring, song) for _ in range(_KINDS)]
    for start in _chirp_times(ring, song, pace).tolist():
        if ring.rng.random() < _SKIPPED:
            continue
        for index in range(song.pulses):
            # the first stroke of a chirp is the softest
            level = min(1.0, 0.55 + 0.3 * index) if song.pulses > 1 else 1.0
            level *= float(np.exp(0.1 * ring.rng.standard_normal()))
            laid(
                line, grains[ring.rng.integers(_KINDS)], start + index * spacing, level
            )
    return line


def _chirp_times(ring: Ring, song: Song, pace: Signal) -> Signal:
    count = max(1, round(song.chirps * ring.seconds))
    turns = np.cumsum(pace) * (count / pace.sum())
    places = np.arange(count) + ring.rng.random()
    places += song.unsteadiness * ring.rng.standard_normal(count)
    return np.asarray(np.interp(places % count, turns, ring.times))


def _pulse(ring: Ring, song: Song) -> Signal:
    """One stroke of the wings: it swells, and is cut off faster than it came."""
    rate = song.pulse_rate if song.pulses > 1 else song.chirps
    frames = max(48, round(song.sounding / rate * RATE))
    share = np.linspace(0, 1, frames)
    pitch = song.carrier * (1 + _FALL * (0.5 - share))
    pitch *= 1 + 0.004 * ring.rng.standard_normal()
    carrier = np.exp(2j * np.pi * (np.cumsum(pitch) / RATE + ring.rng.random()))
    if song.breadth:
        carrier *= _blur(ring, frames, song.breadth)
    shape = np.sin(np.pi * share**1.3) ** 2 * (0.5 + 0.5 * share)
    return np.asarray(carrier.real * shape)


def _blur(ring: Ring, frames: int, breadth: float) -> Signal:
    noise = ring.rng.standard_normal((2, frames))
    soft = gaussian_filter1d(noise, RATE / (2 * np.pi * breadth), axis=1)
    soft /= np.sqrt(np.mean(soft**2)) * np.sqrt(2)
    return np.asarray(soft[0] + 1j * soft[1])
