"""The blocked filter is the recursion of the standard, however the sound comes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import signal

from sleepterm.audio.loudness.k_weighting import KWeighting
from sleepterm.audio.loudness.recursion import CHUNK, Recursion

RNG = np.random.default_rng(5)
SOUND = (RNG.standard_normal((3 * CHUNK + 100, 2)) + 0.5).astype(np.float32)
SLOW = (np.array([1.0, -2.0, 1.0]), np.array([1.0, -1.99, 0.990025]))
RINGING = (np.array([0.3, 0.1, -0.2]), np.array([1.0, 0.2, 0.95]))


def filtered(lengths: list[int]) -> np.ndarray:
    """The K-weighted sound, pushed in blocks of these lengths and a last one."""
    weighting = KWeighting(48_000, 2)
    parts: list[np.ndarray] = []
    start = 0
    for length in [*lengths, len(SOUND)]:
        parts += weighting.push(SOUND[start : start + length])
        start += length
    return np.concatenate([*parts, weighting.flush()], axis=1)


WHOLE = filtered([])


@given(st.lists(st.integers(0, 2 * CHUNK), max_size=8))
def test_any_blocks_give_the_same(lengths: list[int]) -> None:
    assert np.array_equal(filtered(lengths), WHOLE)


@pytest.mark.parametrize("sections", [[SLOW], [RINGING], [SLOW, RINGING, SLOW]])
def test_any_filters_agree_with_the_recursion(
    sections: list[tuple[np.ndarray, np.ndarray]],
) -> None:
    recursion = Recursion(sections, 2)
    sound = SOUND[: 2 * CHUNK].T.astype(np.float64)
    expected = sound
    for b, a in sections:
        expected = signal.lfilter(b, a, expected)
    halves = sound[:, :CHUNK], sound[:, CHUNK:]
    found = np.concatenate([recursion.filter(half.copy()) for half in halves], axis=1)
    assert np.abs(found - expected).max() < 1e-10 * np.abs(expected).max()


def test_silence_fades_to_silence() -> None:
    weighting = KWeighting(48_000, 2)
    list(weighting.push(SOUND[:CHUNK]))
    [*_, last] = weighting.push(np.zeros((4 * CHUNK, 2), np.float32))
    assert np.abs(last).max() < 1e-60
