"""Lowers the bed while the voice speaks."""

from __future__ import annotations

from sleepterm.audio.ramp import Ramp
from sleepterm.audio.samples import Block, factor
from sleepterm.units import Decibels, Seconds

DEPTH = Decibels(-3.0)
"""Gain of the bed under the voice."""

ATTACK, RELEASE = Seconds(1.2), Seconds(3.0)
"""Times to go down and to come back."""


class Ducking:
    """A gain that falls by 3 dB while the voice speaks and recovers after it."""

    def __init__(self) -> None:
        self._gain = Ramp(1.0)
        self._is_low = False

    def apply(self, bed: Block, *, is_speaking: bool) -> None:
        """Apply the gain to a block of the bed, shape (frames, 2), in place."""
        if is_speaking != self._is_low:
            self._is_low = is_speaking
            if is_speaking:
                self._gain.to(factor(DEPTH), ATTACK)
            else:
                self._gain.to(1.0, RELEASE)
        self._gain.apply(bed)
