"""The master volume, with a gain of its own that yields to other media."""

from __future__ import annotations

from sleepterm.audio.ramp import SHORT, Ramp
from sleepterm.audio.samples import Block, factor
from sleepterm.units import Decibels, Seconds

DEPTH = Decibels(-12.0)
"""Gain while other media play."""

ATTACK, RELEASE = Seconds(1.0), Seconds(3.0)
"""Times to go down and to come back."""


class YieldingVolume:
    """A volume, and a gain that multiplies it; each moves in ramps.

    Args:
        value: the volume's amplitude factor at the start.
    """

    def __init__(self, value: float) -> None:
        self._volume = Ramp(value)
        self._gain = Ramp(1.0)

    def to(self, target: float, seconds: Seconds = SHORT) -> None:
        """Move the volume to another amplitude factor."""
        self._volume.to(target, seconds)

    def duck(self, fade: Seconds = ATTACK) -> None:
        """Go down."""
        self._gain.to(factor(DEPTH), fade)

    def release(self, fade: Seconds = RELEASE) -> None:
        """Come back."""
        self._gain.to(1.0, fade)

    def rise(self) -> None:
        """Come back from silence; while nothing sounds."""
        self._gain = Ramp(0.0)
        self.release()

    def apply(self, block: Block) -> None:
        """Multiply a block, shape (frames, 1 or 2), in place, and advance."""
        self._volume.apply(block)
        self._gain.apply(block)

    def skip(self, frames: int) -> None:
        """Advance by `frames` without a block."""
        self._volume.skip(frames)
        self._gain.skip(frames)
