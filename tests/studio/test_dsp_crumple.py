"""A sheet buckles in pulses whose energies follow a power law."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.crumple import Sheet, _energies, crumpled
from studio.dsp.friction import gesture
from studio.dsp.ring import RATE, Ring

PAPER = Sheet(400, pitch=(900, 6500), decay=(0.0004, 0.002))


@pytest.mark.parametrize("exponent", [1.3, 1.6])
def test_energies_follow_the_power_law(exponent: float) -> None:
    energies = _energies(Ring(1.0, 1), 200_000, exponent)
    assert energies.min() >= 1e-3 - 1e-12
    assert energies.max() <= 1.0
    edges = np.geomspace(1e-3, 0.1, 9)
    counts, _ = np.histogram(energies, edges)
    density = np.log(counts / np.diff(edges))
    slope = np.polyfit(np.log(np.sqrt(edges[1:] * edges[:-1])), density, 1)[0]
    assert slope == pytest.approx(-exponent, abs=0.05)


def test_is_as_long_as_its_movement_and_ends_in_rest() -> None:
    sound = crumpled(Ring(1.0, 1), PAPER, gesture(0.5))
    assert len(sound) == RATE // 2
    assert sound[-1] == 0
    assert np.abs(sound).max() > 0


def test_crackles_where_it_moves() -> None:
    speed = np.concatenate([gesture(0.5), np.zeros(RATE // 2)])
    sound = crumpled(Ring(1.0, 2), PAPER, speed)
    moving, resting = sound[: RATE // 2], sound[RATE // 2 + RATE // 50 :]
    assert np.sum(moving**2) > 0
    assert not resting.any()


def test_a_faster_sheet_has_more_pulses() -> None:
    few, many = (
        crumpled(Ring(1.0, 3), PAPER, np.full(RATE, speed)) for speed in (0.1, 1.0)
    )
    assert np.sum(many**2) > 4 * np.sum(few**2)
