"""The time on the three clocks that playback needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timestamps:
    """The time on three clocks.

    Attributes:
        at: seconds since the epoch (UTC).
        hour: hour on the user's clock, 0 to 23.
        ticks: monotonic seconds.
    """

    at: float
    hour: int
    ticks: float
