"""For you: users get their own sounds first; new users get suitable ones."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.library.browse.recommendations import MOST, for_you
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.catalog_file import parse_catalog
from sleepterm.library.history.plays import Ending, Play
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.library.mixes.mix_tracks import with_mixes
from sleepterm.units import Seconds

ROOT = Path(__file__).parents[2]
TRACKS, _ = parse_catalog(
    (ROOT / "tracks.toml").read_text("utf-8"),
    file="tracks.toml",
    folder=ROOT / "sounds",
    own=False,
)
DAY = 86_400.0
NOW = 1_700_000_000.0
RUNS = 300


def play(
    track: str, ended: Ending = Ending.TIMER, *, days: float = 1.0, hour: int = 23
) -> Play:
    heard = Seconds(10.0 if ended is Ending.SKIPPED else 1800.0)
    return Play(track, NOW - days * DAY, hour, heard, ended)


def ids(plays: Iterable[Play], liked: Iterable[str] = (), hour: int = 23) -> list[str]:
    offers = for_you(TRACKS, tuple(plays), tuple(liked), now=NOW, hour=hour)
    return [offer.track.id for offer in offers]


def why(plays: Iterable[Play], liked: Iterable[str] = (), hour: int = 23) -> str:
    return for_you(TRACKS, tuple(plays), tuple(liked), now=NOW, hour=hour)[0].why


def test_what_a_better_mix_has_in_it_is_not_offered_beside_it() -> None:
    layers = (MixPart("rain-steady"), MixPart("owl"))
    catalog = with_mixes(Catalog(TRACKS), (Mix("Our rain", layers),))
    plays = [
        play(name, days=days)
        for days in (1, 2, 3)
        for name in ("mix-our-rain", "rain-steady", "owl")
    ]

    def first(*more: Play, liked: Iterable[str] = ()) -> list[str]:
        known = (*plays, *more)
        offers = for_you(catalog, known, tuple(liked), now=NOW, hour=23)
        return [offer.track.id for offer in offers]

    offered = first()
    assert offered[0] == "mix-our-rain"
    assert len(offered) == MOST
    assert not {"rain-steady", "owl"} & {*offered}
    assert "owl" in first(liked=["owl"])
    # played more often without the mix, it is dearer than that
    assert first(play("owl"))[:2] == ["owl", "mix-our-rain"]


@dataclass(frozen=True)
class SimulatedUser:
    """Someone with favourites of the evening and of the afternoon.

    Attributes:
        evening: two or three ids for about 23:00.
        afternoon: as many others for about 14:00.
        noise: how often something else of the catalogue is tried.
    """

    evening: tuple[str, ...]
    afternoon: tuple[str, ...]
    noise: float

    @classmethod
    def some(cls, dice: random.Random) -> SimulatedUser:
        many = dice.choice((2, 3))
        chosen = [track.id for track in dice.sample(TRACKS, 2 * many)]
        return cls(tuple(chosen[:many]), tuple(chosen[many:]), dice.uniform(0.1, 0.4))

    def fortnight(self, dice: random.Random) -> list[Play]:
        """Fourteen days and nights: one to three sounds in each part."""
        return [
            self._one(dice, night, favourites, hour)
            for night in range(14, 0, -1)
            for favourites, hour in ((self.evening, 23), (self.afternoon, 14))
            for _ in range(dice.randint(1, 3))
        ]

    def _one(
        self, dice: random.Random, night: int, favourites: tuple[str, ...], hour: int
    ) -> Play:
        hour = (hour + dice.choice((-1, 0, 0, 1))) % 24
        if dice.random() < self.noise:
            ended = dice.choice((Ending.SKIPPED, Ending.STOPPED, Ending.TIMER))
            chosen = dice.choice(TRACKS).id
        else:
            ended = dice.choice((Ending.TIMER, Ending.TIMER, Ending.STOPPED))
            chosen = dice.choice(favourites)
        at = NOW - night * DAY + dice.uniform(-3600, 3600)
        heard = dice.uniform(5, 30) if ended is Ending.SKIPPED else 1200.0
        return Play(chosen, at, hour, Seconds(heard), ended)


def share_of_users_served(hour: int) -> float:
    served = 0
    for seed in range(RUNS):
        dice = random.Random(seed)
        user = SimulatedUser.some(dice)
        plays = user.fortnight(dice)
        wanted = user.evening if hour == 23 else user.afternoon
        served += set(wanted) <= set(ids(plays, hour=hour))
    return served / RUNS


@pytest.mark.parametrize("hour", [23, 14])
def test_true_favourites_are_in_the_first_five(hour: int) -> None:
    assert share_of_users_served(hour) >= 0.9


def test_afternoon_and_evening_have_different_recommendations() -> None:
    plays = [
        play(name, days=day + part, hour=hour)
        for day in range(1, 15)
        for part, hour, name in ((0, 23, "rain-light"), (0.4, 14, "waterfall"))
    ]
    assert ids(plays, hour=23)[0] == "rain-light"
    assert ids(plays, hour=14)[0] == "waterfall"


def test_a_newcomer_is_served_by_the_hour() -> None:
    afternoon, night = ids((), hour=14), ids((), hour=23)
    assert len(afternoon) == len(night) == MOST
    assert set(afternoon).isdisjoint(night)
    assert why((), hour=23) == "good for late evening"
    for hour in range(24):
        offers = for_you(TRACKS, (), (), now=NOW, hour=hour)
        assert len({offer.track.id for offer in offers}) == MOST
        types = [offer.track.type for offer in offers]
        assert max(types.count(each) for each in types) <= 2


def test_nothing_remembered_makes_a_newcomer_again() -> None:
    dice = random.Random(7)
    plays = SimulatedUser.some(dice).fortnight(dice)
    assert ids(plays) != ids(())
    plays.clear()
    assert ids(plays) == ids(())


def test_a_skip_counts_against() -> None:
    once = [play("owl"), play("frogs")]
    assert ids(once)[:2] == ["frogs", "owl"]
    skipped = [*once, play("frogs", Ending.SKIPPED)]
    assert ids(skipped)[0] == "owl"
    assert "frogs" not in ids(skipped)
    first = ids(())[0]
    assert first not in ids([play(first, Ending.SKIPPED)])


def test_recent_nights_count_more() -> None:
    old = [play("owl", days=day) for day in (31, 32, 33)]
    assert ids([*old, play("frogs", days=1)])[:2] == ["frogs", "owl"]
    assert ids([*old, play("frogs", days=31)])[:2] == ["owl", "frogs"]


def test_what_is_missing_or_unknown_is_never_offered() -> None:
    away = tuple(replace(x, missing="it is missing") for x in TRACKS if x.id == "owl")
    plays = (play("owl"), play("no-more"))
    (*offers,) = for_you((*away, *TRACKS[:3]), plays, ("no-more",), now=NOW, hour=23)
    assert {offer.track.id for offer in offers} <= {x.id for x in TRACKS[:3]}
    assert for_you((), plays, (), now=NOW, hour=23) == ()


@pytest.mark.parametrize(
    ("plays", "liked", "hour", "words"),
    [
        ([(1, 0), (2, 0), (3, 0)], (), 23, "often your last sound before 1 am"),
        ([(1, 23), (2, 23), (3, 23)], (), 23, "often your last sound before midnight"),
        ([(1, 22), (2, 22), (3, 22)], (), 23, "often your last sound before 11 pm"),
        ([(1, 14), (2, 14), (3, 14)], (), 14, "often played at this hour"),
        ([(1, 14)], (), 14, "played around this hour before"),
        ([(1, 3)], (), 14, "played before"),
        ([(1, 14)], ("rain-steady",), 14, "a favourite of yours"),
        ([], ("rain-steady",), 14, "a favourite of yours"),
    ],
)
def test_it_says_why(
    plays: list[tuple[int, int]], liked: tuple[str, ...], hour: int, words: str
) -> None:
    played = [play("rain-steady", days=day, hour=at) for day, at in plays]
    assert why(played, liked, hour) == words


def test_something_else_behind_it_is_the_last_sound() -> None:
    plays = [play("rain-steady", days=day, hour=0) for day in (1, 2, 3)]
    plays += [play("owl", days=day - 0.1, hour=2) for day in (1, 2, 3)]
    assert not why(plays, hour=0).startswith("often your last sound")


def test_a_favourite_brings_what_is_like_it() -> None:
    offers = for_you(TRACKS, (), ("rain-light",), now=NOW, hour=23)
    assert offers[0].track.id == "rain-light"
    assert "you liked Light rain" in [offer.why for offer in offers[1:]]


SOME = TRACKS[:12]
NAMES = st.sampled_from([track.id for track in SOME])
PLAYS = st.builds(
    play,
    NAMES,
    st.sampled_from(Ending),
    days=st.floats(0.1, 30.0),
    hour=st.integers(0, 23),
)


@given(st.lists(PLAYS, max_size=8), st.sets(NAMES, max_size=4), st.integers(0, 23))
def test_no_reason_names_what_is_recommended(
    plays: list[Play], liked: set[str], hour: int
) -> None:
    # Of each track there is a copy with its title, as an own sound may have it.
    copies = (replace(track, id=f"{track.id}-2") for track in SOME)
    offers = for_you((*SOME, *copies), plays, liked, now=NOW, hour=hour)
    assert offers
    for offer in offers:
        assert offer.why
        assert offer.track.title not in offer.why


def test_what_is_spoken_for_children_is_for_who_likes_that() -> None:
    few = [
        replace(track, missing="")
        for track in TRACKS
        if track.id.startswith(("childs-", "purring-cat"))
    ]

    def offered(*liked: str) -> set[str]:
        offers = {
            each.track.id
            for hour in range(24)
            for each in for_you(few, (), liked, now=NOW, hour=hour)
        }
        return {name for name in offers - {*liked} if name.startswith("childs-")}

    assert not offered()
    assert not offered("purring-cat")
    assert offered("childs-rest-teddy")
