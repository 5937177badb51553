"""Sessions and the catalogue: what of them can be played, and how they are listed."""

from __future__ import annotations

from datetime import time

from tests.playback.fake_player import guided, loop

from sleepterm.library.browse.recommendations import for_you
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import LengthBand, TrackFilter
from sleepterm.library.catalog.track import ContentType
from sleepterm.library.history.plays import Ending, Play
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.library.mixes.mix_tracks import with_mixes
from sleepterm.library.search.feelings import Vocabulary
from sleepterm.library.search.search import Search
from sleepterm.library.sequences.part import parse_part
from sleepterm.library.sequences.plan import Plan, plan_sequence
from sleepterm.library.sequences.sequence import Sequence
from sleepterm.library.sequences.sequence_tracks import (
    lengths_of_sequences,
    sequence_named,
    with_sequences,
)
from sleepterm.units import Decibels, Percent, Seconds

RAIN, SEA = loop("rain", topics=("sleep",)), loop("sea")
SCAN = guided("scan", 12, bed="rain", bed_db=Decibels(-12.0), topics=("body",))
UNMEASURED = guided("tale", length=None)
STORM = Mix("Big storm", (MixPart("rain", Percent(80)), MixPart("sea", Percent(40))))
CATALOG = with_mixes(
    Catalog((RAIN, SEA, SCAN, UNMEASURED, loop("gone", missing="no file"))), [STORM]
)


def sequence(*lines: str, name: str = "Night") -> Sequence:
    return Sequence(name, tuple(map(parse_part, lines)))


def plan(*lines: str) -> Plan:
    return plan_sequence(sequence(*lines), CATALOG)


def layers(plan: Plan, at: int = 0) -> dict[str, tuple[int, int]]:
    return {x.track.id: (x.percent, x.to) for x in plan.parts[at].layers}


def test_a_guided_part_lasts_as_long_as_its_track_and_brings_its_bed() -> None:
    made = plan("scan", "rain:50 30m to 10")
    assert [(x.length, x.waits) for x in made.parts] == [(720.0, True), (1800.0, False)]
    assert layers(made) == {"scan": (100, 100), "rain": (63, 63)}
    assert made.parts[0].bed == "rain"
    assert layers(made, 1) == {"rain": (50, 10)}


def test_a_guided_part_may_be_cut_and_have_another_bed_or_none() -> None:
    made = plan("scan 5m bed sea", "scan bed none", "scan 20m")
    assert [(x.length, x.waits) for x in made.parts] == [
        (300.0, False),
        (720.0, True),
        (720.0, True),
    ]
    assert [set(layers(made, at)) for at in range(3)] == [
        {"scan", "sea"},
        {"scan"},
        {"scan", "rain"},
    ]


def test_a_mix_is_a_part_and_a_percentage_scales_its_layers() -> None:
    assert layers(plan("Big storm:50 1h")) == {"rain": (40, 40), "sea": (20, 20)}
    assert layers(plan("mix-big-storm 1h")) == {"rain": (80, 80), "sea": (40, 40)}


def test_breathing_is_paced_for_whole_breaths() -> None:
    made = plan("breathe 4-6 4m", "breathe nonsense 4m")
    assert [x.title for x in made.parts] == ["Breathing 4-6, 4 min"]
    assert made.parts[0].length == 240.0
    assert made.left_out == ("breathe nonsense",)


def test_what_is_missing_is_left_out_and_named() -> None:
    made = plan("gone 5m", "nowhere 5m", "rain 5m", "session-night 5m")
    assert [x.title for x in made.parts] == ["Rain"]
    assert made.left_out == ("gone", "nowhere", "session-night")


def test_a_time_of_day_needs_a_loop_in_front_of_it() -> None:
    made = plan("rain:40", "from 5:30 sea 20m rising 5m")
    assert [(x.length, x.at) for x in made.parts] == [
        (0.0, None),
        (1200.0, time(5, 30)),
    ]
    assert plan("scan", "from 5:30 sea 20m").left_out == ("sea",)
    assert plan("from 5:30 sea 20m").parts == ()


def test_a_loop_without_a_length_gets_one_unless_a_time_ends_it() -> None:
    assert [x.length for x in plan("rain", "sea").parts] == [1800.0, 1800.0]


def listed(*sequences: Sequence) -> Catalog:
    return with_sequences(CATALOG, sequences)


def test_a_session_is_a_track_of_its_own_type() -> None:
    track = sequence_named(listed(sequence("scan", "rain 30m")), "NIGHT")
    assert track is not None
    assert track.id == "session-night"
    assert track.kinds == (
        ContentType.SESSION,
        ContentType.MEDITATION,
        ContentType.NATURE,
    )
    assert (track.length, track.is_loop, track.has_file) == (2520.0, False, False)
    assert track.topics == ("body", "sleep")
    assert LengthBand.of(track) is LengthBand.FROM_20
    assert not track.is_own_sound
    assert track.own


def test_joining_twice_replaces_sessions_and_keeps_mixes() -> None:
    once = listed(sequence("rain 5m"))
    assert with_sequences(once, [sequence("rain 5m")]).tracks == once.tracks
    assert with_mixes(once, [STORM]).get("session-night") is None


def test_its_length_is_unknown_until_all_are_measured() -> None:
    catalog = listed(
        sequence("tale", "rain 5m"), sequence("rain", "from 6:00 sea 5m", name="Dawn")
    )
    assert [catalog.get(x).length for x in ("session-night", "session-dawn")] == [  # type: ignore[union-attr]
        None,
        None,
    ]
    assert lengths_of_sequences(catalog, {"tale": Seconds(100)}) == {
        "session-night": 400.0
    }


def test_one_without_a_playable_part_is_missing() -> None:
    track = listed(sequence("gone 5m")).get("session-night")
    assert track is not None
    assert track.missing == "all its parts are missing: gone"


def test_it_is_found_filtered_and_recommended() -> None:
    made = Sequence("Night", (parse_part("rain 5m"),), "For a racing mind.")
    catalog = listed(made)
    found = TrackFilter(type=ContentType.SESSION, text="rain").apply(catalog)
    assert [x.id for x in found] == ["session-night"]
    hits = Search(catalog, Vocabulary()).find("racing mind").hits
    assert hits[0].track.id == "session-night"
    offers = for_you(tuple(catalog), [], {"session-night", "rain"}, now=0.0, hour=23)
    assert {x.track.id for x in offers[:2]} == {"session-night", "rain"}


def test_a_part_played_less_than_its_session_is_not_offered_beside_it() -> None:
    play = Play("rain", 0.0, 23, Seconds(3600.0), Ending.TIMER)
    for liked, offered in (({"session-night"}, False), (set[str](), True)):
        catalog = tuple(listed(sequence("rain 5m", "sea 5m")))
        offers = for_you(catalog, [play], liked, now=0.0, hour=23)
        assert ("rain" in {x.track.id for x in offers}) is offered
