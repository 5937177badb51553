"""Surges rise and fall as they say, and close with their ring."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.ring import RATE, Ring
from studio.dsp.surges import Surge, surges, uneven_times


def test_surge_stands_at_its_height_and_its_ends() -> None:
    level = surges(Ring(20.0, 1), [Surge(at=8.0, rise=1.5, fall=2.0, strength=3.0)])
    at = [level[round(time * RATE)] for time in (6.5, 8.0, 10.0)]
    assert at == pytest.approx([3 / np.e, 3.0, 3 / np.e], rel=0.01)
    assert level.max() == pytest.approx(3.0)


def test_surge_comes_round_past_both_ends() -> None:
    ring, apart = Ring(20.0, 1), 3 * RATE
    inside = surges(ring, [Surge(5.0, 1.0, 1.0)])
    for at, turned in ((2.0, -apart), (18.0, 13 * RATE)):
        outside = surges(ring, [Surge(at, 1.0, 1.0)])
        assert np.allclose(outside, np.roll(inside, turned), atol=1e-9)


def test_surge_longer_than_its_ring_has_no_step() -> None:
    level = surges(Ring(1.5, 1), [Surge(0.3, 2.0, 2.0)])
    assert abs(level[0] - level[-1]) <= np.abs(np.diff(level)).max()


def test_no_two_intervals_are_alike() -> None:
    ring = Ring(104.0, 7)
    times = np.sort(uneven_times(ring, 11.0, 15.0))
    intervals = np.diff(np.append(times, times[0] + ring.seconds))
    assert len(intervals) == 8
    assert intervals.min() > 10.9
    assert intervals.max() < 15.1
    assert np.diff(np.sort(intervals)).min() > 0.4


def test_another_seed_orders_the_intervals_again() -> None:
    first, second = (uneven_times(Ring(104.0, seed), 11.0, 15.0) for seed in (1, 2))
    assert not np.allclose(np.diff(first), np.diff(second))
