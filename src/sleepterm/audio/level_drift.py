"""The slow life of a texture: its level drifts by a decibel or so over minutes.

Recordings of rain or wind vary so by themselves, by 1.0 to 1.5 dB from one five seconds
to others; what is synthesised is as steady as a machine.
"""

from __future__ import annotations

import math
import random

import numpy as np

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.library.catalog.track import ContentType, LoopMode, Track
from sleepterm.units import Decibels

_SLOWEST, _FASTEST = 1 / 400, 1 / 60  # Hz
_WAVES = 6
_SEGMENT = RATE
"""Frames in which the gain moves in a straight line."""

# For both channels: a product of arrays of one shape is several times faster.
_COUNT = np.repeat(np.arange(1, _SEGMENT + 1, dtype=np.float32)[:, None], 2, axis=1)


class LevelDrift:
    """A gain that wanders without end, and around 0 dB.

    It is a sum of waves with periods from one to seven minutes, of which no two share
    another's: smooth, bounded, and never the same again.

    Args:
        spread: its standard deviation in dB.
        seed: the same seed gives the same gains; others have nothing in common.
    """

    def __init__(self, spread: Decibels, seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - chance for the ear, not for secrets
        width = (_FASTEST - _SLOWEST) / _WAVES
        self._waves = [
            (_SLOWEST + (number + chance.random()) * width, chance.random())
            for number in range(_WAVES)
        ]
        self._height = spread * math.sqrt(2 / _WAVES)
        # Up is more power than down is less; the mean power is to stay.
        self._offset = -(math.log(10) / 20) * spread**2
        self._seconds = 0
        self._value = self._gain_at(0)
        self._step = 0.0
        self._left = 0

    def gains(self, frames: int) -> Block:
        """The gain of the next frames as a factor, shape (frames, 2)."""
        out = np.empty((frames, 2), dtype=np.float32)
        done = 0
        while done < frames:
            if not self._left:
                self._begin_segment()
            count = min(self._left, frames - done)
            path = out[done : done + count]
            np.multiply(_COUNT[:count], np.float32(self._step), out=path)
            path += np.float32(self._value)
            self._value += self._step * count
            self._left -= count
            done += count
        return out

    def _begin_segment(self) -> None:
        self._seconds += 1
        self._step = (self._gain_at(self._seconds) - self._value) / _SEGMENT
        self._left = _SEGMENT

    def _gain_at(self, second: int) -> float:
        level = sum(
            math.cos(2 * math.pi * (hertz * second + phase))
            for hertz, phase in self._waves
        )
        return float(10 ** ((self._offset + self._height * level) / 20))


def drift_of(track: Track, spread: Decibels, seed: int) -> LevelDrift | None:
    """The drift of a layer; None if its level is to stay.

    Textures of nature drift. Recordings of the user's do so by themselves, noise is
    there to be steady, and single events have no level. `drift_db` of the track comes
    before all of that.

    Args:
        track: of the layer.
        spread: standard deviation in dB that the user wants; 0 is none.
        seed: of the drift.
    """
    drifts = (
        track.type is ContentType.NATURE
        and track.loop is not LoopMode.SPARSE
        and not track.own
    )
    if track.drift_db is not None:
        spread = track.drift_db
    elif not drifts:
        return None
    return LevelDrift(spread, seed) if track.is_loop and spread else None
