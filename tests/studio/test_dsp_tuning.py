"""Pure intervals are distinguished from impure ones."""

from __future__ import annotations

from fractions import Fraction

import pytest
from studio.dsp.tuning import consonant, just


@pytest.mark.parametrize("interval", just("1 6/5 5/4 4/3 3/2 8/5 5/3 7/4 2 3 9/4 10/3"))
def test_pure_intervals_may_sound_together(interval: Fraction) -> None:
    assert consonant(Fraction(1), interval)
    assert consonant(interval * 7, Fraction(7))


@pytest.mark.parametrize("interval", just("16/15 9/8 45/32 40/27 27/20 15/8 81/64"))
def test_seconds_tritones_and_wolves_may_not(interval: Fraction) -> None:
    assert not consonant(Fraction(1), interval)


def test_a_second_is_smooth_an_octave_away() -> None:
    assert not consonant(*just("1 9/8"))
    assert consonant(*just("1 9/4"))
