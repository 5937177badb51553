"""The ring: a length of time whose last sample is followed by its first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

RATE = 48_000
"""Samples a second, everywhere in the studio."""

Signal: TypeAlias = npt.NDArray[np.float64]
"""One channel: shape (frames,)."""

Stereo: TypeAlias = npt.NDArray[np.float64]
"""Left and right: shape (frames, 2)."""

Indices: TypeAlias = npt.NDArray[np.int64]
"""Places on a ring, or in a list, as whole numbers."""


@dataclass(frozen=True)
class Ring:
    """The length of a sound and its random numbers.

    Whatever passes the end wraps to the start, and every filter is circular, so a sound
    made on a ring loops without a seam.

    Attributes:
        seconds: length of the ring.
        seed: the same seed gives the same sound, sample by sample.
    """

    seconds: float
    seed: int

    @cached_property
    def rng(self) -> np.random.Generator:
        """The ring's only random generator; each draw advances it."""
        return np.random.default_rng(self.seed)

    @cached_property
    def frames(self) -> int:
        """Length in samples."""
        return round(self.seconds * RATE)

    @cached_property
    def times(self) -> Signal:
        """The time of each sample in seconds."""
        return np.arange(self.frames) / RATE

    @cached_property
    def frequencies(self) -> Signal:
        """The frequencies that close on this ring, 0 Hz to half the rate."""
        return np.asarray(np.fft.rfftfreq(self.frames, 1 / RATE), np.float64)


def unit(sound: Signal) -> Signal:
    """The sound at an RMS of 1 over all its channels; silence stays silence."""
    rms = float(np.sqrt(np.mean(np.square(sound))))
    return sound / (rms or 1.0)
