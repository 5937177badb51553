"""Animal voices: gliding whistled notes and frogs' croaks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter1d

from studio.dsp.ring import RATE, Ring, Signal
from studio.dsp.spectrum import amplitude

_BREATH_WIDTH = 45.0  # Hz, of the noise round a breathy note
_SILENCE = 60.0  # dB


@dataclass(frozen=True)
class Note:
    """One whistled note.

    Attributes:
        seconds: length.
        pitch: Hz, points spread evenly over the note and joined smoothly.
        rise: seconds to swell.
        fall: seconds to die away.
        overtones: dB of the second, third ... partial under the first.
        breath: amount of air in the tone, 0 to 1.
        warble: Hz at which the pitch trembles.
        depth: share of the pitch by which it does.
    """

    seconds: float
    pitch: tuple[float, ...]
    rise: float = 0.03
    fall: float = 0.05
    overtones: tuple[float, ...] = (-26.0,)
    breath: float = 0.0
    warble: float = 0.0
    depth: float = 0.0


def whistled(ring: Ring, note: Note) -> Signal:
    """The note; its loudest amplitude is near 1."""
    frames = max(2, round(note.seconds * RATE))
    share = np.linspace(0, 1, frames)
    pitch = _glide(note.pitch, share)
    time = np.arange(frames) / RATE
    pitch *= 1 + note.depth * np.sin(2 * np.pi * note.warble * time)
    turns = np.cumsum(pitch) / RATE + ring.rng.random()
    sound = np.zeros(frames)
    for partial, decibels in enumerate((0.0, *note.overtones), 1):
        sound += amplitude(decibels) * np.sin(2 * np.pi * partial * turns)
    if note.breath:
        air = _air(ring, frames) * np.exp(2j * np.pi * turns)
        sound = (1 - note.breath / 2) * sound + note.breath * air.real
    return np.asarray(sound * swell(time, note.rise, note.fall))


def swell(time: Signal, rise: float, fall: float) -> Signal:
    """From silence to 1 and back over the length of ``time``, along squared sines."""
    up = np.clip(time / rise, 0, 1)
    down = np.clip((time[-1] - time) / fall, 0, 1)
    return np.asarray((np.sin(np.pi / 2 * up) * np.sin(np.pi / 2 * down)) ** 2)


@dataclass(frozen=True)
class Croak:
    """One call of a frog: pulses of air, each of which makes its sac ring.

    Attributes:
        seconds: length.
        pulses: a second, at the start and at the end.
        resonances: (Hz, dB, seconds to fall by 60 dB) of throat and sac.
        swell: share of the call over which it grows; the rest dies away.
    """

    seconds: float
    pulses: tuple[float, float]
    resonances: tuple[tuple[float, float, float], ...]
    swell: float = 0.4


def croaked(ring: Ring, croak: Croak) -> Signal:
    """The call; each pulse differs a little, and the loudest amplitude is near 1."""
    tail = max(decay for _, _, decay in croak.resonances)
    line = np.zeros(round((croak.seconds + tail) * RATE) + 1)
    ringing = _ringing(croak)
    at, first, last = 0.0, *croak.pulses
    while at < croak.seconds:
        share = at / croak.seconds
        grown = min(share / croak.swell, (1 - share) / (1 - croak.swell))
        level = (0.15 + 0.85 * grown) * np.exp(0.15 * ring.rng.standard_normal())
        start = round(at * RATE)
        end = min(start + len(ringing), len(line))
        line[start:end] += level * ringing[: end - start]
        pause = 1 / (first + (last - first) * share)
        at += pause * (1 + 0.03 * ring.rng.standard_normal())
    return np.asarray(line / np.abs(line).max())


def _ringing(croak: Croak) -> Signal:
    longest = max(decay for _, _, decay in croak.resonances)
    time = np.arange(round(longest * RATE)) / RATE
    sound = np.zeros(len(time))
    for hz, decibels, decay in croak.resonances:
        fall = amplitude(decibels - _SILENCE * time / decay)
        onset = np.clip(time * hz / 2, 0, 1)  # two periods: a sac does not click
        sound += fall * onset * np.sin(2 * np.pi * hz * time)
    return sound


def _glide(points: tuple[float, ...], share: Signal) -> Signal:
    if len(points) == 1:
        return np.full(len(share), float(points[0]))
    places = np.linspace(0, 1, len(points))
    return np.asarray(2 ** PchipInterpolator(places, np.log2(points))(share))


def _air(ring: Ring, frames: int) -> Signal:
    noise = ring.rng.standard_normal((2, frames))
    soft = gaussian_filter1d(noise, RATE / (2 * np.pi * _BREATH_WIDTH), axis=1)
    soft /= np.sqrt(np.mean(soft**2)) * np.sqrt(2)
    return np.asarray(soft[0] + 1j * soft[1])
