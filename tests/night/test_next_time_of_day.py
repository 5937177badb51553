"""Times of day are read, and found on clocks that jump twice a year."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.errors import SleeptermError
from sleepterm.night.time_of_day import TimeOfDay, parse_time_of_day, time_of_day_at

try:
    ZONES = [ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")]
except KeyError:
    pytest.skip("no time zones are installed", allow_module_level=True)
BERLIN, NEW_YORK = ZONES
DAY = 86400.0

times = st.builds(TimeOfDay, st.integers(0, 23), st.integers(0, 59))
moments = st.floats(1_700_000_000, 1_900_000_000)


def at(text: str, zone: tzinfo = BERLIN, fold: int = 0) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold).timestamp()


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("7", "7:00"),
        ("7:00", "7:00"),
        ("07:05", "7:05"),
        ("7.30", "7:30"),
        ("0700", "7:00"),
        ("745", "7:45"),
        ("7am", "7:00"),
        ("7:15 PM", "19:15"),
        ("12am", "0:00"),
        ("12 p.m.", "12:00"),
        ("0:00", "0:00"),
        ("23:59", "23:59"),
    ],
)
def test_the_usual_spellings_are_read(text: str, time: str) -> None:
    assert str(parse_time_of_day(text)) == time


@pytest.mark.parametrize(
    "text", ["", "7:60", "7:5", "13pm", "0am", "soon", "7:00:00", "-7", "\u0667"]
)
def test_everything_else_is_refused(text: str) -> None:
    with pytest.raises(SleeptermError, match="is not a time of day"):
        parse_time_of_day(text)


@given(st.text(max_size=8) | st.from_regex(r"\A[0-9:. apm]{1,7}\Z"))
@settings(max_examples=20)
def test_any_text_is_a_time_or_refused(text: str) -> None:
    try:
        time = parse_time_of_day(text)
    except SleeptermError:
        return
    assert parse_time_of_day(str(time)) == time


@given(times, moments, st.sampled_from(ZONES))
@settings(max_examples=20)
def test_the_next_time_is_ahead_and_shown_by_the_clock(
    time: TimeOfDay, now: float, zone: ZoneInfo
) -> None:
    then = time.next_after(now, zone)
    assert now < then <= now + 2 * DAY
    skipped = datetime.fromtimestamp(then, zone) - timedelta(hours=1)
    assert time_of_day_at(then, zone) == time or skipped.hour == time.hour


@given(times, moments, st.sampled_from(ZONES))
@settings(max_examples=20)
def test_no_earlier_minute_shows_it(
    time: TimeOfDay, now: float, zone: ZoneInfo
) -> None:
    then = time.next_after(now, zone)
    quarters = int((then - now) // 900)
    for quarter in range(1, quarters + 1):
        earlier = then - quarter * 900
        assert earlier <= now or time_of_day_at(earlier, zone) != time


def test_midnight_lies_between() -> None:
    assert TimeOfDay(7).next_after(at("2027-06-10 23:30"), BERLIN) == at(
        "2027-06-11 07:00"
    )
    assert TimeOfDay(7).next_after(at("2027-06-11 07:00"), BERLIN) == at(
        "2027-06-12 07:00"
    )


@pytest.mark.parametrize(
    ("evening", "morning", "hours", "zone"),
    [
        ("2027-03-27 23:00", "2027-03-28 07:00", 7, BERLIN),
        ("2027-10-30 23:00", "2027-10-31 07:00", 9, BERLIN),
        ("2027-03-13 23:00", "2027-03-14 07:00", 7, NEW_YORK),
        ("2027-11-06 23:00", "2027-11-07 07:00", 9, NEW_YORK),
    ],
)
def test_a_night_with_a_change_of_the_clock_ends_by_the_clock(
    evening: str, morning: str, hours: int, zone: ZoneInfo
) -> None:
    now = at(evening, zone)
    then = TimeOfDay(7).next_after(now, zone)
    assert then == at(morning, zone)
    assert then - now == hours * 3600


def test_a_time_that_clocks_skip_comes_after_the_skip() -> None:
    then = TimeOfDay(2, 30).next_after(at("2027-03-28 01:00"), BERLIN)
    assert str(time_of_day_at(then, BERLIN)) == "3:30"


def test_a_time_that_comes_twice_counts_each_time() -> None:
    first = TimeOfDay(2, 30).next_after(at("2027-10-31 01:00"), BERLIN)
    second = TimeOfDay(2, 30).next_after(first + 60, BERLIN)
    assert (first, second) == (
        at("2027-10-31 02:30"),
        at("2027-10-31 02:30", fold=1),
    )
    assert TimeOfDay(2, 30).next_after(second, BERLIN) == at("2027-11-01 02:30")


def test_without_a_zone_it_is_this_computers() -> None:
    now = datetime(2027, 6, 10, 12, tzinfo=UTC).timestamp()
    then = TimeOfDay(7, 15).next_after(now)
    assert str(time_of_day_at(then)) == "7:15"
