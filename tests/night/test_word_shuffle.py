"""The shuffle of words: unrelated neighbours, none twice, the same for one seed."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.night.word_shuffle import (
    EVERY,
    LENGTH,
    LONGEST,
    SHORTEST,
    Word,
    changed_pace,
    shuffled_words,
    word_count,
)
from sleepterm.units import Seconds

LETTERS = "abcdef"
FEW = [Word(f"{x}{n}", f"group {n % 3}") for n in range(5) for x in LETTERS]

some_words = st.lists(
    st.builds(Word, st.text(LETTERS, min_size=1, max_size=3), st.sampled_from("xyz")),
    unique_by=lambda word: word.text,
    max_size=30,
)


@settings(max_examples=60)
@given(some_words, st.integers(), st.integers(0, 40))
def test_neighbours_are_unrelated_and_no_word_comes_twice(
    words: list[Word], seed: int, count: int
) -> None:
    shuffled = shuffled_words(words, seed, count)
    group = dict(words)
    assert len(shuffled) == len(set(shuffled)) <= count
    assert set(shuffled) <= set(group)
    for one, other in pairwise(shuffled):
        assert group[one] != group[other]
        assert one[0] != other[0]
    # It ends early only if nothing fits.
    if shuffled and len(shuffled) < count:
        last = shuffled[-1]
        left = [x for x in words if x.text not in shuffled]
        assert all(x.group == group[last] or x.text[0] == last[0] for x in left)


def test_one_seed_gives_one_order_and_another_seed_another() -> None:
    assert shuffled_words(FEW, 1, 10) == shuffled_words(FEW, 1, 10)
    assert len({shuffled_words(FEW, seed, 10) for seed in range(9)}) == 9
    assert shuffled_words([], 1, 10) == ()


def test_the_pace_changes_by_a_second_within_its_limits() -> None:
    assert changed_pace(Seconds(8.0), 1) == 9.0
    assert changed_pace(Seconds(8.0), -1) == 7.0
    assert changed_pace(SHORTEST, -1) == SHORTEST
    assert changed_pace(LONGEST, 1) == LONGEST
    assert word_count(LENGTH, EVERY) == 150
    assert word_count(Seconds(1.0), Seconds(8.0)) == 1
