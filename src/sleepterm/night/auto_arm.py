"""When the timer is armed although it is switched off: at night, unless called off.

A night has the date of its evening and lasts from noon to noon by the user's clock, so
that it ends at noon also when that clock is put forward or back. Pure: the local time
is passed in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sleepterm.errors import SleeptermError
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.translation import gettext as _

_NOON = time(12)
_CLOCK = r"(\d{1,2})(?::([0-5]\d))?"
_HOURS = re.compile(rf"{_CLOCK}\s*-\s*{_CLOCK}", re.ASCII)


@dataclass(frozen=True, slots=True)
class NightHours:
    """The hours in which playing arms the timer, by the user's clock.

    Attributes:
        start: the first moment.
        end: the first one that is no longer in them; before `start` if midnight lies
            between, and never the same.
    """

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise ValueError("start and end must differ")

    def contains(self, local: datetime) -> bool:
        """Whether this local time is in these hours."""
        now = local.time()
        if self.start < self.end:
            return self.start <= now < self.end
        return now >= self.start or now < self.end


DEFAULT_HOURS = NightHours(time(22), time(6))


def parse_hours(text: str) -> NightHours:
    """The hours in "22-6" or "21:30-6:15".

    Raises:
        SleeptermError: the text is none of that, or both times are the same.
    """
    match = _HOURS.fullmatch(text.strip())
    if match:
        start, end = _clock(match[1], match[2]), _clock(match[3], match[4])
        if start is not None and end is not None and start != end:
            return NightHours(start, end)
    raise SleeptermError(
        _("Not hours"),
        _("'{text}' is not two different times of a day.").format(text=text[:40]),
        _('Write them like "22-6" or "21:30-6:15".'),
    )


def evening_of(local: datetime) -> date:
    """The date of the evening of the night that this local time is in."""
    today = local.date()
    return today if local.time() >= _NOON else today - timedelta(days=1)


def arms_itself(
    hours: NightHours | None, local: datetime, off_night: date | None
) -> bool:
    """Whether playing arms a timer that is switched off.

    Args:
        hours: when it does; None for never.
        local: the time on the user's clock.
        off_night: the night in which the user switched the timer off last.
    """
    return (
        hours is not None and hours.contains(local) and off_night != evening_of(local)
    )


def asks_before_all_night(
    hours: NightHours | None, local: datetime, off_night: date | None
) -> bool:
    """Whether to ask before the timer is switched off: once a night, at night.

    Args:
        hours: as for `arms_itself`; None means the default ones here.
        local: the time on the user's clock.
        off_night: the night in which the user switched the timer off last.
    """
    return arms_itself(hours or DEFAULT_HOURS, local, off_night)


def timer_now(
    timer: TimerSettings,
    hours: NightHours | None,
    local: datetime,
    off_night: date | None,
) -> TimerSettings:
    """The timer that playing arms now: of the last length if it arms itself."""
    if timer.enabled or not arms_itself(hours, local, off_night):
        return timer
    return replace(timer, enabled=True)


def _clock(hour: str, minute: str | None) -> time | None:
    return time(int(hour), int(minute or 0)) if int(hour) < 24 else None
