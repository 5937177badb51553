"""Sounds of one texture must differ as recordings of it do."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.noise import shaped_noise
from studio.dsp.ring import Ring
from studio.dsp.spectrum import Curve
from studio.texture.families import ENOUGH, Family, families_table, family
from studio.texture.statistics import Statistics, statistics
from studio.texture.typical import distance, references

DULL: Curve = ((20, 0), (400, 0), (4000, -40), (20_000, -80))
BRIGHT: Curve = ((20, -60), (1000, -20), (4000, 0), (20_000, 0))


def noise(curve: Curve, seed: int) -> Statistics:
    return statistics(shaped_noise(Ring(8.0, seed), curve))


@pytest.fixture(scope="module")
def noises() -> dict[str, Statistics]:
    return {
        "dull": noise(DULL, 1),
        "dull again": noise(DULL, 2),
        "bright": noise(BRIGHT, 3),
    }


def test_distance_is_none_to_oneself_and_the_same_both_ways(
    noises: dict[str, Statistics],
) -> None:
    dull, bright = noises["dull"], noises["bright"]
    assert distance(dull, dull) == 0
    assert distance(dull, bright) == pytest.approx(distance(bright, dull))


def test_finds_the_pair_that_sounds_alike(noises: dict[str, Statistics]) -> None:
    found = family("rain", noises)
    assert found.nearest == ("dull", "dull again")
    assert found.least < 0.6 * found.apart
    twins = family("rain", {name: noises[name] for name in ("dull", "dull again")})
    assert twins.alike
    assert twins.share < 0.6


def test_recordings_are_apart_as_recordings_are() -> None:
    every = references()["rain"]
    found = family("rain", {str(index): one for index, one in enumerate(every)})
    assert found.share == pytest.approx(1.0)
    assert not found.alike
    assert np.isfinite(found.least)


def test_one_sound_is_no_family(noises: dict[str, Statistics]) -> None:
    with pytest.raises(ValueError, match="two sounds, not 1"):
        family("rain", {"dull": noises["dull"]})
    with pytest.raises(KeyError):
        family("applause", noises)


def test_table_marks_who_is_alike() -> None:
    twins = Family("rain", ENOUGH * 0.5 - 0.01, ("a", "b"), 0.1, 0.5)
    apart = Family("wind", ENOUGH * 0.5 + 0.01, ("c", "d"), 0.2, 0.5)
    _, first, second = families_table([twins, apart]).splitlines()
    assert first.endswith("a and b   alike")
    assert second.endswith("c and d")
