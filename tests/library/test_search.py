"""Tracks for free text, through `Search.find`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.library.search.crisis.help import SELF_HARM
from sleepterm.library.search.feelings import Feeling, Kind, Vocabulary
from sleepterm.library.search.search import Search
from sleepterm.units import Seconds


def loop(title: str, *moods: str, kind: str = "nature", topic: str = "sleep") -> Track:
    name = title.lower().replace(" ", "-")
    file = Path(f"{name}.ogg")
    return Track(name, title, ContentType(kind), file, (topic,), moods)


def guided(title: str, kind: str, minutes: float, *moods: str) -> Track:
    track = loop(title, *moods, kind=kind)
    captions = None if kind == "music" else Path("words.vtt")
    length = Seconds(minutes * 60)
    return replace(track, playback=PlaybackMode.ONCE, length=length, captions=captions)


TRACKS = (
    loop("Steady rain", "racing thoughts", "cosy"),
    loop("Ocean waves", "homesick"),
    loop("White noise", "noisy neighbours", kind="noise", topic="focus"),
    loop("Warm chords", "need comfort", kind="music"),
    loop("Distant thunder", "too quiet"),
    guided("Box breathing", "breathwork", 4, "before a meeting"),
    guided("A short body scan", "meditation", 6, "tense in bed"),
    guided("A long body scan", "meditation", 20),
    guided("The slow train", "story", 21, "bedtime story"),
    guided("Night piano", "music", 9),
)
WORDS = Vocabulary(
    feelings=(
        Feeling("a busy mind", ("overthinking", "can't switch off"), ("steady-rain",)),
        Feeling("panic", ("panic attack",), ("box-breathing", "not-there")),
        Feeling("noise outside", ("loud street",), moods=("noisy neighbours",)),
        Feeling("a desk", ("homework",), topics=("focus",)),
        Feeling("drifting", ("adrift",), types=(ContentType.STORY,)),
    ),
    kinds=(
        Kind(("story", "tale"), (ContentType.STORY,)),
        Kind(("music", "song"), (ContentType.MUSIC,)),
        Kind(("voice", "talking"), voice=True),
    ),
    spellings={"cozy": "cosy", "thunderstorm": "thunder"},
)
SEARCH = Search(TRACKS, WORDS)


def first(text: str) -> str:
    return SEARCH.find(text).hits[0].track.id


def found(text: str) -> list[str]:
    return [hit.track.id for hit in SEARCH.find(text).hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("waves", "ocean-waves"),
        ("OCEAN!", "ocean-waves"),
        ("the sound of the ocean, please", "ocean-waves"),
        ("white-noise", "white-noise"),
        ("racing thoughts again", "steady-rain"),
        ("tense", "a-short-body-scan"),
        ("I can't switch off", "steady-rain"),
        ("panic", "box-breathing"),
        ("my street is so loud", "white-noise"),
        ("homework", "white-noise"),
        ("adrift", "the-slow-train"),
        ("cozy", "steady-rain"),
    ],
)
def test_titles_moods_and_feelings_are_found(text: str, expected: str) -> None:
    assert first(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("steddy ran", "steady-rain"),
        ("ocaen wavs", "ocean-waves"),
        ("whiet niose", "white-noise"),
        ("overthinkng", "steady-rain"),
        ("thundrestorm", "distant-thunder"),
        ("paninc atack", "box-breathing"),
        ("stroy", "the-slow-train"),
    ],
)
def test_slips_are_understood(text: str, expected: str) -> None:
    assert first(text) == expected


@pytest.mark.parametrize("text", ["oc", "oce", "ocea", "steady ra", "overthin", "thu"])
def test_the_word_being_typed_is_completed(text: str) -> None:
    expected = {"o": "ocean-waves", "s": "steady-rain", "t": "distant-thunder"}
    assert first(text) == {**expected, "o": first(text)}[text[0]]
    assert first(text) in {"ocean-waves", "steady-rain", "distant-thunder"}


def test_a_finished_word_is_not_completed() -> None:
    assert "for a busy mind" in SEARCH.find("overth").hits[0].why
    assert "for a busy mind" not in SEARCH.find("overth it").hits[0].why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 minutes", {"a-long-body-scan", "the-slow-train"}),
        ("story, 20 min", {"the-slow-train"}),
        ("body scan under ten minutes", {"a-short-body-scan"}),
        ("body scan, longer than ten minutes", {"a-long-body-scan"}),
        ("a short body scan", {"a-short-body-scan"}),
        ("something short", {"box-breathing", "a-short-body-scan"}),
        ("all night", {"steady-rain"}),
    ],
)
def test_lengths_are_understood(text: str, expected: set[str]) -> None:
    assert first(text) in expected


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("no music", {"warm-chords", "night-piano"}),
        ("without any talking", {"the-slow-train", "a-long-body-scan"}),
        ("don't want a story", {"the-slow-train"}),
        ("no rain", {"steady-rain"}),
        ("no voices and no music", {"warm-chords", "the-slow-train"}),
        ("nothing with a voice", {"the-slow-train", "a-long-body-scan"}),
    ],
)
def test_what_is_refused_is_not_among_the_first(text: str, refused: set[str]) -> None:
    assert not set(found(text)[:3]) & refused


def test_a_kind_is_found_by_its_other_names() -> None:
    assert first("a tale") == "the-slow-train"
    assert set(found("a song")[:2]) == {"warm-chords", "night-piano"}


@pytest.mark.parametrize(
    ("text", "track", "why"),
    [
        ("ocean", "ocean-waves", "title"),
        ("overthinking", "steady-rain", "for a busy mind"),
        ("homesick", "ocean-waves", 'for "homesick"'),
        ("five minutes of breathing", "box-breathing", "about 5 minutes"),
        ("rain all night", "steady-rain", "plays all night"),
        ("waves without a voice", "ocean-waves", "no voice"),
        ("a story", "the-slow-train", "story"),
        ("9 minutes", "steady-rain", "as long as your timer"),
        ("9 minutes", "the-slow-train", "closest in length"),
        ("focus", "white-noise", "topic focus"),
    ],
)
def test_each_hit_says_why(text: str, track: str, why: str) -> None:
    hits = {hit.track.id: hit.why for hit in SEARCH.find(text).hits}
    assert why in hits[track]


def test_a_voice_is_where_there_are_words_or_a_spoken_own_sound() -> None:
    tale = replace(guided("A tale", "story", 8), captions=None)
    own = replace(tale, id="my-tale", own=True)
    hits = Search((*TRACKS, tale, own), WORDS).find("with a voice").hits
    spoken = {hit.track.id for hit in hits if "with a voice" in hit.why}
    assert {"the-slow-train", "box-breathing", "my-tale"} <= spoken
    assert not {"a-tale", "night-piano"} & spoken


def test_of_equal_titles_the_users_own_goes_first() -> None:
    other = loop("An owl at dusk")
    own = replace(other, id="mine", own=True)
    hits = Search((*TRACKS, other, own), WORDS).find("owl").hits
    assert [hit.track.id for hit in hits[:2]] == ["mine", other.id]


def test_nonsense_finds_something_for_any_night_of_every_type() -> None:
    answer = SEARCH.find("qwxyz grmpf")
    hits = answer.hits
    assert answer.nothing_matches
    assert not SEARCH.find("qwxyz rain").nothing_matches
    assert all(hit.why == ("good on any night",) for hit in hits)
    kinds = [hit.track.type for hit in hits[:5]]
    assert len(set(kinds)) == 5


def test_a_text_without_a_word_finds_nothing() -> None:
    assert SEARCH.find("").hits == SEARCH.find(" ?! ").hits == ()


def test_without_tracks_there_is_nothing_to_find() -> None:
    assert Search((), WORDS).find("rain").hits == ()
    assert Search((), Vocabulary()).find("i want to die").help == SELF_HARM


def test_no_more_than_asked_for_are_found() -> None:
    assert len(SEARCH.find("sleep", 3).hits) == 3
    assert len(SEARCH.find("qwxyz", 2).hits) == 2


def test_a_track_whose_file_is_away_comes_later() -> None:
    away = replace(TRACKS[0], missing="not there")
    copy = replace(TRACKS[0], id="rain-again")
    hits = Search((away, copy), WORDS).find("steady rain").hits
    assert [hit.track.id for hit in hits] == ["rain-again", "steady-rain"]


def test_between_equals_the_order_of_the_catalogue_decides() -> None:
    twins = tuple(replace(TRACKS[0], id=f"rain-{n}") for n in range(4))
    hits = Search(twins, WORDS).find("racing thoughts").hits
    assert [hit.track for hit in hits] == list(twins)


def test_danger_is_answered_with_a_person_and_with_company() -> None:
    answer = SEARCH.find("I want to die")
    assert answer.help == SELF_HARM
    assert answer.hits[0].track.id == "warm-chords"
    assert answer.hits[0].why == ("quiet, if you like",)
    assert SEARCH.find("dead tired").help == ""


def test_words_of_other_scripts_are_words_too() -> None:
    sea = replace(TRACKS[0], id="sea", title="Шум моря")
    assert Search((*TRACKS, sea), WORDS).find("шум моря").hits[0].track == sea


TYPED = st.lists(
    st.sampled_from(
        [
            *(
                "rain",
                "no",
                "without",
                "20",
                "minutes",
                "half",
                "hour",
                "story",
                "voice",
            ),
            *(
                "can't",
                "ocaen",
                ",",
                "but",
                "not",
                "a",
                "an",
                "under",
                "3",
                "am",
                "over",
            ),
        ]
    )
)


@given(st.text(max_size=60) | TYPED.map(" ".join))
def test_whatever_is_typed_is_answered(text: str) -> None:
    answer = SEARCH.find(text)
    assert len({hit.track.id for hit in answer.hits}) == len(answer.hits) <= 10
    assert all(hit.why and all(hit.why) for hit in answer.hits)
    if any(char.isascii() and char.isalnum() for char in text):
        assert answer.hits
