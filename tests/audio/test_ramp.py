"""A ramp reaches its target in time, without jumps."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.audio.ramp import SHORT, Ramp
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.units import Seconds

gains = st.floats(min_value=0, max_value=1)
sizes = st.integers(1, 20_000)


def ones(frames: int) -> Block:
    return np.ones((frames, 2), dtype=np.float32)


def applied(ramp: Ramp, frames: int) -> Block:
    block = ones(frames)
    ramp.apply(block)
    return block


def test_it_arrives_in_a_straight_line_and_stays() -> None:
    ramp = Ramp(0.25)
    ramp.to(0.75, Seconds(0.5))
    path = applied(ramp, RATE)[:, 0]
    half = RATE // 2
    assert np.allclose(path[:half], np.linspace(0.25, 0.75, half + 1)[1:], atol=1e-6)
    assert (path[half - 1 :] == 0.75).all()
    assert (ramp.value, ramp.moving) == (0.75, False)


def test_both_sides_are_alike_and_a_standing_gain_costs_nothing() -> None:
    ramp = Ramp(1.0)
    assert (applied(ramp, 10) == 1.0).all()
    ramp.to(0.0)
    moving = applied(ramp, 1000)
    assert (moving[:, 0] == moving[:, 1]).all()


def test_silence_is_exact_and_only_at_rest() -> None:
    ramp = Ramp(1.0)
    ramp.to(0.0)
    assert not ramp.silent
    assert (applied(ramp, RATE)[-1] == 0.0).all()
    assert (ramp.value, ramp.silent) == (0.0, True)


def test_no_time_at_all_still_is_a_ramp_of_one_frame() -> None:
    ramp = Ramp(0.0)
    ramp.to(1.0, Seconds(0.0))
    assert (applied(ramp, 3) == 1.0).all()


@given(st.lists(st.tuples(gains, sizes), min_size=1, max_size=8), gains)
def test_however_it_is_sent_about_no_frame_is_far_from_the_one_before(
    orders: list[tuple[float, int]], start: float
) -> None:
    ramp = Ramp(start)
    parts = [np.full((1, 2), start, dtype=np.float32)]
    for target, frames in orders:
        ramp.to(target)
        parts.append(applied(ramp, frames))
        assert 0.0 <= ramp.value <= 1.0
    path = np.concatenate(parts)[:, 0].astype(np.float64)
    assert np.abs(np.diff(path)).max() <= 1 / (SHORT * RATE) + 1e-6


@given(st.lists(sizes, min_size=1, max_size=5), gains, gains)
def test_the_sizes_of_blocks_make_no_difference(
    blocks: list[int], start: float, target: float
) -> None:
    in_parts, whole = Ramp(start), Ramp(start)
    in_parts.to(target)
    whole.to(target)
    parts = np.concatenate([applied(in_parts, x) for x in blocks])
    assert np.allclose(parts, applied(whole, sum(blocks)), atol=1e-6)
    assert in_parts.value == pytest.approx(whole.value)


@given(sizes, gains, gains)
def test_skipping_moves_on_as_playing_does(
    frames: int, start: float, target: float
) -> None:
    skipped, played = Ramp(start), Ramp(start)
    for ramp in (skipped, played):
        ramp.to(target)
    skipped.skip(frames)
    applied(played, frames)
    assert skipped.value == played.value
