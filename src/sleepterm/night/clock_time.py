"""Times of day, and when each comes next on the clock of a time zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from sleepterm.errors import SleeptermError

_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?(am|pm|a\.m\.|p\.m\.)?", re.ASCII)
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day: `hour` 0 to 23, `minute` 0 to 59."""

    hour: int
    minute: int = 0

    def __post_init__(self) -> None:
        if not (0 <= self.hour <= 23 and 0 <= self.minute <= 59):
            raise ValueError("no time of day")

    def __str__(self) -> str:
        return f"{self.hour}:{self.minute:02d}"

    def next_after(self, now: float, zone: tzinfo | None = None) -> float:
        """When a clock next shows this time.

        Where clocks go back it may come twice, and the next one counts. A time that
        clocks skip comes as much after the skip as it would have without it.

        Args:
            now: seconds since the epoch.
            zone: the clock's time zone; None means this computer's.

        Returns:
            Seconds since the epoch, after `now` and within about two days.
        """
        today = datetime.fromtimestamp(now, zone).date()
        times = []
        for days in range(3):
            day = today + timedelta(days=days)
            for fold in (0, 1):
                moment = datetime(
                    *day.timetuple()[:3],
                    self.hour,
                    self.minute,
                    tzinfo=zone,
                    fold=fold,
                )
                # Of a skipped time, only the first reading is after the skip.
                if _shows(moment.timestamp(), zone, moment) or fold == 0:
                    times.append(moment.timestamp())
        return min(time for time in times if time > now)


def clock_time_at(at: float, zone: tzinfo | None = None) -> ClockTime:
    """What a clock shows at a moment, to the minute.

    Args:
        at: seconds since the epoch.
        zone: the clock's time zone; None means this computer's.
    """
    moment = datetime.fromtimestamp(at, zone)
    return ClockTime(moment.hour, moment.minute)


def parse_clock_time(text: str) -> ClockTime:
    """The time of day in '7', '7:00', '0700', '7am' or '11:30 pm'.

    Raises:
        SleeptermError: the text is no time of day.
    """
    plain = "".join(text.lower().split())
    match = _CLOCK.fullmatch(plain)
    if match is None:
        raise _not_a_time(text)
    hour, minute = int(match[1]), int(match[2] or 0)
    if half := match[3]:
        if not 1 <= hour <= 12:
            raise _not_a_time(text)
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        return ClockTime(hour, minute)
    except ValueError:
        raise _not_a_time(text) from None


def _shows(at: float, zone: tzinfo | None, wanted: datetime) -> bool:
    shown = datetime.fromtimestamp(at, zone)
    return (shown.hour, shown.minute) == (wanted.hour, wanted.minute)


def _not_a_time(text: str) -> SleeptermError:
    return SleeptermError(
        "Not a time",
        f"'{text[:_LONGEST]}' is not a time of day.",
        "Write it like 7:00, 7am or 19:30.",
    )
