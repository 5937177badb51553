"""When something was, in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sleepterm.library.history.relative_time import relative_time

NOW = datetime(2026, 3, 20, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "hour", "words"),
    [
        (20, 23, "just now"),
        (20, 22, "tonight"),
        (20, 19, "this evening"),
        (20, 14, "this afternoon"),
        (20, 9, "this morning"),
        (20, 3, "last night"),
        (19, 22, "last night"),
        (19, 20, "yesterday evening"),
        (19, 6, "yesterday morning"),
        (19, 4, "2 nights ago"),
        (17, 21, "3 nights ago"),
        (17, 12, "3 days ago"),
        (6, 12, "2 weeks ago"),
    ],
)
def test_days_last_until_five_in_the_morning(day: int, hour: int, words: str) -> None:
    assert (
        relative_time(
            NOW.replace(day=day, hour=hour, minute=10), NOW.replace(minute=30)
        )
        == words
    )


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (13, "13 nights ago"),
        (59, "8 weeks ago"),
        (60, "2 months ago"),
        (364, "12 months ago"),
        (365, "over a year ago"),
        (4000, "over a year ago"),
        (-3, "just now"),
    ],
)
def test_what_is_long_ago_is_said_roughly(days: int, words: str) -> None:
    assert relative_time(NOW - timedelta(days=days), NOW) == words


def test_after_midnight_the_evening_is_still_today() -> None:
    night = NOW.replace(day=21, hour=2)
    assert relative_time(NOW, night) == "tonight"
    assert relative_time(NOW.replace(hour=20), night) == "this evening"


@given(st.datetimes(), st.datetimes())
@example(datetime(1, 1, 1, tzinfo=UTC), datetime(1, 1, 1, 1, tzinfo=UTC))
def test_there_are_always_words(then: datetime, now: datetime) -> None:
    assert relative_time(then, now)
