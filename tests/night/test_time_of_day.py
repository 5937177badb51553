"""Times of day are understood as people write them, and met whatever the clock does."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.errors import SleeptermError
from sleepterm.night.time_of_day import (
    TimeOfDay,
    parse_end,
    parse_time_of_day,
    seconds_until,
)
from sleepterm.units import Seconds

BERLIN = ZoneInfo("Europe/Berlin")
TIMES = st.builds(TimeOfDay, st.integers(0, 23), st.integers(0, 59))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("23:30", "23:30"),
        ("2330", "23:30"),
        ("11:30pm", "23:30"),
        ("11.30 PM", "23:30"),
        ("7", "7:00"),
        ("07", "7:00"),
        ("730", "7:30"),
        ("0715", "7:15"),
        ("7 a.m.", "7:00"),
        ("12am", "0:00"),
        ("12 pm", "12:00"),
        ("24:00", "0:00"),
        ("0:05", "0:05"),
        ("23h30", "23:30"),
        ("midnight", "0:00"),
        ("until 23:30", "23:30"),
        ("Until midnight", "0:00"),
        ("till 7", "7:00"),
    ],
)
def test_a_time_is_understood(text: str, shown: str) -> None:
    assert str(parse_time_of_day(text)) == shown


@pytest.mark.parametrize(
    "text", ["", "until", "25", "24:01", "7:60", "13pm", "0am", "45m", "7:3", "-7", "x"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(SleeptermError, match="is not a time of day"):
        parse_time_of_day(text)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("45m", Seconds(2700)),
        ("45", Seconds(2700)),
        ("1h30", Seconds(5400)),
        ("23:30", TimeOfDay(23, 30)),
        ("7:00", TimeOfDay(7)),
        ("until 7", TimeOfDay(7)),
        ("11pm", TimeOfDay(23)),
        ("midnight", TimeOfDay(0)),
    ],
)
def test_an_end_is_a_length_or_a_time(text: str, end: Seconds | TimeOfDay) -> None:
    assert parse_end(text) == end


@settings(max_examples=60)
@given(st.text(max_size=12) | st.from_regex(r"(until )?[0-9:.apm ]{0,7}"))
def test_any_text_is_an_end_or_refused(text: str) -> None:
    try:
        end = parse_end(text)
    except SleeptermError:
        return
    assert isinstance(end, TimeOfDay) or 0 < end <= 86400


@given(TIMES)
def test_what_is_shown_is_read_back(time: TimeOfDay) -> None:
    assert parse_time_of_day(str(time)) == time
    assert parse_end(str(time)) == time


def until(text: str, now: datetime) -> timedelta:
    time = parse_time_of_day(text)
    return timedelta(seconds=seconds_until(time, now.timestamp(), now.tzinfo))


@pytest.mark.parametrize(
    ("text", "now", "hours"),
    [
        ("23:30", (2026, 6, 1, 22, 30), 1),
        ("7", (2026, 6, 1, 23, 0), 8),
        ("22:30", (2026, 6, 1, 22, 30), 24),
        # An hour is left out in the night of 29 March, and 25 October has one twice.
        ("7", (2026, 3, 28, 23, 0), 7),
        ("7", (2026, 10, 24, 23, 0), 9),
        ("2:30", (2026, 3, 29, 1, 30), 1),
        ("3:30", (2026, 3, 29, 1, 30), 1),
        ("2:30", (2026, 10, 25, 1, 30), 1),
    ],
)
def test_the_next_such_time(text: str, now: tuple[int, ...], hours: float) -> None:
    year, month, day, hour, minute = now
    start = datetime(year, month, day, hour, minute, tzinfo=BERLIN)
    assert until(text, start) == timedelta(hours=hours)


def test_in_the_repeated_hour_the_second_time_counts_once_the_first_is_over() -> None:
    first = datetime(2026, 10, 25, 2, 40, tzinfo=BERLIN)
    assert until("2:30", first) == timedelta(minutes=50)
    assert until("2:30", first.replace(fold=1)) == timedelta(hours=23, minutes=50)


@settings(max_examples=80, deadline=None)
@given(
    TIMES,
    st.integers(946_684_800, 2_114_380_800),
    st.sampled_from(["Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata"]),
)
def test_it_is_that_time_then_and_never_before(
    time: TimeOfDay, now: int, name: str
) -> None:
    zone = ZoneInfo(name)
    left = seconds_until(time, now, zone)
    assert 5 < left <= 25 * 3600 + 60
    end = datetime.fromtimestamp(now + left, zone)
    gap = (end.hour * 60 + end.minute) - (time.hour * 60 + time.minute)
    assert gap in {0, 30, 60}  # the latter where a clock was set forward


def test_without_a_zone_it_is_the_computers() -> None:
    now = datetime(2026, 6, 1, 22, 30).timestamp()  # noqa: DTZ001 - the local zone
    assert seconds_until(TimeOfDay(23, 30), now, None) == Seconds(3600)
    assert seconds_until(TimeOfDay(22, 30), now - 4, None) > 80_000


@pytest.mark.parametrize(("hour", "minute"), [(24, 0), (-1, 0), (0, 60), (0, -1)])
def test_no_such_time(hour: int, minute: int) -> None:
    with pytest.raises(ValueError, match="time of day"):
        TimeOfDay(hour, minute)
