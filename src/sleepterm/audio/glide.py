"""A slow change of a layer's volume, evenly for the ear."""

from __future__ import annotations

from dataclasses import dataclass

from sleepterm.units import Seconds


@dataclass(slots=True)
class VolumeGlide:
    """A volume that moves from one percentage to another in a straight line.

    The slider is perceptual, so a straight line of percent is even for the ear.

    Attributes:
        start: percent at the beginning, 0 to 100.
        end: percent at the end, 0 to 100.
        seconds: how long it takes.
        elapsed: seconds so far.
    """

    start: float
    end: float
    seconds: Seconds
    elapsed: Seconds = Seconds(0.0)

    @property
    def is_over(self) -> bool:
        """Whether the end is reached."""
        return self.elapsed >= self.seconds

    @property
    def percent(self) -> float:
        """The volume now, 0.0 to 100.0."""
        if self.is_over:
            return self.end
        return self.start + (self.end - self.start) * self.elapsed / self.seconds

    def advance(self, seconds: Seconds) -> None:
        """Move on by some seconds."""
        self.elapsed = Seconds(self.elapsed + seconds)
