"""The rise of a wake-up follows loudness, and never jumps."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.night.fade import FadeLaw
from sleepterm.night.wake_rise import WakeRise
from sleepterm.units import Seconds

MINUTE = 60.0
gains = st.floats(0.0, 1.0)
rises = st.builds(
    lambda one, other, minutes: WakeRise(
        min(one, other), max(one, other), Seconds(minutes * MINUTE)
    ),
    gains,
    gains,
    st.floats(5, 45),
)


@given(st.floats(0.0, 1.0))
@settings(max_examples=20)
def test_between_silence_and_full_it_is_the_gentle_fade_backwards(share: float) -> None:
    rise = WakeRise(length=Seconds(600.0), now=Seconds(600.0 * share))
    assert rise.gain() == pytest.approx(FadeLaw.GENTLE.gain(1.0 - share), abs=1e-9)


@given(rises, st.lists(st.floats(0.0, 50 * MINUTE), min_size=2, max_size=9))
@settings(max_examples=20)
def test_it_rises_from_its_start_to_its_end(rise: WakeRise, at: list[float]) -> None:
    path = [rise.gain(Seconds(seconds)) for seconds in sorted(at)]
    assert all(a <= b + 1e-12 for a, b in pairwise(path))
    assert all(rise.start - 1e-12 <= gain <= rise.end for gain in path)
    assert rise.gain() == pytest.approx(rise.start)
    assert rise.gain(rise.length) == rise.end


@given(rises, st.floats(0.0, 50 * MINUTE), st.floats(0.0, 50 * MINUTE))
@settings(max_examples=20)
def test_what_lies_ahead_is_what_comes(
    rise: WakeRise, now: float, ahead: float
) -> None:
    moved = rise.advanced(Seconds(now))
    assert moved.gain(Seconds(ahead)) == rise.gain(Seconds(now + ahead))


def test_half_way_it_is_half_as_loud() -> None:
    half = WakeRise().gain(Seconds(450.0))
    assert 20 * math.log10(half) == pytest.approx(-10.0, abs=0.1)


@given(rises, st.floats(1.0, 46 * MINUTE))
@settings(max_examples=20)
def test_a_second_into_it_no_step_can_be_heard(rise: WakeRise, now: float) -> None:
    one, other = rise.gain(Seconds(now)), rise.gain(Seconds(now + 0.01))
    assert other <= one * 10 ** (0.5 / 20) + 1e-6


@pytest.mark.parametrize(
    ("start", "end", "length"), [(0.5, 0.4, 1), (-0.1, 1, 1), (0, 1.1, 1), (0, 1, 0)]
)
def test_what_is_no_rise_is_refused(start: float, end: float, length: float) -> None:
    with pytest.raises(ValueError, match="rise"):
        WakeRise(start, end, Seconds(length))
