"""Reverberation of a room."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.signal import oaconvolve

from studio.dsp.ring import RATE, Ring, Stereo

_BRIGHTEST = 6000.0  # Hz; walls and air swallow what is above


@dataclass(frozen=True)
class Space:
    """A room.

    Attributes:
        decay: seconds for its echo to fall by 60 dB.
        distance: seconds until the first echo.
        softness: how much faster the highest notes die than the lowest.
    """

    decay: float
    distance: float = 0.02
    softness: float = 3.0


def reverberation(ring: Ring, sound: Stereo, space: Space) -> Stereo:
    """The reverberation of a sound, as loud as the sound itself.

    A room's late echo is noise that dies away exponentially, the high notes first
    (Moorer, Computer Music Journal 3(2):13, 1979).
    """
    echo = _echo(ring, space)
    long = np.asarray(oaconvolve(sound, echo, axes=0))
    turns = -(-len(long) // ring.frames)
    padded = np.zeros((turns * ring.frames, 2))
    padded[: len(long)] = long
    return np.asarray(padded.reshape(turns, ring.frames, 2).sum(axis=0))


def _echo(ring: Ring, space: Space) -> Stereo:
    delay = round(space.distance * RATE)
    time = np.arange(round(space.decay * RATE)) / RATE
    hz = np.fft.rfftfreq(len(time), 1 / RATE)
    noise = ring.rng.standard_normal((len(time), 2))
    spectrum = np.fft.rfft(noise, axis=0)
    echo = np.zeros((delay + len(time), 2))
    for low, high, haste in (
        (40.0, 800.0, 1.0),
        (800.0, 2500.0, np.sqrt(space.softness)),
        (2500.0, _BRIGHTEST, space.softness),
    ):
        inside = ((hz >= low) & (hz < high))[:, None]
        band = np.fft.irfft(spectrum * inside, len(time), axis=0)
        echo[delay:] += band * 10 ** (-3 * haste * time / space.decay)[:, None]
    return np.asarray(echo / np.sqrt(np.mean(np.sum(echo**2, axis=0))))
