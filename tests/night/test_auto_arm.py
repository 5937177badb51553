"""At night playing arms the timer, unless it was called off in this night."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, date, datetime, time, timedelta, tzinfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sleepterm.errors import SleeptermError
from sleepterm.night.auto_arm import (
    DEFAULT_HOURS,
    NightHours,
    arms_itself,
    asks_before_all_night,
    evening_of,
    parse_hours,
    timer_now,
)
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.units import Seconds

OFF = TimerSettings(enabled=False, duration=Seconds(1800))


class SummerTime(tzinfo):
    """Central European time by its rule, where there is no database of zones."""

    def utcoffset(self, moment: datetime | None) -> timedelta:
        return timedelta(hours=1) + self.dst(moment)

    def dst(self, moment: datetime | None) -> timedelta:
        if moment is None:
            return timedelta(0)
        naive = moment.replace(tzinfo=None)
        begins, ends = (self._last_sunday(naive.year, month) for month in (3, 10))
        is_summer = begins <= naive < ends - timedelta(hours=1 - moment.fold)
        return timedelta(hours=int(is_summer))

    def tzname(self, _moment: datetime | None) -> str:
        return "CET"

    def fromutc(self, moment: datetime) -> datetime:
        naive = moment.replace(tzinfo=None)
        begins, ends = (
            self._last_sunday(naive.year, month) - timedelta(hours=1)
            for month in (3, 10)
        )
        return moment + timedelta(hours=2 if begins <= naive < ends else 1)

    @staticmethod
    def _last_sunday(year: int, month: int) -> datetime:
        last = datetime(year, month, 31, 2)  # noqa: DTZ001 - the zone's own clock
        return last - timedelta(days=last.isoweekday() % 7)


def zones() -> list[tzinfo]:
    names = ("Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Tehran")
    known: list[tzinfo] = [UTC, SummerTime()]
    for name in names:
        try:
            known.append(zoneinfo.ZoneInfo(name))
        except zoneinfo.ZoneInfoNotFoundError:
            continue
    return known


ZONES = st.sampled_from(zones())
MOMENTS = st.datetimes(datetime(1990, 1, 2), datetime(2060, 1, 1))  # noqa: DTZ001
CHANGES = [datetime(2026, 3, 28, 23), datetime(2026, 10, 24, 23)]  # noqa: DTZ001


def local(zone: tzinfo, moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC).astimezone(zone)


@given(ZONES, MOMENTS)
@example(SummerTime(), CHANGES[0])
@example(SummerTime(), CHANGES[1])
def test_a_night_lasts_until_noon_whatever_the_clocks_do(
    zone: tzinfo, moment: datetime
) -> None:
    """Hour by hour of real time: the night changes when the clock passes noon."""
    before = local(zone, moment)
    for hours in range(1, 30):
        after = local(zone, moment + timedelta(hours=hours))
        passed_noon = [
            day
            for day in (before.date(), after.date())
            if before.replace(tzinfo=None)
            < datetime.combine(day, time(12))
            <= after.replace(tzinfo=None)
        ]
        assert (evening_of(before) != evening_of(after)) is bool(passed_noon)
        before = after


@given(ZONES, MOMENTS)
def test_called_off_it_stays_off_until_noon(zone: tzinfo, moment: datetime) -> None:
    off_at = local(zone, moment)
    off = evening_of(off_at)
    for hours in range(48):
        now = local(zone, moment + timedelta(hours=hours))
        is_same = evening_of(now) == off
        arms = arms_itself(DEFAULT_HOURS, now, off)
        assert arms is (DEFAULT_HOURS.contains(now) and not is_same)
        assert timer_now(OFF, DEFAULT_HOURS, now, off).enabled is arms


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 28, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "is_night"),
    [
        (at(21, 59), False),
        (at(22), True),
        (at(0), True),
        (at(5, 59), True),
        (at(6), False),
    ],
)
def test_the_hours_may_go_over_midnight(now: datetime, *, is_night: bool) -> None:
    assert DEFAULT_HOURS.contains(now) is is_night
    day = NightHours(DEFAULT_HOURS.end, DEFAULT_HOURS.start)
    assert day.contains(now) is not is_night


def test_the_night_is_that_of_its_evening() -> None:
    assert evening_of(at(12)) == date(2026, 11, 28)
    assert evening_of(at(11, 59)) == date(2026, 11, 27)


def test_it_takes_the_last_length_and_leaves_a_timer_alone() -> None:
    armed = timer_now(OFF, DEFAULT_HOURS, at(23), None)
    assert armed == TimerSettings(duration=Seconds(1800))
    assert timer_now(OFF, None, at(23), None) == OFF
    assert timer_now(OFF, DEFAULT_HOURS, at(15), None) == OFF
    on = TimerSettings(duration=Seconds(900))
    assert timer_now(on, DEFAULT_HOURS, at(23), None) == on


def test_all_night_is_asked_about_once_and_only_at_night() -> None:
    tonight = evening_of(at(23))
    assert asks_before_all_night(DEFAULT_HOURS, at(23), None)
    assert asks_before_all_night(None, at(23), evening_of(at(1)))
    assert not asks_before_all_night(None, at(15), None)
    assert not asks_before_all_night(DEFAULT_HOURS, at(23), tonight)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("22-6", DEFAULT_HOURS),
        (" 21:30 - 07:05 ", NightHours(time(21, 30), time(7, 5))),
        ("0-23:59", NightHours(time(0), time(23, 59))),
    ],
)
def test_hours_are_read(text: str, hours: NightHours) -> None:
    assert parse_hours(text) == hours


@pytest.mark.parametrize(
    "text", ["", "22", "22-22", "24-6", "22-6:60", "22-6-8", "٢٢-6"]
)
def test_what_is_no_hours_is_named(text: str) -> None:
    with pytest.raises(SleeptermError, match="not two different times"):
        parse_hours(text)


@given(st.text(st.sampled_from("0123456789:- "), max_size=12))
def test_no_text_gives_hours_that_never_end(text: str) -> None:
    try:
        hours = parse_hours(text)
    except SleeptermError:
        return
    assert hours.contains(datetime.combine(date(2026, 1, 1), hours.start))
    assert not hours.contains(datetime.combine(date(2026, 1, 1), hours.end))
