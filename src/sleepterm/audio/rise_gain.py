"""The rise of a wake-up in the mix: a volume of its own in place of the user's."""

from __future__ import annotations

import numpy as np

from sleepterm.audio.gain_curve import gain_curve
from sleepterm.audio.ramp import Ramp
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.yielding_volume import YieldingVolume
from sleepterm.night.wake_rise import WakeRise
from sleepterm.units import Seconds

_CHANGE = Seconds(3.0)
"""Seconds of the change between a rise and the user's volume, while both sound."""


class RiseGain:
    """Applies the user's volume, or the rise while there is one.

    Attributes:
        rise: the rise; None without one.
    """

    def __init__(self) -> None:
        self.rise: WakeRise | None = None
        self._share = Ramp(0.0)

    @property
    def is_active(self) -> bool:
        """Whether a rise takes the place of the user's volume."""
        return self._share.target == 1.0

    def begin(self, rise: WakeRise, *, from_silence: bool) -> None:
        """Take the place of the user's volume, at once if nothing sounds."""
        if self.rise is not None and not from_silence:
            # What still sounds of an earlier rise must not jump to the new one.
            rise = _from_gain(rise, self.rise.gain())
        self.rise = rise
        self._share.to(1.0, _CHANGE)
        if from_silence:
            self._share = Ramp(1.0)

    def release(self) -> None:
        """Return to the user's volume in a ramp."""
        self._share.to(0.0, _CHANGE)

    def end(self) -> None:
        """Return to the user's volume at once; nothing sounds."""
        self.rise = None
        self._share = Ramp(0.0)

    def advance(self, seconds: Seconds) -> None:
        """Advance by some seconds of sound."""
        if self.rise is not None:
            self.rise = self.rise.advanced(seconds)

    def apply(self, mix: Block, volume: YieldingVolume, *, moves: bool) -> None:
        """Multiply a block, shape (frames, 2), by the volume that counts.

        Args:
            mix: changed in place.
            volume: the user's, which advances by the block.
            moves: whether the rise goes on, or stands still as in a pause.
        """
        if self.rise is None:
            volume.apply(mix)
            return
        frames = len(mix)
        gains = np.ones((frames, 1), dtype=np.float32)
        volume.apply(gains)
        share = np.ones((frames, 1), dtype=np.float32)
        self._share.apply(share)
        gains += share * (gain_curve(self.rise.gain, frames, moves=moves) - gains)
        mix *= gains
        if moves:
            self.advance(Seconds(frames / RATE))
        if self._share.silent:
            self.rise = None


def _from_gain(rise: WakeRise, gain: float) -> WakeRise:
    return WakeRise(gain, max(gain, rise.end), rise.length)
