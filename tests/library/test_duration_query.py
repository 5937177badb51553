"""Lengths read from free text."""

from __future__ import annotations

from pathlib import Path

import pytest

from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.library.search.duration_query import LengthRange, parse_length
from sleepterm.units import Seconds


def preference(text: str) -> LengthRange | None:
    return parse_length(text)[0]


def track(minutes: float | None) -> Track:
    return Track(
        "it",
        "It",
        ContentType.MUSIC,
        Path("it.ogg"),
        playback=PlaybackMode.ONCE,
        length=None if minutes is None else Seconds(minutes * 60),
    )


LOOP = Track("loop", "Loop", ContentType.NATURE, Path("loop.ogg"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5 minutes", "about 5 minutes"),
        ("5min", "about 5 minutes"),
        ("five minutes of rest", "about 5 minutes"),
        ("ten minuts", "about 10 minutes"),
        ("a few minutes", "about 5 minutes"),
        ("a couple of minutes", "about 2 minutes"),
        ("half an hour", "about 30 minutes"),
        ("a quarter of an hour", "about 15 minutes"),
        ("an hour", "about an hour"),
        ("1 hour", "about an hour"),
        ("one hour and a half", "about 90 minutes"),
        ("2 hours", "about 2 hours"),
        ("1,5 h", "about 90 minutes"),
        ("under ten min", "under 10 minutes"),
        ("less than 5 minutes", "under 5 minutes"),
        ("not longer than a quarter of an hour", "under 15 minutes"),
        ("at least 20 minutes", "over 20 minutes"),
        ("something short", "short"),
        ("quick", "short"),
        ("a long one", "long"),
        ("rain all night", "plays all night"),
        ("until the morning", "plays all night"),
        ("all night long", "plays all night"),
        ("raining all night", "plays all night"),
        ("something for all night", "plays all night"),
        ("awake, 10 minutes please", "about 10 minutes"),
    ],
)
def test_a_length_is_read(text: str, words: str) -> None:
    found = preference(text)
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    "text",
    [
        *("", "woke up at 3", "2 days", "5 senses", "short of breath", "a long day"),
        *(
            "a long week",
            "awake all night",
            "up all night",
            "worked all night",
            "0 minutes",
            "4 7 8",
        ),
        *("999 hours", "3am", "minutes", "a moth", "i have 2 cats"),
        *("i am sad", "am i the only one", "lying here for 2 hours", "slept two hours"),
        *("off a 12 hour shift", "a 10 hour flight", "he left 2 hours ago"),
        *("legs twitching all night", "dogs barking all night long"),
    ],
)
def test_no_length_is_made_up(text: str) -> None:
    assert preference(text) is None


def test_the_length_is_removed_from_the_text() -> None:
    assert parse_length("rain for 20 minutes please")[1].split() == [
        *("rain", "for", "please"),
    ]


def test_what_fits_comes_before_what_nearly_does() -> None:
    asked = preference("10 minutes")
    assert asked is not None
    fits = [asked.fit(track(minutes)) for minutes in (10, 12, 15, 30)]
    assert fits == sorted(fits, reverse=True)
    assert fits[1] > 0.8 > fits[2]
    assert asked.fit(track(8)) > asked.fit(track(4)) > asked.fit(track(1))
    assert asked.fit(LOOP) < asked.fit(track(None)) < asked.fit(track(10))


def test_limits_hold() -> None:
    most, least = preference("under 10 minutes"), preference("over 10 minutes")
    assert most is not None
    assert least is not None
    assert most.fit(track(9)) > 0.8 > most.fit(track(11))
    assert least.fit(track(11)) > 0.8 > least.fit(track(9))


def test_all_night_asks_for_a_loop_or_six_hours() -> None:
    asked = preference("all night")
    assert asked is not None
    assert asked.fit(LOOP) == asked.fit(track(360)) == 1.0
    assert asked.fit(track(20)) == 0.0
