"""In the middle of the night, what was played last stands first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.playback.fake_player import guided, loop

from sleepterm.library.browse.last_at_night import WHY, offers_at_night
from sleepterm.library.browse.recommendations import MOST, Offer
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.history.plays import Ending, Play
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.library.mixes.mix_tracks import with_mixes
from sleepterm.units import Seconds

RAIN, OWL, FIRE, SCAN = loop("rain"), loop("owl"), loop("fire"), guided("scan")
GONE = replace(loop("gone"), missing="its file is not there")
OURS = Mix("Our rain", (MixPart("rain"), MixPart("owl")))
CATALOG = with_mixes(Catalog((RAIN, OWL, FIRE, SCAN, GONE)), (OURS,))
OFFERS = (Offer(FIRE, "you liked Fire"), Offer(RAIN, "played before"))
NIGHT = 1_700_000_000.0


def play(
    name: str,
    days: float,
    *,
    hour: int = 23,
    ended: Ending = Ending.TIMER,
    heard: float = 1800.0,
) -> Play:
    return Play(name, NIGHT - days * 86_400, hour, Seconds(heard), ended)


def first(*plays: Play, last_mix: tuple[str, ...] = (), hour: int = 3) -> str:
    offers = offers_at_night(OFFERS, CATALOG, plays, last_mix, hour=hour)
    assert len({offer.track.id for offer in offers}) == len(offers) <= MOST
    return offers[0].track.id if offers[0].why == WHY else ""


@pytest.mark.parametrize("hour", range(24))
def test_only_from_midnight_to_five(hour: int) -> None:
    expected = "owl" if hour < 5 else ""
    assert first(play("owl", 1), hour=hour) == expected


def test_what_the_timer_ended_last_or_was_played_last_at_night() -> None:
    by_hand = play("scan", 0.5, hour=22, ended=Ending.STOPPED)
    by_day = play("fire", 0.2, hour=14, ended=Ending.STOPPED)
    skipped = play("fire", 0.1, hour=2, ended=Ending.SKIPPED)
    assert first(play("rain", 2), play("owl", 1)) == "owl"
    assert first(by_hand, play("owl", 1)) == "scan"
    assert first(by_day, skipped, play("owl", 1)) == "owl"
    assert first(play("owl", 0.2, hour=14), play("rain", 1)) == "owl"


def test_what_is_gone_or_unknown_is_passed_over() -> None:
    assert first(play("gone", 0.1), play("never", 0.2), play("owl", 1)) == "owl"


def test_of_what_ended_together_the_mix_or_else_the_longest() -> None:
    layers = [play("rain", 1, heard=2000.0), play("owl", 1, heard=1990.0)]
    assert first(*layers) == "rain"
    assert first(*layers, play("mix-our-rain", 1, heard=1980.0)) == "mix-our-rain"
    assert first(*layers, play("mix-our-rain", 3)) == "rain"


def test_without_plays_it_is_the_last_mix_or_nothing_new() -> None:
    assert first(last_mix=("owl", "rain")) == "mix-our-rain"
    assert first(last_mix=("gone", "fire", "owl")) == "fire"
    assert first(last_mix=("unknown",)) == ""
    assert first() == ""
    assert offers_at_night(OFFERS, CATALOG, (), (), hour=3) == OFFERS


def test_the_other_offers_follow_in_their_order() -> None:
    offers = offers_at_night(OFFERS, CATALOG, [play("rain", 1)], (), hour=0)
    assert [x.track.id for x in offers] == ["rain", "fire"]
