"""Phrases of sleepless people: how many have a good first answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.content.phrase_score import (
    SLEEPLESS,
    SLEEPLESS_HELD_OUT,
    SLEEPLESS_MORE,
    Phrase,
    catalogue,
    missed,
    sleepless_phrases,
    vocabulary,
)

from sleepterm.library.catalog.track import ContentType
from sleepterm.library.search.crisis.help import HARM_BY_OTHERS, SELF_HARM
from sleepterm.library.search.search import Search

TRACKS = catalogue()
SEARCH = Search(TRACKS, vocabulary())
TUNED, HELD_OUT = sleepless_phrases(SLEEPLESS), sleepless_phrases(SLEEPLESS_HELD_OUT)
MORE = sleepless_phrases(SLEEPLESS_MORE)
MOST = 200
FOR_CHILDREN = {x.id for x in TRACKS if "kids" in x.topics and not x.is_loop}
STORIES = {x.id for x in TRACKS if x.type is ContentType.STORY}


@pytest.mark.parametrize(
    ("file", "share"),
    [(SLEEPLESS, 0.9), (SLEEPLESS_MORE, 0.9), (SLEEPLESS_HELD_OUT, 0.85)],
)
def test_enough_phrases_have_a_good_first_answer(file: Path, share: float) -> None:
    asked = sleepless_phrases(file)
    wrong = missed(SEARCH, asked, 1)
    # which of the held-out ones miss is not shown: nobody shall tune on them
    shown = len(wrong) if file == SLEEPLESS_HELD_OUT else wrong
    assert len(wrong) <= (1 - share) * len(asked) + 1e-9, shown


def test_there_are_seventy_and_twenty_held_out_and_no_two_alike() -> None:
    assert (len(TUNED), len(MORE), len(HELD_OUT)) == (40, 30, 20)
    assert len({phrase.text.lower() for phrase in (*TUNED, *MORE, *HELD_OUT)}) == 90


@pytest.mark.parametrize("phrase", [*TUNED, *MORE, *HELD_OUT], ids=lambda x: x.text)
def test_an_answer_can_be_wrong(phrase: Phrase) -> None:
    assert phrase.ids <= {track.id for track in TRACKS}
    good = sum(phrase.accepts(track) for track in TRACKS)
    assert bool(good) is not phrase.advice
    assert good <= 0.75 * len(TRACKS)


@pytest.mark.parametrize(
    "text",
    [
        *("story for my 6 year old", "bedtime story for kids", "a tale for a toddler"),
        *("read to my little one", "storry for my dauther", "fairy tale for my son"),
    ],
)
def test_a_childs_story_is_never_one_for_adults(text: str) -> None:
    answer = SEARCH.find(text, MOST)
    assert answer.note == ""
    assert {hit.track.id for hit in answer.hits} == FOR_CHILDREN & STORIES


@pytest.mark.parametrize(
    "text",
    [
        *("story", "bedtime story", "one more story please", "tell me a story"),
        *("worried about my kids", "my daughter died", "i miss my son"),
        *("want to sleep", "not tired at all", "cosy", "the little things", "qqqq"),
        *("sleepy", "walk", "ride", "yawn while driving", "post work stress"),
    ],
)
def test_adults_are_told_no_story_for_children(text: str) -> None:
    found = {hit.track.id for hit in SEARCH.find(text, MOST).hits}
    assert found
    assert not found & FOR_CHILDREN & STORIES


@pytest.mark.parametrize(
    "text", ["meditation", "relax", "calm me down", "sleep", "cat"]
)
def test_a_rest_for_children_is_found_only_for_a_child(text: str) -> None:
    found = {hit.track.id for hit in SEARCH.find(text, MOST).hits}
    assert not found & FOR_CHILDREN
    found = {hit.track.id for hit in SEARCH.find(f"{text} for my child", MOST).hits}
    assert found & FOR_CHILDREN - STORIES


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("snail", "childs-story-snail-post"),
        ("the yawn that went", "childs-story-long-yawn"),
        ("ride for your ted", "childs-rest-teddy"),
    ],
)
def test_who_types_its_title_finds_what_is_for_children(text: str, first: str) -> None:
    assert SEARCH.find(text).hits[0].track.id == first


@pytest.mark.parametrize(
    "text",
    ["bedtime story", "a little story", "story about the sun", "20 minute story"],
)
def test_other_stories_are_there_as_ever(text: str) -> None:
    answer = SEARCH.find(text)
    assert answer.note == ""
    assert answer.hits[0].track.type is ContentType.STORY


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("he left me, heartbroken, i want to die", SELF_HARM),
        ("so lonely i want to kill myself", SELF_HARM),
        ("nobody to talk to and i want to end my life", SELF_HARM),
        ("story for my kid, my husband hits me", HARM_BY_OTHERS),
    ],
)
def test_danger_in_heartbreak_or_loneliness_is_answered_with_help(
    text: str, told: str
) -> None:
    answer = SEARCH.find(text)
    assert answer.help == told
    assert answer.note == ""
    assert len(answer.hits) == 1


@pytest.mark.parametrize(
    "text", ["work keeps me up at night", "the dog keeps me up", "daylight keeps me up"]
)
def test_who_is_kept_up_is_not_kept_locked_up(text: str) -> None:
    assert SEARCH.find(text).help == ""
    assert SEARCH.find("he keeps me in and took my keys").help == HARM_BY_OTHERS


@pytest.mark.parametrize(
    ("text", "not_first"),
    [
        ("be kind to me", "getting-up-kindly"),
        ("bad luck all day", "after-a-nightmare"),
        ("i am so heartbroken", "panic-in-bed"),
    ],
)
def test_a_word_of_a_title_is_not_the_title(text: str, not_first: str) -> None:
    assert SEARCH.find(text).hits[0].track.id != not_first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("please wake me up", "dawn-birds"),
        ("noises wake me", "back-to-sleep"),
        ("i wake up softly crying", "back-to-sleep"),
    ],
)
def test_an_alarm_is_not_waking_at_night(text: str, first: str) -> None:
    assert SEARCH.find(text).hits[0].track.id == first
