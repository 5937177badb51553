"""The fast filter is the recursive one of the standard, sample for sample."""

from __future__ import annotations

import numpy as np
import pyloudnorm
import pytest
from scipy import signal

from sleepterm.audio.loudness.k_weighting import KWeighting


@pytest.mark.parametrize("rate", [4000, 8000, 44100, 48000, 192_000])
@pytest.mark.parametrize("size", [997, 100_000])
def test_it_agrees_with_the_recursive_filter(rate: int, size: int) -> None:
    rng = np.random.default_rng(3)
    sound = rng.standard_normal((max(rate, 20_000), 2)).astype(np.float32)
    expected = sound.T.astype(np.float64)
    for driver in pyloudnorm.Meter(rate, filter_class="DeMan")._filters.values():
        expected = signal.lfilter(driver.b, driver.a, expected)
    weighting = KWeighting(rate, 2)
    parts = [
        part
        for start in range(0, len(sound), size)
        for part in weighting.push(sound[start : start + size])
    ]
    filtered = np.concatenate([*parts, weighting.flush()], axis=1)
    assert filtered.shape == expected.shape
    assert np.abs(filtered - expected).max() < 1e-7
