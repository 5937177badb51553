"""Lengths of time are read as people write them and written as they read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.errors import SleeptermError
from sleepterm.night.durations import (
    format_duration,
    format_minutes,
    format_position,
    parse_duration,
    parse_fade,
)
from sleepterm.units import Seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90s", 90),
        ("45m", 2700),
        ("45min", 2700),
        ("1h30m", 5400),
        ("1h 30m 5s", 5405),
        ("1.5h", 5400),
        ("20", 1200),
        ("0.5", 30),
        (" 45M ", 2700),
        ("24h", 86400),
        ("1:30", 5400),
        ("1h30", 5400),
        ("45 minutes", 2700),
        ("1 hour", 3600),
        ("1,5h", 5400),
        ("90 min", 5400),
        ("2 hrs and 15 mins", 8100),
        ("30 secs", 30),
    ],
)
def test_durations_are_understood(text: str, seconds: float) -> None:
    assert parse_duration(text) == pytest.approx(seconds)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "0",
            "0s",
            "-5",
            "25h",
            "1e3",
            "m",
            "5x",
            "m5",
            "1:61",
            "1:5:3",
            "inf",
        ),
        *("9" * 999, "\u0664\u0665m", "1h70", "30s5m", "5 5.5.5"),
    ],
)
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(SleeptermError, match="not a length of time") as caught:
        parse_duration(text)
    assert "45m" in caught.value.hint


@given(st.text())
def test_any_text_is_a_length_of_a_night_or_refused(text: str) -> None:
    try:
        seconds = parse_duration(text)
    except SleeptermError:
        return
    assert 0 < seconds <= 86400


@given(st.integers(1, 86400))
def test_compact_is_read_back(seconds: int) -> None:
    assert parse_duration(format_duration(Seconds(seconds))) == Seconds(seconds)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(90, "90s"), (2700, "45m"), (3600, "1h"), (5400, "1h30m"), (2699.7, "45m")],
)
def test_compact_is_short(seconds: float, text: str) -> None:
    assert format_duration(Seconds(seconds)) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 min"),
        (-5, "0 min"),
        (0.1, "1 min"),
        (60, "1 min"),
        (60.1, "2 min"),
        (3540.5, "1 h 00 min"),
        (3900, "1 h 05 min"),
    ],
)
def test_time_left_is_rounded_up_to_minutes(seconds: float, text: str) -> None:
    assert format_minutes(Seconds(seconds)) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (190.9, "3:10"), (3599, "59:59"), (3765, "1:02:45")],
)
def test_a_position_is_a_clock(seconds: float, text: str) -> None:
    assert format_position(Seconds(seconds)) == text


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("0", 0), ("0m", 0), ("00 s", 0), ("0.0", 0), ("None", 0), ("off", 0), ("9", 540)],
)
def test_a_fade_may_be_none(text: str, seconds: float) -> None:
    assert parse_fade(text) == seconds


@pytest.mark.parametrize("text", ["", "0.5s", "-1", "25h", "00:00", "never"])
def test_what_is_no_fade_is_refused(text: str) -> None:
    with pytest.raises(SleeptermError, match="nor 0"):
        parse_fade(text)
