"""Times of day on the user's clock: read, shown, and how far away they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from sleepterm.errors import SleeptermError
from sleepterm.night.durations import parse_duration
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_TIME = re.compile(
    r"(?:until|till?)?(\d{1,2})(?:[:.h]?([0-5]\d))?h?([ap]\.?m\.?)?", re.ASCII
)
_NAMED = {"midnight": "0:00", "noon": "12:00"}
_UNTIL = re.compile(r"\s*(?:until|till?)\b", re.ASCII | re.IGNORECASE)
_CLOCK = re.compile(r"\s*\d{1,2}(?::\d\d|.*[ap]\.?m\.?\s*$)", re.ASCII | re.IGNORECASE)
_TOO_SOON = Seconds(5.0)
"""A time this close is over: the next one is tomorrow's."""


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time on a clock, without a date: `hour` 0 to 23, `minute` 0 to 59."""

    hour: int
    minute: int = 0

    def __post_init__(self) -> None:
        if not (0 <= self.hour <= 23 and 0 <= self.minute <= 59):
            raise ValueError("a time of day is between 0:00 and 23:59")

    def __str__(self) -> str:
        return f"{self.hour}:{self.minute:02d}"

    def next_after(self, now: float, zone: tzinfo | None = None) -> float:
        """When a clock next shows this time, in seconds since the epoch.

        Where it is set back over the time, that comes twice, and the next one counts.
        Where it is set forward over it, the time comes as much later as the clock went.

        Args:
            now: seconds since the epoch; the time comes after it.
            zone: where the clock is; None is the computer's own zone.
        """
        today = datetime.fromtimestamp(now, zone).date()
        return next(
            at
            for days in range(3)
            for at in _moments(today + timedelta(days=days), self, zone)
            if at > now
        )


def parse_time_of_day(text: str) -> TimeOfDay:
    """The time in '23:30', '2330', '11:30pm', '7' or 'midnight'.

    Raises:
        SleeptermError: the text is no time of day.
    """
    plain = "".join(text.lower().split())
    match = _TIME.fullmatch(_NAMED.get(plain.removeprefix("until"), plain))
    if match is None:
        raise _not_a_time(text)
    hour, minute = int(match[1]), int(match[2] or 0)
    if half := match[3]:
        if not 1 <= hour <= 12:
            raise _not_a_time(text)
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if (hour, minute) == (24, 0):
        hour = 0
    try:
        return TimeOfDay(hour, minute)
    except ValueError:
        raise _not_a_time(text) from None


def parse_end(text: str) -> Seconds | TimeOfDay:
    """When the sound is to end: a duration, or a time of day.

    'until 7', '23:30' and '11pm' are times of day; '45m' and a bare number durations.

    Raises:
        SleeptermError: the text is neither.
    """
    plain = text.strip().lower()
    if plain in _NAMED or _UNTIL.match(text) or _CLOCK.match(text):
        return parse_time_of_day(text)
    try:
        return parse_duration(text)
    except SleeptermError as error:
        raise SleeptermError(
            error.title,
            _(
                "'{text}' is not a length of time between 1s and 24h, nor a time like"
                " 23:30."
            ).format(text=text[:40]),
            _("Write it like 45m or 23:30; a bare number is minutes."),
        ) from error


def seconds_until(time_of_day: TimeOfDay, now: float, zone: tzinfo | None) -> Seconds:
    """The seconds from now to the next time that a clock shows this time.

    Args:
        time_of_day: the time on the clock.
        now: seconds since the epoch (UTC).
        zone: where the clock is; None is the computer's own zone. When its clock is
            set forward over the time, the time counts on from the hour before.
    """
    return Seconds(time_of_day.next_after(now + _TOO_SOON, zone) - now)


def time_of_day_at(at: float, zone: tzinfo | None = None) -> TimeOfDay:
    """What a clock shows at a moment, to the minute.

    Args:
        at: seconds since the epoch.
        zone: where the clock is; None is the computer's own zone.
    """
    moment = datetime.fromtimestamp(at, zone)
    return TimeOfDay(moment.hour, moment.minute)


def _moments(
    day: date, time_of_day: TimeOfDay, zone: tzinfo | None
) -> tuple[float, ...]:
    """When a clock shows a time on a day: twice if it is set back over it."""
    clock = time(time_of_day.hour, time_of_day.minute)
    first, second = (
        datetime.combine(day, clock.replace(fold=fold), zone).timestamp()
        for fold in (0, 1)
    )
    # In the hour that is left out in spring, the second one would be earlier.
    return (first, second) if second > first else (first,)


def _not_a_time(text: str) -> SleeptermError:
    return SleeptermError(
        _("Not a time"),
        _("'{text}' is not a time of day.").format(text=text[:40]),
        _("Write it like 23:30, 2330 or 11:30pm."),
    )
