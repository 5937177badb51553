"""What favourites and plays come to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sleepterm.library.history.habits import (
    MOST_RECENT,
    NO_HABITS,
    Habits,
    PersonalList,
)
from sleepterm.library.history.plays import Ending, Play
from sleepterm.units import Seconds

NOW = 1.7e9
DAY = 86_400.0


def play(name: str, ended: Ending = Ending.TIMER, *, days: float = 1.0) -> Play:
    return Play(name, NOW - days * DAY, 23, Seconds(1200.0), ended)


PLAYS = (
    play("owl", days=3),
    play("owl", days=4),
    play("warm-pad", days=2),
    play("frogs", Ending.SKIPPED, days=0.5),
    play("rain", days=9),
    play("rain", Ending.SKIPPED, days=1),
)


def test_each_set_has_its_order() -> None:
    habits = Habits.of(("frogs", "owl"), PLAYS, now=NOW)
    assert habits.ids(PersonalList.FAVOURITES) == ("frogs", "owl")
    assert habits.ids(PersonalList.RECENT) == ("warm-pad", "owl", "rain")
    assert habits.ids(PersonalList.POPULAR) == ("owl", "warm-pad")
    assert habits.played["owl"] == NOW - 3 * DAY
    assert habits.played["rain"] == NOW - 9 * DAY


def test_what_is_recent_has_an_end() -> None:
    plays = [play(f"track-{day}", days=day) for day in range(100)]
    recent = Habits.of((), plays, now=NOW).ids(PersonalList.RECENT)
    assert recent == tuple(f"track-{day}" for day in range(MOST_RECENT))


def test_of_a_newcomer_every_set_is_empty() -> None:
    assert not any(NO_HABITS.ids(personal) for personal in PersonalList)


@given(st.permutations(PLAYS))
def test_the_order_of_the_plays_does_not_matter(plays: list[Play]) -> None:
    mixed, straight = (Habits.of((), x, now=NOW) for x in (plays, PLAYS))
    for personal in PersonalList:
        assert mixed.ids(personal) == straight.ids(personal)
