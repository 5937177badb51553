"""Swells come from nothing and go to nothing."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.dull import DULL_RATE, dull
from studio.dsp.ring import Ring
from studio.dsp.swells import (
    Swell,
    from_and_to_silence,
    laid_once,
    laid_round,
    swelling,
)


def test_a_swell_rises_stays_and_falls() -> None:
    line = swelling(dull(Ring(10.0, 1)), [Swell(1.0, 6.0, 2.0, 1.0, gain=0.5)])
    levels = [line[round(at * DULL_RATE)] for at in (0.5, 1.0, 2.0, 4.0, 6.5, 7.5)]
    assert levels == pytest.approx([0, 0, 0.25, 0.5, 0.25, 0], abs=1e-3)
    assert np.abs(np.diff(line)).max() < 1e-3


def test_a_short_swell_still_has_a_rise_and_a_fall() -> None:
    line = swelling(dull(Ring(10.0, 1)), [Swell(1.0, 2.0, 8.0, 9.0)])
    assert line.max() == pytest.approx(1.0, abs=1e-3)
    assert np.abs(np.diff(line)).max() < 1e-3


def test_what_outlasts_the_end_comes_round_or_is_lost() -> None:
    sound = np.ones((25, 2))
    around, cut = np.zeros((10, 2)), np.zeros((10, 2))
    laid_round(around, sound, 4 / DULL_RATE)
    laid_once(cut, sound, 4 / DULL_RATE)
    assert around[:, 0].tolist() == [2, 2, 2, 2, 3, 3, 3, 3, 3, 2]
    assert cut[:, 0].tolist() == [0, 0, 0, 0, 1, 1, 1, 1, 1, 1]


def test_a_piece_begins_and_ends_in_silence_and_only_falls_at_the_end() -> None:
    ring = dull(Ring(60.0, 1))
    gain = from_and_to_silence(ring, arriving=4.0, leaving=30.0, silence=1.0)[:, 0]
    assert not gain[:DULL_RATE].any()
    assert np.abs(gain[-DULL_RATE:]).max() < 1e-9
    assert gain[20 * DULL_RATE] == 1.0
    assert (np.diff(gain[5 * DULL_RATE :]) <= 1e-15).all()
    assert 20 * np.log10(gain[45 * DULL_RATE]) < -20
