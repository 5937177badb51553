"""A gain that moves in straight lines, sample by sample."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.units import Seconds

SHORT = Seconds(0.15)
"""Seconds of the ramp that follows a key."""


_QUARTER = np.float32(np.pi / 2)


class Ramp:
    """A gain on a straight line from its current value to a target.

    Args:
        value: the amplitude factor at the start.

    Attributes:
        value: the current factor.
        target: the factor at the end of the ramp.
    """

    def __init__(self, value: float) -> None:
        self.value = value
        self.target = value
        self._step = 0.0

    @property
    def moving(self) -> bool:
        """Whether the target is not reached yet."""
        return self.value != self.target

    @property
    def silent(self) -> bool:
        """Whether it is zero and stays there."""
        return self.value == 0.0 == self.target

    @property
    def seconds_left(self) -> Seconds:
        """Seconds until the target is reached; 0 if it is."""
        left = (self.target - self.value) / self._step if self.moving else 0.0
        return Seconds(left / RATE)

    def to(self, target: float, seconds: Seconds = SHORT) -> None:
        """Start a ramp from the current value, to reach `target` in `seconds`."""
        self.target = target
        self._step = (target - self.value) / max(1.0, seconds * RATE)

    def apply(self, block: Block) -> None:
        """Multiply a block, shape (frames, 2), in place, and advance by its length."""
        if self.moving:
            block *= self._next(len(block))[:, None]
        elif self.value != 1.0:
            block *= np.float32(self.value)

    def skip(self, frames: int) -> None:
        """Advance by `frames` without a block."""
        if self.moving:
            self._next(frames)

    def _next(self, frames: int) -> npt.NDArray[np.float32]:
        path = self.value + self._step * np.arange(1, frames + 1)
        low, high = sorted((self.value, self.target))
        path = np.clip(path, low, high)
        left = (self.target - self.value) / self._step if self._step else 0.0
        if left <= frames:
            path[max(0, int(np.ceil(left)) - 1) :] = self.target
        self.value = float(path[-1])
        return np.asarray(path, dtype=np.float32)


class CurvedRamp(Ramp):
    """A fade on a quarter of a sine, so that one in and one out keep the power.

    Its value is the straight line; the gain is that line's sine, 0 to 1.
    """

    def apply(self, block: Block) -> None:
        """Multiply a block, shape (frames, 2), in place, and advance by its length."""
        if self.moving:
            block *= np.sin(self._next(len(block)) * _QUARTER)[:, None]
        elif self.value != 1.0:
            block *= np.float32(np.sin(self.value * _QUARTER))
