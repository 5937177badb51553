"""What tired people type is read, or refused with a sentence."""

from __future__ import annotations

import contextlib
from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sleepterm.errors import SleeptermError
from sleepterm.night.diary.answers import (
    parse_clock,
    parse_count,
    parse_day,
    parse_minutes,
    parse_note,
    parse_quality,
)
from sleepterm.night.diary.entry import Entry
from sleepterm.night.diary.questions import QUESTIONS

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("23:10", time(23, 10)),
        ("2310", time(23, 10)),
        ("11pm", time(23)),
        ("11 p.m.", time(23)),
        ("12am", time(0)),
        ("12:30 pm", time(12, 30)),
        ("7", time(7)),
        ("730", time(7, 30)),
        ("7.30", time(7, 30)),
        ("7 30", time(7, 30)),
        ("7h30", time(7, 30)),
        ("23h", time(23)),
        ("~23:00", time(23)),
        ("about 20", time(20)),
        ("around 7ish", time(7)),
        ("ca. 6:50?", time(6, 50)),
        ("24:00", time(0)),
        ("midnight", time(0)),
        ("  7:05  ", time(7, 5)),
    ],
)
def test_times_of_day(typed: str, clock: time) -> None:
    assert parse_clock(typed) == clock


@pytest.mark.parametrize(
    "typed", ["", "25", "7:60", "13pm", "0am", "late", "7:5", "-7", "12345", "7 8 9"]
)
def test_what_is_no_time_of_day(typed: str) -> None:
    with pytest.raises(SleeptermError, match="is not a time of day"):
        parse_clock(typed)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("20", 20),
        ("about 20", 20),
        ("20 min", 20),
        ("1h", 60),
        ("1h30", 90),
        ("1:15", 75),
        ("20-30", 25),
        ("~ 10 to 20 min", 15),
        ("0", 0),
        ("0 min", 0),
        ("none", 0),
        ("half an hour", 30),
        ("24h", 1440),
    ],
)
def test_minutes(typed: str, minutes: int) -> None:
    assert parse_minutes(typed) == minutes


@pytest.mark.parametrize("typed", ["", "25h", "30-20", "long", "-5", "9999"])
def test_what_is_no_length(typed: str) -> None:
    with pytest.raises(SleeptermError, match="is not a length of time"):
        parse_minutes(typed)


def test_counts_and_qualities() -> None:
    counts = ["2", "about 3", "3 times", "2x", "twice", "never"]
    assert [parse_count(x) for x in counts] == [2, 3, 3, 2, 2, 0]
    assert [parse_quality(x) for x in ("1", "Very  good", "fair")] == [1, 5, 3]
    for parse, typed in ((parse_count, "100"), (parse_quality, "6")):
        with pytest.raises(SleeptermError, match=f"'{typed}' is not a number"):
            parse(typed)


def test_dates_are_mornings_that_have_been() -> None:
    days = [parse_day(x, TODAY) for x in ("2026-03-02", "today", "Yesterday")]
    assert days == [TODAY, TODAY, date(2026, 3, 1)]
    for typed in ("2026-02-30", "1.3.", "0001-01-01", "20260301"):
        with pytest.raises(SleeptermError, match="is not a date"):
            parse_day(typed, TODAY)
    with pytest.raises(SleeptermError, match="still to come"):
        parse_day("2026-03-03", TODAY)


def test_a_note_is_one_safe_line() -> None:
    assert parse_note(" a\n\x1b[31mb\u202e ") == "a b"
    assert len(parse_note("x" * 10_000)) == 500


@example("~" * 300)
@example("\u0663:10")
@given(st.text(max_size=30) | st.text("0123456789:.apmhin ~-?", max_size=12))
def test_any_text_is_read_or_refused(typed: str) -> None:
    for question in QUESTIONS:
        entry = Entry(TODAY)
        with contextlib.suppress(SleeptermError):
            entry = question.answered(entry, typed)
        # What was understood is shown, and reads as the same again.
        assert question.answered(Entry(TODAY), question.answer(entry)) == entry
