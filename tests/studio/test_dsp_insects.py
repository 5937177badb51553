"""Insects sing at their pitch, at the pace of the warmth."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.insects import Song, sung, warmth
from studio.dsp.ring import RATE, Ring, Signal

STEADY = Song(4500, 2.0, pulses=4, pulse_rate=30, unsteadiness=0.0)


def onsets(line: Signal) -> Signal:
    """Times of the chirps: where sound follows 0.2 s of silence, round the ring."""
    loud = np.flatnonzero(np.abs(line) > 0.1)
    gaps = np.diff(loud, prepend=loud[-1] - len(line))
    return loud[gaps > 0.2 * RATE] / RATE


def test_carrier_is_the_loudest_pitch() -> None:
    ring = Ring(5.0, 1)
    line = sung(ring, STEADY, np.ones(ring.frames))
    power = np.abs(np.fft.rfft(line)) ** 2
    assert ring.frequencies[np.argmax(power)] == pytest.approx(4500, rel=0.02)


def test_chirps_as_often_as_asked_round_the_ring() -> None:
    ring = Ring(20.0, 1)
    starts = onsets(sung(ring, STEADY, np.ones(ring.frames)))
    assert 36 <= len(starts) <= 40  # a few are left out
    waits = np.diff(starts, append=starts[0] + ring.seconds)
    assert np.allclose(waits / 0.5, np.round(waits / 0.5), atol=0.02)


def test_warm_half_has_more_chirps() -> None:
    ring = Ring(20.0, 1)
    pace = np.where(ring.times < ring.seconds / 2, 1.5, 0.5)
    starts = onsets(sung(ring, STEADY, pace))
    assert np.sum(starts < 10) > 2 * np.sum(starts >= 10)


def test_one_degree_is_worth_what_dolbear_heard() -> None:
    swing = 0.5
    pace = warmth(Ring(80.0, 1), mean=20.0, swing=swing)
    # 112 chirps a minute at 20 degrees, 7.2 more for each degree
    assert np.mean(pace) == pytest.approx(1.0)
    assert np.std(pace) == pytest.approx(7.2 * swing / 112, rel=0.02)
