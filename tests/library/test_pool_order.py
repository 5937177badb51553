"""Tonight's parts: those first that were not heard for longest."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.library.pool_order import order_tonight

NAMES = [f"part-{number:02}" for number in range(26)]
TAKEN = 13


def nights(count: int, seed: int = 1) -> list[tuple[str, ...]]:
    """The first parts of several nights, each of which remembers those before."""
    heard: dict[str, int] = {}
    found = []
    for night in range(1, count + 1):
        rng = random.Random(f"{seed}/{night}")
        tonight = order_tonight(NAMES, heard, night, rng)[:TAKEN]
        heard |= dict.fromkeys(tonight, night)
        found.append(tonight)
    return found


@settings(max_examples=30)
@given(
    st.dictionaries(st.sampled_from(NAMES), st.integers(0, 10**12)),
    st.integers(0, 10**6),
    st.integers(),
)
def test_every_part_comes_once_whatever_is_remembered(
    heard: dict[str, int], night: int, seed: int
) -> None:
    found = order_tonight(NAMES, heard, night, random.Random(seed))
    assert sorted(found) == NAMES


def test_what_was_heard_last_night_comes_behind_all_else() -> None:
    first, second = nights(2)
    assert not set(first) & set(second)


def test_the_longer_ago_the_sooner() -> None:
    heard = {name: 4 * at for at, name in enumerate(NAMES[:5])}
    found = order_tonight(NAMES, heard, 21, random.Random(3))
    assert set(found[:21]) == set(NAMES[5:])
    assert list(found[21:]) == NAMES[:5]


def test_the_same_seed_gives_the_same_order_and_another_one_another() -> None:
    orders = {order_tonight(NAMES, {}, 1, random.Random(seed)) for seed in (1, 1, 2)}
    assert len(orders) == 2


def test_no_place_has_the_same_part_often() -> None:
    month = nights(30)
    most = max(
        sum(night[place] == name for night in month)
        for place in range(TAKEN)
        for name in NAMES
    )
    assert most <= 6
    again = [len(set(one) & set(two)) for one, two in pairwise(month)]
    # few parts return on the next night, and yet they are not two fixed halves
    assert max(again) <= 5
    assert len({frozenset(night) for night in month}) > 20
