"""The time on the three clocks that playback needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from sleepterm.units import Seconds


@dataclass(frozen=True, slots=True)
class Timestamps:
    """The time on three clocks.

    Attributes:
        at: seconds since the epoch (UTC).
        hour: hour on the user's clock, 0 to 23.
        ticks: monotonic seconds.
        offset: seconds by which the user's clock is ahead of UTC.
    """

    at: float
    hour: int
    ticks: float
    offset: Seconds = Seconds(0.0)

    @property
    def local(self) -> datetime:
        """The time on the user's clock, with its offset from UTC."""
        zone = timezone(timedelta(seconds=self.offset))
        return datetime.fromtimestamp(self.at, zone)
