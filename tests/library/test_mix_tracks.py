"""Mixes as tracks of a catalogue."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.library.catalog.beds import bed_under
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.library.catalog.track_id import is_track_id
from sleepterm.library.mixes.mix import Mix, MixPart, usable_mix_name
from sleepterm.library.mixes.mix_tracks import (
    MixTrack,
    is_mix_playing,
    lengths_of_mixes,
    mix_beside,
    mix_named,
    mixes_of,
    with_mixes,
)
from sleepterm.library.mixes.random_mix import random_mix
from sleepterm.library.names import free_name
from sleepterm.units import Percent, Seconds

NATURE, STORY = ContentType.NATURE, ContentType.STORY


def sound(name: str, kind: ContentType = NATURE, **more: object) -> Track:
    values: dict[str, object] = {"file": Path(f"/{name}.ogg")} | more
    return Track(name, name.title(), kind, **values)  # type: ignore[arg-type]


RAIN = sound("rain", topics=("sleep", "calm"))
FIRE = sound("fire", topics=("cosy", "sleep"))
AWAY = sound("away", missing="the drive is not mounted")
TALE = sound("tale", STORY, playback=PlaybackMode.ONCE, length=Seconds(600), bed="rain")
SOUNDS = Catalog((RAIN, FIRE, AWAY, TALE))


def mix(name: str, *ids: str, **more: object) -> Mix:
    return Mix(name, tuple(MixPart(x) for x in ids), **more)  # type: ignore[arg-type]


def only(made: Mix) -> MixTrack:
    (track,) = mixes_of(with_mixes(SOUNDS, [made]))
    return track


@pytest.mark.parametrize(
    ("playing", "by", "found"),
    [
        ("mix-b", 1, "mix-c"),
        ("mix-b", -1, "mix-a"),
        ("mix-c", 1, "mix-a"),
        ("mix-a", -1, "mix-c"),
        ("", 1, "mix-a"),
        ("rain", -1, "mix-c"),
    ],
)
def test_mixes_beside_each_other_go_round(playing: str, by: int, found: str) -> None:
    made = with_mixes(SOUNDS, [mix(name, "rain") for name in ("a", "b", "c")])
    assert mix_beside(mixes_of(made), playing, by).id == found


NAMES = st.lists(st.text(max_size=100).map(usable_mix_name), max_size=8)
IDS = st.from_regex(r"mix(-[a-z0-9]{1,3}){1,2}", fullmatch=True)


@given(NAMES, st.sets(IDS, max_size=5))
def test_ids_are_ids_and_unique_whatever_the_names(
    names: list[str], taken: set[str]
) -> None:
    free: dict[str, Mix] = {}
    for name in names:
        each = mix(free_name(name, free), "rain")
        free[each.key] = each
    sounds = Catalog(tuple(sound(x) for x in sorted(taken)))
    joined = with_mixes(sounds, free.values())
    found = mixes_of(joined)
    assert [track.mix for track in found] == list(free.values())
    assert joined.tracks[: len(sounds)] == sounds.tracks
    for track in found:
        assert is_track_id(track.id)
        assert track.id.startswith("mix-")
        assert mix_named(joined, track.title.upper()) in {track, None}
        assert mix_named(joined, track.title) == track
    assert with_mixes(joined, free.values()) == joined


def test_a_mix_looks_like_its_layers() -> None:
    track = only(mix("Öur rain", "rain", "fire", reason="For August, and hot nights."))
    assert (track.id, track.title, track.type) == ("mix-our-rain", "Öur rain", "mix")
    assert track.topics == ("sleep",)
    assert track.moods == ("august", "hot nights")
    assert (track.own, track.is_mix, track.is_loop) == (True, True, True)
    assert track.missing == ""
    assert track.kinds == (ContentType.MIX, NATURE)
    assert "fire\n" in track.search_text
    assert "for august" in track.search_text


def test_without_a_shared_topic_the_first_layer_counts() -> None:
    sounds = Catalog((sound("a", topics=("focus",)), sound("b", topics=("nap",))))
    (track,) = mixes_of(with_mixes(sounds, [mix("Both", "a", "b", starter=True)]))
    assert track.topics == ("focus",)
    assert not track.own


def test_a_guided_layer_gives_its_length_now_or_later() -> None:
    made = mix("Tale by the fire", "fire", "tale")
    assert only(made).playback is PlaybackMode.ONCE
    assert only(made).length == Seconds(600)
    unknown = Catalog((FIRE, replace(TALE, length=None)))
    joined = with_mixes(unknown, [made, mix("Fire", "fire")])
    assert lengths_of_mixes(joined, {"tale": Seconds(9)}) == {
        "mix-tale-by-the-fire": Seconds(9)
    }
    assert lengths_of_mixes(joined, {}) == {}


def test_only_a_mix_of_which_nothing_is_here_is_missing() -> None:
    assert only(mix("Some", "rain", "away", "lost")).missing == ""
    assert only(mix("None", "away", "lost")).missing == (
        "all its sounds are missing: away, lost"
    )


def test_a_mix_is_no_layer_no_bed_and_no_part_of_a_random_one() -> None:
    joined = with_mixes(SOUNDS, [mix("Inner", "rain"), mix("Outer", "mix-inner")])
    outer = joined.get("mix-outer")
    assert outer is not None
    assert outer.missing == "all its sounds are missing: mix-inner"
    assert mix("Outer", "mix-inner", "fire").playable_in(joined) == ((FIRE, 100),)
    assert bed_under(TALE, joined, "mix-inner") is None
    for seed in range(40):
        made = random_mix(joined, seed)
        assert not any(x.track_id.startswith("mix-") for x in made.layers)


def test_of_two_voices_the_first_is_played() -> None:
    other = replace(TALE, id="other")
    made = Mix("Two", (MixPart("tale"), MixPart("fire", Percent(40)), MixPart("other")))
    found = made.playable_in(Catalog((FIRE, TALE, other)))
    assert found == ((TALE, 100), (FIRE, 40))


@pytest.mark.parametrize(
    ("ids", "bed", "sounds"),
    [
        (["rain", "fire"], "", True),
        (["fire", "rain"], "", True),
        (["rain"], "", False),
        (["rain", "fire", "tale"], "", False),
        (["rain", "fire", "hum"], "hum", True),
        (["rain", "hum"], "hum", False),
        ([], "", False),
    ],
)
def test_it_sounds_while_the_layers_are_its_own(
    ids: list[str], bed: str, *, sounds: bool
) -> None:
    made = mix("Ours", "rain", "fire", "lost")
    assert is_mix_playing(made, SOUNDS, ids, bed) is sounds
    assert not is_mix_playing(mix("Gone", "lost"), SOUNDS, ids, bed)
