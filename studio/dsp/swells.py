"""Slow gains of notes and of whole pieces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from studio.dsp.dull import DULL_RATE
from studio.dsp.ring import Ring, Signal, Stereo
from studio.dsp.spectrum import amplitude

_SHARE = 0.45  # of a note, at most, for its rise, and for its fall
_DYING_DB = 60.0  # by which a piece has fallen when its last breath begins
_LAST_BREATH = 0.15  # share of the ending that goes to nothing


@dataclass(frozen=True)
class Swell:
    """A gain that comes from nothing and goes back to nothing, both along a cosine.

    Attributes:
        start: seconds.
        length: seconds.
        rise: seconds, less if the whole is short.
        fall: seconds, less if the whole is short.
        gain: in between.
    """

    start: float
    length: float
    rise: float
    fall: float
    gain: float = 1.0


def swelling(ring: Ring, swells: Iterable[Swell]) -> Signal:
    """The sum of the swells round a dull ring."""
    line = np.zeros((ring.frames, 1))
    for swell in swells:
        time = np.arange(round(swell.length * DULL_RATE)) / DULL_RATE
        rise = np.clip(time / min(swell.rise, _SHARE * swell.length), 0, 1)
        left = swell.length - time
        fall = np.clip(left / min(swell.fall, _SHARE * swell.length), 0, 1)
        shape = np.sin(np.pi / 2 * rise) ** 2 * np.sin(np.pi / 2 * fall) ** 2
        laid_round(line, shape[:, None], swell.start, swell.gain)
    return line[:, 0]


def laid_round(line: Signal, sound: Signal, at: float, gain: float = 1.0) -> None:
    """Adds a dull sound to the line; what outlasts its end comes round."""
    place = round(at * DULL_RATE) % len(line)
    while len(sound):
        part = sound[: len(line) - place]
        line[place : place + len(part)] += gain * part
        sound = sound[len(part) :]
        place = 0


def laid_once(line: Signal, sound: Signal, at: float, gain: float = 1.0) -> None:
    """Adds a dull sound to the line; what outlasts its end is lost."""
    place = round(at * DULL_RATE)
    laid_round(line, sound[: max(0, len(line) - place)], at, gain)


def from_and_to_silence(
    ring: Ring, arriving: float, leaving: float, silence: float
) -> Stereo:
    """The gain of a piece heard once, shape (frames, 1).

    Args:
        ring: of the piece.
        arriving: seconds it takes to be there, after a second of ``silence``.
        leaving: seconds in which it dies away, evenly in dB, before the last silence.
        silence: seconds of nothing at both ends.
    """
    coming = np.clip((ring.times - silence) / arriving, 0, 1)
    left = (ring.seconds - silence - ring.times) / leaving
    dying = amplitude(-_DYING_DB * np.clip(1 - left, 0, 1) ** 1.3)
    end = np.clip(left / _LAST_BREATH, 0, 1)
    shape = np.sin(np.pi / 2 * coming) ** 2 * dying * np.sin(np.pi / 2 * end) ** 2
    return np.asarray(shape[:, None])
