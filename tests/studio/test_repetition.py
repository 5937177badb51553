"""The period of a loop's events is found from the places that it plays."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.ring import RATE, Signal, Stereo
from studio.played import MOMENTS, NOWHERE, played
from studio.repetition import (
    first_return,
    loudness_curve,
    period_strength,
    share_soon,
    soonest_return,
)

from sleepterm.library.catalog.track import LoopMode

HOURS = 2 * 3600.0
"""Two, after which chance alone makes no period."""


def curve_with_event(seconds: float, decibels: float) -> Signal:
    """Steady, but for four seconds at a third of the file."""
    steady = np.random.default_rng(1).normal(0, 0.3, round(seconds * MOMENTS))
    at = len(steady) // 3
    steady[at : at + 4 * MOMENTS] += decibels
    return steady


def strength(seconds: float, mode: LoopMode, decibels: float) -> float:
    places = played(seconds, mode, HOURS, 1)
    return period_strength(curve_with_event(seconds, decibels), places)


@pytest.mark.parametrize("decibels", [-8.0, 8.0])
def test_an_event_of_an_exact_loop_returns_at_a_fixed_period(decibels: float) -> None:
    assert strength(60, LoopMode.EXACT, decibels) > 0.6
    assert strength(60, LoopMode.SHUFFLE, decibels) < 0.2
    assert strength(180, LoopMode.SHUFFLE, decibels) < 0.2
    assert strength(300, LoopMode.EXACT, decibels) < 0.2


def test_what_nobody_notices_has_no_period() -> None:
    assert strength(60, LoopMode.EXACT, 0.5) < 0.2


def test_an_exact_loop_returns_after_its_length() -> None:
    places = played(73, LoopMode.EXACT, 300, 1)
    assert first_return(places) == soonest_return(places) == 73
    assert share_soon(places) == 0
    assert share_soon(played(20, LoopMode.EXACT, 200, 1)) == pytest.approx(0.9)


def test_pauses_and_crossfades_are_nowhere() -> None:
    sparse = played(60, LoopMode.SPARSE, 600, 1, events=6)
    assert 0.6 < np.mean(sparse == NOWHERE) < 0.95
    crossfaded = played(60, LoopMode.CROSSFADE, 600, 1)
    assert np.mean(crossfaded == NOWHERE) == pytest.approx(4 / 56, abs=0.01)
    assert first_return(crossfaded) == pytest.approx(60, abs=0.1)
    assert soonest_return(crossfaded) == pytest.approx(56, abs=0.1)


def test_loudness_of_a_file_shows_a_lull() -> None:
    noise: Stereo = np.random.default_rng(1).normal(0, 0.05, (12 * RATE, 2))
    noise[6 * RATE : 9 * RATE] *= 0.25
    curve = loudness_curve(noise)
    assert len(curve) == 12 * MOMENTS
    lull = np.median(curve[6 * MOMENTS : 9 * MOMENTS]) - np.median(curve[: 6 * MOMENTS])
    assert lull == pytest.approx(-12, abs=0.5)
