"""Words that were written as one, or parted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.library.search.joined_words import JoinedWords
from sleepterm.library.search.spelling import Spelling
from sleepterm.library.search.tokens import join_counts, stem

WORDS = ("brown", "noise", "rain", "raindrops", "leaves", "body", "scan", "fireplace")
JOINED = JoinedWords(Spelling({word: stem(word) for word in WORDS}))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("brownnoise", ("brown", "noise")),
        ("rainonleaves", ("rain", "on", "leaves")),
        ("rainsounds", ("rain", "sounds")),
        ("bodyscans", ("body", "scans")),
        ("raindrops", ("raindrops",)),
        ("anybody", ("anybody",)),
        ("somebody", ("somebody",)),
        ("brownie", ("brownie",)),
        ("scanon", ("scanon",)),
        ("x" * 60, ("x" * 60,)),
    ],
)
def test_a_word_is_parted_only_into_known_ones(
    word: str, parts: tuple[str, ...]
) -> None:
    assert JOINED.parted(word) == parts


def test_the_last_part_may_still_be_typed() -> None:
    assert JOINED.parted("brownnoi", unfinished=True) == ("brown", "noi")
    assert JOINED.parted("brownnoi") == ("brownnoi",)
    assert JOINED.parted("raindro", unfinished=True) == ("raindro",)


def test_parted_words_are_joined_where_they_are_unknown_alone() -> None:
    assert JOINED.rejoined(["fire", "place"]) == ["fireplace"]
    assert JOINED.rejoined(["body", "scan"]) == ["body", "scan"]
    assert JOINED.rejoined(["a", "fire", "place", "here"]) == ["a", "fireplace", "here"]


@given(st.text("abcdefrainos", max_size=50), st.booleans())
def test_no_letter_is_lost(word: str, unfinished: bool) -> None:  # noqa: FBT001
    assert "".join(JOINED.parted(word, unfinished=unfinished)) == word


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("4-7-8 breathing", "478 breathing"),
        ("4 7 8", "478"),
        ("4x4", "44"),
        ("2.5 hz", "25 hz"),
        ("7-11", "7-11"),
        ("2024-05-03", "2024-05-03"),
        ("5 things", "5 things"),
        ("track 12", "track 12"),
    ],
)
def test_counts_are_one_word(text: str, joined: str) -> None:
    assert join_counts(text) == joined
