"""When a time of day comes next."""

from __future__ import annotations

from datetime import datetime, time, timedelta, tzinfo

from sleepterm.units import Seconds


def seconds_until(at: time, now: float, zone: tzinfo | None = None) -> Seconds:
    """How long it is until a time of day comes next, a day at most and more than 0.

    The clock on the wall counts: across a change of daylight saving time it is an hour
    more or less. A time that such a change leaves out comes an hour later.

    Args:
        at: hour and minute.
        now: seconds since the epoch (UTC).
        zone: the time zone; None is that of this computer.
    """
    here = datetime.fromtimestamp(now, zone)
    day = here.date()
    while True:
        # Of an hour that comes twice, the first; unless it is over.
        for fold in (0, 1):
            wanted = datetime.combine(day, at.replace(fold=fold), zone).timestamp()
            if wanted > now:
                return Seconds(wanted - now)
        day += timedelta(days=1)
