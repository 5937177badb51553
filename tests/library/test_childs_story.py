"""What is answered to the wish for a child's story in other catalogues."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.library.search.childs_story import CALM_INSTEAD, NO_CHILDS_STORY
from sleepterm.library.search.feelings import Kind, Vocabulary
from sleepterm.library.search.search import Search

WORDS = Vocabulary(
    kinds=(Kind(("story", "tale"), (ContentType.STORY,)),), spellings={"kid": "child"}
)
ASKED = "story for my kid"


def story(name: str, topic: str) -> Track:
    file = Path(f"{name}.ogg")
    once = PlaybackMode.ONCE
    return Track(name, name, ContentType.STORY, file, (topic,), (), playback=once)


def loop(name: str, topic: str) -> Track:
    return Track(name, name, ContentType.NATURE, Path(f"{name}.ogg"), (topic,), ())


def asked(text: str, *tracks: Track) -> tuple[list[str], str]:
    answer = Search(tracks, WORDS).find(text)
    return [hit.track.id for hit in answer.hits], answer.note


ADULT, CHILD = story("ferry", "sleep"), story("bear", "kids")
RAIN, FROGS = loop("rain", "sleep"), loop("frogs", "kids")


def test_a_story_for_children_is_the_only_answer() -> None:
    assert asked(ASKED, ADULT, RAIN, FROGS, CHILD) == (["bear"], "")


def test_without_one_what_suits_children_is_offered() -> None:
    assert asked(ASKED, ADULT, RAIN, FROGS) == (["frogs"], CALM_INSTEAD)


def test_without_that_either_sounds_are_offered() -> None:
    assert asked(ASKED, ADULT, RAIN) == (["rain"], CALM_INSTEAD)


def test_where_there_are_only_stories_for_adults_nothing_is_offered() -> None:
    assert asked(ASKED, ADULT) == ([], NO_CHILDS_STORY)


def test_an_age_is_a_child_and_a_refused_story_is_no_wish() -> None:
    assert asked("a tale for a 4-year-old", ADULT, RAIN)[1] == CALM_INSTEAD
    assert asked("story by a 40 year old", ADULT, RAIN)[1] == ""
    assert asked("no story for my kid", ADULT, RAIN)[1] == ""
    assert asked("something for my kid", ADULT, FROGS)[1] == ""


def spoken(name: str, topic: str) -> Track:
    file, once = Path(f"{name}.ogg"), PlaybackMode.ONCE
    words = Path(f"{name}.vtt")
    kind = ContentType.MEDITATION
    return Track(name, name, kind, file, (topic,), (), playback=once, captions=words)


REST = spoken("teddy", "kids")


def test_what_is_spoken_for_children_is_for_children() -> None:
    for text in ("sleep", "kids sleep", "teddy bear", "something", "teddy story"):
        found = asked(text, ADULT, RAIN, FROGS, spoken_story("bear"), REST)[0]
        assert "bear" not in found, text
        assert ("teddy" in found) is ("kids" in text), text


def test_its_title_finds_it_and_a_word_that_others_have_does_not() -> None:
    others = (RAIN, FROGS, spoken_story("walk of a bear"), spoken("walk", "sleep"))
    assert "walk of a bear" in asked("bear", *others)[0]
    assert "walk of a bear" in asked("bear wa", *others)[0]
    assert asked("walk", *others)[0] == ["walk"]


def spoken_story(name: str) -> Track:
    return replace(spoken(name, "kids"), type=ContentType.STORY)
