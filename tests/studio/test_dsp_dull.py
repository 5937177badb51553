"""A dull sound at the full rate is the same sound."""

from __future__ import annotations

import numpy as np
from studio.dsp.drift import Drift, drift
from studio.dsp.dull import DULL_RATE, brought_up, dull
from studio.dsp.ring import Ring


def test_brought_up_keeps_pitch_phase_and_level() -> None:
    ring = Ring(0.5, 1)
    slow = dull(ring)
    turns = 2 * np.pi * 440.0
    tones = [np.sin(turns * slow.times + phase) for phase in (0.3, 1.1)]
    full = brought_up(ring, np.stack(tones, axis=1))
    expected = [np.sin(turns * ring.times + phase) for phase in (0.3, 1.1)]
    assert np.allclose(full, np.stack(expected, axis=1), atol=1e-9)


def test_same_length_other_rate_own_chance() -> None:
    ring = Ring(1.5, 1)
    first, second = dull(ring), dull(ring)
    assert first.seconds == 1.5
    assert first.frames == 1.5 * DULL_RATE == len(first.times)
    assert first.seed != second.seed
    assert dull(Ring(1.5, 1)).seed == first.seed


def test_slow_change_works_on_it() -> None:
    slow = dull(Ring(4.0, 1))
    line = drift(slow, Drift(0.5, 4.0))
    assert len(line) == slow.frames
    assert abs(line[0] - line[-1]) < 0.01
