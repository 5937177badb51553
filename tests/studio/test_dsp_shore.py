"""Waves differ as their shore says, and reach one ear after the other."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.drift import Drift
from studio.dsp.ring import Ring
from studio.dsp.shore import Flutter, Shore, at_both_ears, level_of, octave_of, waves

SHORE = Shore(unevenness=0.2, slowness=(0.9, 1.2), longest_run=1.2)


def test_waves_keep_inside_their_shore() -> None:
    found = waves(Ring(60.0, 1), SHORE, range(400))
    assert [wave.breaks_at for wave in found] == list(range(400))
    assert np.std(np.log([wave.strength for wave in found])) == pytest.approx(
        0.2, rel=0.15
    )
    assert all(0.9 <= wave.slowness <= 1.2 for wave in found)
    assert max(abs(wave.run) for wave in found) == pytest.approx(1.2, rel=0.05)


def test_a_wave_runs_from_ear_to_ear() -> None:
    for wave in waves(Ring(60.0, 1), SHORE, (10.0, 20.0)):
        assert wave.reaches(0) == wave.breaks_at
        assert wave.reaches(1) - wave.reaches(-1) == pytest.approx(wave.run)


def test_octaves_count_from_500_hz() -> None:
    assert octave_of(500.0) == 0
    assert octave_of(125.0) == -2
    assert level_of(((100, -20), (400, 0)), 200.0) == pytest.approx(10**-0.5)


def test_left_comes_before_right() -> None:
    heard = at_both_ears(lambda ear: np.full(3, float(ear)))
    assert np.array_equal(heard, [[-1, 1]] * 3)


def test_bands_flutter_apart_and_together() -> None:
    quick = Drift(0.5, 20)
    ring = Ring(20.0, 1)
    flutter = Flutter(quick, quick, shared_depth=0.3, own_depth=0.1).begun(ring)
    one, other = (np.log(flutter()) for _ in range(2))
    # RMS of both: root of 0.3^2 + 0.1^2; what is shared is nine tenths of the power
    assert np.sqrt(np.mean(one**2)) == pytest.approx(0.316, rel=0.1)
    assert np.corrcoef(one[:, 0], other[:, 0])[0, 1] == pytest.approx(0.9, abs=0.06)
