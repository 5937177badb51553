"""Dates of nights, and times of a night as instants."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

NOON = time(12)
"""A night ends at noon on the user's clock."""

_DAY = timedelta(days=1)

Zone = tzinfo | None
"""Rules of the user's clock; None means those of this computer."""


def local_time(at: float, zone: Zone = None) -> datetime:
    """Date and time on the user's clock.

    Args:
        at: seconds since the epoch (UTC).
        zone: rules of the clock.
    """
    return datetime.fromtimestamp(at, zone)


def morning_of(at: float, zone: Zone = None) -> date:
    """The date of the morning of the night in which a moment lies.

    Args:
        at: seconds since the epoch (UTC).
        zone: rules of the clock.
    """
    moment = local_time(at, zone)
    return moment.date() + _DAY if moment.time() >= NOON else moment.date()


def first_moment(morning: date, clock: time, zone: Zone = None) -> datetime:
    """When the clock shows this time in the night before `morning`, in UTC."""
    day = morning - _DAY if clock >= NOON else morning
    return _instant(day, clock, 0, zone)


def moment_after(
    before: datetime, morning: date, clock: time, zone: Zone = None
) -> datetime:
    """When the clock first shows this time, not before another moment, in UTC.

    The clock may be put forward or back meanwhile: a time that comes twice is the
    first that fits.
    """
    return next(x for x in _moments(morning, clock, zone) if x >= before)


def _moments(morning: date, clock: time, zone: Zone) -> Iterator[datetime]:
    day = morning - _DAY
    while True:
        for fold in (0, 1):
            yield _instant(day, clock, fold, zone)
        day += _DAY


def _instant(day: date, clock: time, fold: int, zone: Zone) -> datetime:
    wall = datetime.combine(day, clock.replace(fold=fold), zone)
    return wall.astimezone(UTC)
