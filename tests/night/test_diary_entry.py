"""Figures of a night: in time that really passed, and none for nonsense."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sleepterm.night.diary.entry import Entry, figures
from sleepterm.night.diary.fortnight import Fortnight
from sleepterm.night.diary.nights import morning_of
from sleepterm.tui.glyphs import ASCII, UNICODE

BERLIN = ZoneInfo("Europe/Berlin")
WINTER, SPRING, AUTUMN = date(2026, 1, 15), date(2026, 3, 29), date(2026, 10, 25)
NIGHT = Entry(
    WINTER,
    bed=time(23),
    sleep=time(23, 30),
    latency=20,
    awakenings=2,
    awake=40,
    wake=time(6, 30),
    up=time(7),
)
clocks = st.none() | st.times().map(lambda x: x.replace(second=0, microsecond=0))
lengths = st.none() | st.integers(0, 1440)
entries = st.builds(
    Entry,
    morning=st.sampled_from([WINTER, SPRING, AUTUMN]),
    bed=clocks,
    sleep=clocks,
    latency=lengths,
    awakenings=st.none() | st.integers(0, 99),
    awake=lengths,
    wake=clocks,
    up=clocks,
)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def test_efficiency_is_time_asleep_over_time_in_bed() -> None:
    found = figures(NIGHT, BERLIN)
    assert (found.in_bed, found.asleep) == (hours(8), hours(6))
    assert found.efficiency == 0.75
    assert not found.doubt


def test_the_hour_a_clock_skips_did_not_pass_and_a_repeated_one_did() -> None:
    spring = figures(replace(NIGHT, morning=SPRING), BERLIN)
    autumn = figures(replace(NIGHT, morning=AUTUMN), BERLIN)
    assert (spring.in_bed, spring.asleep) == (hours(7), hours(5))
    assert (autumn.in_bed, autumn.asleep) == (hours(9), hours(7))


def test_a_time_that_comes_twice_is_the_one_that_fits() -> None:
    night = Entry(AUTUMN, bed=time(2, 50), up=time(2, 10))
    assert figures(night, BERLIN).in_bed == timedelta(minutes=20)


def test_a_time_that_the_clock_skips_does_no_harm() -> None:
    night = Entry(SPRING, bed=time(2, 30), up=time(3, 45))
    assert figures(night, BERLIN).in_bed == timedelta(minutes=15)


def test_the_rules_of_this_computer_are_used_by_default() -> None:
    assert figures(NIGHT).in_bed == hours(8)


def test_who_sleeps_past_noon_or_by_day_has_figures_too() -> None:
    late = Entry(WINTER, bed=time(4), wake=time(12, 30), up=time(13))
    day = Entry(WINTER, bed=time(8), wake=time(15), up=time(15, 30))
    evening = Entry(WINTER, bed=time(13), wake=time(20), up=time(21))
    lengths = [figures(x, BERLIN).in_bed for x in (late, day, evening)]
    assert lengths == [hours(9), hours(7.5), hours(8)]


@pytest.mark.parametrize("name", ["bed", "sleep", "latency", "awake", "wake", "up"])
def test_without_an_answer_there_is_no_figure(name: str) -> None:
    blank: dict[str, Any] = {name: None}
    assert figures(replace(NIGHT, **blank), BERLIN).efficiency is None


def test_who_never_woke_up_was_not_awake() -> None:
    night = replace(NIGHT, awakenings=0, awake=None)
    assert figures(night, BERLIN).asleep == hours(6) + timedelta(minutes=40)


def test_more_awake_than_the_night_is_long_gives_no_figure() -> None:
    found = figures(replace(NIGHT, awake=500), BERLIN)
    assert (found.asleep, found.efficiency) == (None, None)
    assert "minutes awake" in found.doubt


def test_times_that_do_not_follow_each_other_give_no_figure() -> None:
    found = figures(replace(NIGHT, sleep=time(22, 50)), BERLIN)
    assert (found.in_bed, found.efficiency) == (None, None)
    assert "23:00, 22:50, 06:30, 07:00" in found.doubt


def test_an_evening_without_pm_is_asked_about() -> None:
    found = figures(replace(NIGHT, bed=time(11)), BERLIN)
    assert "20 hours in bed" in found.doubt


@settings(max_examples=100)
@example(Entry(SPRING, time(2, 30), time(2, 30), 0, 0, 0, time(2, 30), time(2, 30)))
@example(Entry(AUTUMN, time(2, 30), time(2, 40), 0, 0, 0, time(2, 20), time(2, 20)))
@given(entries)
def test_efficiency_is_never_below_0_nor_above_100_percent(entry: Entry) -> None:
    found = figures(entry, BERLIN)
    assert found.efficiency is None or 0.0 <= found.efficiency <= 1.0
    assert found.in_bed is None or timedelta() < found.in_bed <= hours(24)
    assert found.asleep is None or found.asleep >= timedelta()


def test_a_night_ends_at_noon() -> None:
    moments = [
        datetime(2026, 1, 14, 12, tzinfo=BERLIN),
        datetime(2026, 1, 15, 11, 59, tzinfo=BERLIN),
        datetime(2026, 1, 15, 11, tzinfo=UTC),
    ]
    nights = [morning_of(x.timestamp(), BERLIN) for x in moments]
    assert nights == [WINTER, WINTER, WINTER + timedelta(days=1)]


def test_the_plot_leaves_missed_days_blank() -> None:
    awake = replace(NIGHT, latency=0, awake=420)
    known = {
        WINTER: NIGHT,
        WINTER - timedelta(days=1): awake,
        WINTER - timedelta(days=14): NIGHT,
    }
    weeks = Fortnight.until(WINTER, known, BERLIN)
    assert [day.morning.day for day in weeks.days] == list(range(2, 16))
    assert weeks.efficiencies[-2:] == (0.0, 0.75)
    assert weeks.mean == "Sleep efficiency, mean of 2: 38%"
    assert weeks.plot(UNICODE.levels, UNICODE.solid, 2) == [
        "100%" + " " * 27 + "▄",
        " " * 29 + "▁ █",
        "     2   4   6   8   10  12  14",
    ]
    assert weeks.plot(ASCII.levels, ASCII.solid, 1)[0] == "100%" + " " * 25 + ". ="
    blank = Fortnight.until(WINTER, {}, BERLIN)
    assert blank.with_last(NIGHT, BERLIN).efficiencies == (*[None] * 13, 0.75)
    assert blank.plot(ASCII.levels, ASCII.solid, 2)[:2] == ["100%", ""]
    assert blank.mean == "Sleep efficiency: none yet"


@given(st.floats(0, 1), st.integers(1, 8))
def test_bars_fit_into_their_rows(share: float, rows: int) -> None:
    night = replace(NIGHT, latency=round(420 * (1 - share)), awake=0)
    lines = Fortnight.until(WINTER, {WINTER: night}, BERLIN).plot("▁▂▃▄▅▆▇", "█", rows)
    assert len(lines) == rows + 1
    assert all(len(line) <= 33 for line in lines)
    assert lines[rows - 1][-1] in "▁▂▃▄▅▆▇█"
