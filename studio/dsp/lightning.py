"""A distant flash of lightning, and when the sound of each part arrives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.dsp.noise import SPEED_OF_SOUND
from studio.dsp.ring import RATE, Ring, Signal

_STEP = 25.0  # metres of channel between two bends
_WANDERING = 1.1  # how much a step strays from its course
_EDGE = 1.0e7  # Hz m: pitch times distance at which half of a shock is left
_MEMORY = 0.9  # how much of its stray a step hands on to the next


@dataclass(frozen=True)
class Flash:
    """Where a flash is.

    Attributes:
        distance: metres to its foot.
        height: metres from the ground to the cloud.
        reach: metres it runs on inside the cloud.
        away: radians between that course and the line away from the listener.
    """

    distance: float
    height: float
    reach: float
    away: float


def arrivals(ring: Ring, flash: Flash) -> tuple[Signal, Signal]:
    """Seconds after the first sound, and strength at the listener, of every part.

    Each short part of the crooked channel sends its own shock; it is much the
    strongest across the channel, and falls with distance (Ribner & Roy, JASA 72:1911,
    1982). Parts that lie equally far away arrive together: a clap; those in line one
    by one: a rumble.
    """
    up = np.tile([0.0, 0.0, 1.0], (round(flash.height / _STEP), 1))
    course = [np.cos(flash.away), np.sin(flash.away), 0.15]
    along = np.tile(course, (round(flash.reach / _STEP), 1))
    steps = np.concatenate([up, along]) + _strays(ring, len(up) + len(along))
    steps /= np.linalg.norm(steps, axis=1, keepdims=True)
    places = np.array([flash.distance, 0, 0]) + _STEP * np.cumsum(steps, axis=0)
    far = np.linalg.norm(places, axis=1)
    across = np.linalg.norm(np.cross(steps, places / far[:, None]), axis=1)
    return (far - far.min()) / SPEED_OF_SOUND, across**2 * far.min() / far


def shock(seconds: float, distance: float) -> Signal:
    """The N-shaped wave of one part, dulled by its way through the air.

    The air takes 5 dB a kilometre at 1 kHz and more above (ISO 9613-1), which would
    leave small loudspeakers nothing to play. A gentler edge stands in for it, which
    like the true one falls as the distance grows.
    """
    frames = round(4 * seconds * RATE)
    wave = np.zeros(frames)
    length = round(seconds * RATE)
    wave[length : 2 * length] = np.linspace(1, -1, length)
    hz = np.fft.rfftfreq(frames, 1 / RATE)
    left = 1 / (1 + (hz * distance / _EDGE) ** 2)
    soft = np.hanning(frames)
    return np.asarray(np.fft.irfft(np.fft.rfft(wave) * left, frames) * soft)


def _strays(ring: Ring, steps: int) -> Signal:
    """A course that bends at random, each bend like the one before."""
    draws = ring.rng.standard_normal((steps, 3)) * np.sqrt(1 - _MEMORY**2)
    stray = np.zeros((steps, 3))
    for step in range(1, steps):
        stray[step] = _MEMORY * stray[step - 1] + draws[step]
    return _WANDERING * stray
