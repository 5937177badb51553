"""A moment on the three clocks that playback needs; who runs it passes it in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timestamps:
    """Now.

    Attributes:
        at: seconds since the epoch (UTC).
        hour: on the user's clock, 0 to 23.
        ticks: seconds on a clock that never goes back, from anywhere.
    """

    at: float
    hour: int
    ticks: float
