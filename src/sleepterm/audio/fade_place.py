"""Where a layer is on its way in or out, so that another player can go on there."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from sleepterm.units import Percent, Seconds


@dataclass(frozen=True, slots=True)
class FadePlace:
    """The place in a fade of a `CurvedRamp`.

    Attributes:
        track_id: of the layer.
        percent: its volume, 0 to 100.
        value: of the ramp, 0.0 to 1.0.
        left: seconds until it is silent, or fully there.
        is_out: whether it fades out.

    Raises:
        ValueError: it is no such place.
    """

    track_id: str
    percent: Percent
    value: float
    left: Seconds
    is_out: bool

    def __post_init__(self) -> None:
        if not (0.0 <= self.value <= 1.0 and 0.0 <= self.left < math.inf):
            raise ValueError("there is no such place in a fade")

    @property
    def target(self) -> float:
        """The value at the end."""
        return 0.0 if self.is_out else 1.0

    def advanced(self, seconds: Seconds) -> FadePlace:
        """The place after some seconds."""
        if seconds >= self.left:
            return replace(self, value=self.target, left=Seconds(0.0))
        way = (self.target - self.value) * seconds / self.left
        return replace(self, value=self.value + way, left=Seconds(self.left - seconds))
