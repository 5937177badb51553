"""Music that is heard once comes from silence, dies away and is never out of tune."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise
from types import ModuleType

import numpy as np
import pytest
from studio.dsp.dull import dull
from studio.dsp.polyphony import Note, going_round, harmonised, together
from studio.dsp.ring import RATE, Ring, Stereo
from studio.dsp.tuning import consonant
from studio.recipes import (
    bowls_descending,
    night_piano,
    nine_bowls,
    singing_bowls,
    slow_harmonics,
    warm_pad,
    wind_chimes,
)

DRAWN = [bowls_descending, night_piano]
HEARD_ONCE = [*DRAWN, nine_bowls]
ROUND = [singing_bowls, slow_harmonics, warm_pad]
SHORT, LONG = 76.0, 600.0  # s


def named(recipe: ModuleType) -> str:
    return recipe.__name__.rpartition(".")[2]


@cache
def made(recipe: ModuleType) -> Stereo:
    return recipe.make(Ring(SHORT, 1))  # type: ignore[no-any-return]


def notes_of(recipe: ModuleType, seconds: float) -> list[Note]:
    slow = dull(Ring(seconds, 1))
    return harmonised(slow.rng, recipe._slots(slow))


@pytest.mark.parametrize("recipe", HEARD_ONCE, ids=named)
def test_begins_and_ends_in_silence(recipe: ModuleType) -> None:
    sound = made(recipe)
    assert np.abs(sound[: RATE // 2]).max() < 1e-5 * np.abs(sound).max()
    assert np.abs(sound[-RATE // 2 :]).max() < 1e-5 * np.abs(sound).max()


@pytest.mark.parametrize("recipe", HEARD_ONCE, ids=named)
def test_dies_away(recipe: ModuleType) -> None:
    ending = made(recipe)[-28 * RATE :].reshape(-1, 4 * RATE, 2)
    level = np.mean(ending**2, axis=(1, 2))
    assert (np.diff(level) <= 0).all()
    assert level[-2] < 1e-3 * level[0]


@pytest.mark.parametrize("recipe", HEARD_ONCE, ids=named)
def test_grows_quieter(recipe: ModuleType) -> None:
    early, late = (made(recipe)[at * RATE : (at + 14) * RATE] for at in (8, 40))
    assert np.mean(late**2) < np.mean(early**2)


@pytest.mark.parametrize("recipe", DRAWN, ids=named)
@pytest.mark.parametrize("seconds", [SHORT, LONG])
def test_is_consonant_at_every_moment(recipe: ModuleType, seconds: float) -> None:
    notes = notes_of(recipe, seconds)
    for one, other in combinations(notes, 2):
        if together(one, other):
            assert consonant(one.pitch, other.pitch)


@pytest.mark.parametrize("recipe", DRAWN, ids=named)
def test_thins_out(recipe: ModuleType) -> None:
    notes = notes_of(recipe, LONG)
    thirds = [
        [note for note in notes if low <= note.start < low + LONG / 3]
        for low in (0.0, 2 * LONG / 3)
    ]
    assert len(thirds[1]) < 0.7 * len(thirds[0])
    assert max(note.pitch for note in thirds[1]) < max(note.pitch for note in thirds[0])


@pytest.mark.parametrize("recipe", ROUND, ids=named)
def test_a_round_is_consonant_with_itself(recipe: ModuleType) -> None:
    slow = dull(Ring(200.0, 1))
    notes = harmonised(slow.rng, going_round(slow, recipe.PARTS), slow.seconds)
    for one, other in combinations(notes, 2):
        if together(one, other, slow.seconds):
            assert consonant(one.pitch, other.pitch)


def test_each_of_nine_bowls_agrees_with_the_one_before() -> None:
    bowls = nine_bowls.BOWLS
    assert len(bowls) == 9
    assert all(consonant(*pair) for pair in pairwise(bowls))


def test_nine_bowls_come_ever_more_slowly() -> None:
    pauses = np.diff(nine_bowls._starts(dull(Ring(320.0, 1))))
    assert (np.diff(pauses) > 0).all()
    assert pauses[[0, -1]] == pytest.approx([23, 42], abs=0.5)


def test_any_of_the_chimes_may_ring_together() -> None:
    assert all(consonant(*pair) for pair in combinations(wind_chimes.TUBES, 2))
