"""A knock rings at its modes, dies away, and is duller under a softer tip."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.knocks import Mode, knocked
from studio.dsp.ring import RATE, Signal

PLATE = (Mode(300, 0, 0.3), Mode(3000, 0, 0.3))


def power_near(sound: Signal, hz: float) -> float:
    at = np.fft.rfftfreq(len(sound), 1 / RATE)
    inside = np.abs(at - hz) < 60
    return float((np.abs(np.fft.rfft(sound)) ** 2)[inside].sum())


def test_sounds_at_its_modes_only() -> None:
    sound = knocked(PLATE, contact=0.0002)
    modes = power_near(sound, 300) + power_near(sound, 3000)
    assert modes > 100 * power_near(sound, 1000)


def test_falls_by_sixty_decibels_in_its_decay() -> None:
    sound = knocked((Mode(500, 0, 0.3),), contact=0.001)
    start, end = (sound[round(at * RATE) :][: RATE // 50] for at in (0.01, 0.25))
    fall = 20 * np.log10(np.abs(start).max() / np.abs(end).max())
    assert fall == pytest.approx(60 * 0.24 / 0.3, abs=3)


def test_softer_tip_is_duller() -> None:
    hard, soft = (knocked(PLATE, contact) for contact in (0.0002, 0.002))
    bright = [power_near(s, 3000) / power_near(s, 300) for s in (hard, soft)]
    assert bright[1] < 0.1 * bright[0]


def test_ends_without_a_step() -> None:
    sound = knocked(PLATE, contact=0.001)
    assert sound[-1] == pytest.approx(0, abs=1e-6)
    assert np.abs(sound).max() == pytest.approx(1)
