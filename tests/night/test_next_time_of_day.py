"""When a time of day comes next, also where the clocks change."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.night.time_of_day import seconds_until

BERLIN = ZoneInfo("Europe/Berlin")


def at(*moment: int) -> float:
    return datetime(*moment, tzinfo=BERLIN).timestamp()  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("now", "hours"),
    [
        (at(2025, 1, 10, 23, 30), 6.0),
        (at(2025, 1, 10, 5, 30), 24.0),
        (at(2025, 3, 29, 23, 30), 5.0),
        (at(2025, 10, 25, 23, 30), 7.0),
    ],
)
def test_the_next_half_past_five_by_the_clock_on_the_wall(
    now: float, hours: float
) -> None:
    assert seconds_until(time(5, 30), now, BERLIN) == hours * 3600


def test_times_that_come_twice_or_not_at_all() -> None:
    spring, autumn = at(2025, 3, 30, 1, 0), at(2025, 10, 26, 1, 0)
    assert seconds_until(time(2, 30), spring, BERLIN) == 90.0 * 60.0
    assert seconds_until(time(2, 30), autumn, BERLIN) == 90.0 * 60.0
    assert seconds_until(time(2, 30), autumn + 2 * 3600, BERLIN) == 30.0 * 60.0


@given(st.floats(1.7e9, 1.9e9), st.times())
@settings(max_examples=40)
def test_it_is_always_ahead_and_within_a_day_and_an_hour(
    now: float, when: time
) -> None:
    wanted = when.replace(second=0, microsecond=0)
    left = seconds_until(wanted, now, BERLIN)
    assert 0 < left <= 25 * 3600
