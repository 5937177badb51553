"""What goes round closes with the ring."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.cycles import beats, cycles
from studio.dsp.ring import RATE, Ring

SECONDS = 3.0


def test_steady_tone_comes_out_even() -> None:
    ring = Ring(SECONDS, 1)
    turns = cycles(ring, 100.1)
    tone = np.sin(2 * np.pi * turns)
    step = np.abs(np.diff(tone)).max()
    assert abs(tone[0] - tone[-1]) <= step * (1 + 1e-6)
    assert turns[-1] + turns[1] == pytest.approx(300)


def test_gliding_pace_comes_out_even_and_keeps_its_shape() -> None:
    ring = Ring(SECONDS, 1)
    pace = 8.1 + 3 * np.sin(2 * np.pi * ring.times / SECONDS)
    at = beats(ring, pace)
    assert len(at) == 24
    gaps = np.diff(at, append=SECONDS)
    assert gaps.sum() == pytest.approx(SECONDS)
    # fastest in the first half, slowest in the second
    assert gaps.argmin() < 12 < gaps.argmax()


def test_beats_come_together_in_pairs() -> None:
    at = beats(Ring(SECONDS, 1), 1.7, together=2)
    assert len(at) == 6
    assert at == pytest.approx(np.arange(6) / 2)


def test_beats_fall_where_the_cycles_begin() -> None:
    ring = Ring(SECONDS, 1)
    pace = np.exp(0.3 * np.cos(2 * np.pi * ring.times / SECONDS))
    turns, at = cycles(ring, 6 * pace), beats(ring, 6 * pace)
    began = turns[np.rint(at * RATE).astype(int)]
    assert began == pytest.approx(np.arange(len(at)), abs=1e-3)


def test_slow_pace_still_has_one_round() -> None:
    assert len(beats(Ring(SECONDS, 1), 0.01)) == 1
