"""The bed makes room for the voice: a little quieter, slowly."""

from __future__ import annotations

from sleepterm.audio.ramp import Ramp
from sleepterm.audio.samples import Block, factor
from sleepterm.units import Decibels, Seconds

DEPTH = Decibels(-3.0)
DOWN, UP = Seconds(1.2), Seconds(3.0)


class Ducking:
    """A gain that goes down while someone speaks and comes back behind."""

    def __init__(self) -> None:
        self._gain = Ramp(1.0)
        self._is_low = False

    def apply(self, bed: Block, *, is_speaking: bool) -> None:
        """Quieten a block, shape (frames, 2), in place, on the way to where it is."""
        if is_speaking != self._is_low:
            self._is_low = is_speaking
            if is_speaking:
                self._gain.to(factor(DEPTH), DOWN)
            else:
                self._gain.to(1.0, UP)
        self._gain.apply(bed)
