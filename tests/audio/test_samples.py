"""Volumes, gains and channels are converted as documented."""

from __future__ import annotations

import numpy as np
import pytest

from sleepterm.audio.samples import factor, to_stereo
from sleepterm.audio.slider import amplitude
from sleepterm.units import Decibels, Percent


@pytest.mark.parametrize(
    ("percent", "expected"), [(0, 0.0), (50, 0.125), (100, 1.0), (-5, 0.0), (150, 1.0)]
)
def test_the_slider_is_a_cube(percent: int, expected: float) -> None:
    assert amplitude(Percent(percent)) == expected


def test_decibels_are_factors() -> None:
    factors = [factor(Decibels(x)) for x in (0, 20, -6.0206)]
    assert factors == pytest.approx([1, 10, 0.5], abs=1e-5)


def test_mono_goes_to_both_sides_and_stereo_stays_as_it_is() -> None:
    mono = np.array([[0.25], [-0.5]], dtype=np.float32)
    assert to_stereo(mono).tolist() == [[0.25, 0.25], [-0.5, -0.5]]
    stereo = np.array([[0.25, 0.5]], dtype=np.float32)
    assert to_stereo(stereo) is stereo


HALF = 0.5**0.5


@pytest.mark.parametrize(
    ("channels", "left", "right"),
    [
        (3, [1, 0, HALF], [0, 1, HALF]),
        (4, [1, 0, HALF, 0], [0, 1, 0, HALF]),
        (5, [1, 0, HALF, HALF, 0], [0, 1, HALF, 0, HALF]),
        (6, [1, 0, HALF, 0, HALF, 0], [0, 1, HALF, 0, 0, HALF]),
        (
            8,
            [1, 0, HALF, 0, HALF, 0, HALF, 0],
            [0, 1, HALF, 0, 0, HALF, 0, HALF],
        ),
    ],
)
def test_more_channels_are_laid_over_both_sides_without_clipping(
    channels: int, left: list[float], right: list[float]
) -> None:
    apart = to_stereo(np.eye(channels, dtype=np.float32))
    expected = np.array([left, right]).T / sum(left)
    assert np.allclose(apart, expected, atol=1e-6)
    together = to_stereo(np.ones((1, channels), dtype=np.float32))
    assert np.allclose(together, 1.0)
    assert together.dtype == np.float32
