"""Words, their stems, and words that were mistyped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.library.search.spelling import Spelling, edit_distance
from sleepterm.library.search.tokens import stem, tokenize

WORDS = ("thunder", "rain", "raindrops", "breathing", "breath", "sea", "kids")
LEXICON = Spelling({word: stem(word) for word in WORDS} | {"children": stem("kids")})
SHORT = st.text("abc", max_size=6)


def words_for(word: str, *, unfinished: bool = False) -> list[str]:
    return [each.word for each in LEXICON.candidates(word, unfinished=unfinished)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("noise", "noisy"),
        ("waves", "wave"),
        ("breathe", "breathing"),
        ("racing", "race"),
        ("stories", "story"),
        ("worries", "worry"),
        ("snoring", "snored"),
        ("calmly", "calm"),
        ("sleepy", "sleeping"),
        ("sadness", "sad"),
        ("napping", "nap"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("early", "ear"), ("bus", "bu"), ("king", "k"), ("glass", "glas")],
)
def test_other_words_have_others(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_are_folded_and_whole() -> None:
    assert tokenize("I can\u2019t  SLEEP, Élise!") == ("i", "cant", "sleep", "elise")
    assert tokenize("sooooo tired") == ("so", "tired")
    assert tokenize("3 am, 3:15 a.m") == ("3am", "3am")


@given(SHORT, SHORT)
def test_slips_are_the_same_both_ways_and_none_only_for_the_same(
    one: str, other: str
) -> None:
    assert edit_distance(one, other, 9) == edit_distance(other, one, 9)
    assert (edit_distance(one, other, 9) == 0) == (one == other)
    assert edit_distance(one, other, 9) <= max(len(one), len(other))


@given(SHORT, SHORT, st.integers(0, 4))
def test_many_slips_need_not_be_counted(one: str, other: str, most: int) -> None:
    exact = edit_distance(one, other, 9)
    assert edit_distance(one, other, most) == (
        exact if exact <= most else most + 1
    ) or (exact > most and edit_distance(one, other, most) > most)


def test_slips_are_counted() -> None:
    assert edit_distance("noise", "nosie", 3) == 1
    assert edit_distance("rain", "rains", 3) == 1
    assert edit_distance("meditation", "meditatoin", 3) == 1
    assert edit_distance("excercise", "exercise", 3) == 1
    assert edit_distance("rain", "train", 3) == 1


def test_known_words_go_alone_and_mistyped_ones_are_found() -> None:
    assert words_for("rain", unfinished=True) == ["rain"]
    assert words_for("thudner") == ["thunder"]
    assert words_for("braething") == ["breathing"]
    assert words_for("see") == []
    assert words_for("chidren") == ["children"]


def test_a_beginning_is_completed_only_while_it_is_typed() -> None:
    assert words_for("raind", unfinished=True)[0] == "raindrops"
    assert words_for("thu", unfinished=True) == ["thunder"]
    assert words_for("thu") == []
    assert words_for("t", unfinished=True) == []
