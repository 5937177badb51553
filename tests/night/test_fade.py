"""The fade laws keep what the design promises of them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.night.fade import FadeLaw

shares = st.floats(min_value=0, max_value=1)


def db(gain: float) -> float:
    return 20 * math.log10(gain)


@pytest.mark.parametrize(
    ("share", "level"), [(0.5, -10.0), (0.8, -23.3), (0.9, -33.3), (0.95, -43.4)]
)
def test_the_gentle_law_has_the_levels_of_the_design(
    share: float, level: float
) -> None:
    assert db(FadeLaw.GENTLE.gain(share)) == pytest.approx(level, abs=0.05)


@given(shares)
def test_loudness_falls_in_a_straight_line_over_a_gentle_fade(share: float) -> None:
    assert FadeLaw.GENTLE.gain(share) ** 0.6 == pytest.approx(1 - share, abs=1e-9)


@given(shares)
def test_amplitude_falls_in_a_straight_line_over_a_linear_fade(share: float) -> None:
    assert FadeLaw.LINEAR.gain(share) == pytest.approx(1 - share)


@given(st.floats(min_value=0, max_value=0.98))
def test_an_early_fade_is_straight_in_db_down_to_minus_60(share: float) -> None:
    assert db(FadeLaw.EARLY.gain(share)) == pytest.approx(-60 * share / 0.98, abs=1e-6)


@pytest.mark.parametrize("law", FadeLaw)
def test_a_fade_begins_at_full_gain_and_ends_in_exact_silence(law: FadeLaw) -> None:
    assert law.gain(0.0) == law.gain(-1.0) == 1.0
    assert law.gain(1.0) == law.gain(7.0) == 0.0


@pytest.mark.parametrize("law", FadeLaw)
@given(one=shares, other=shares)
def test_a_fade_only_ever_falls(law: FadeLaw, one: float, other: float) -> None:
    early, late = sorted((one, other))
    assert 0.0 <= law.gain(late) <= law.gain(early) <= 1.0
