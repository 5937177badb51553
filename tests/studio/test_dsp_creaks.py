"""Creaks are trains of slips, at a pace that changes, in the tones of their body."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.body import Mode, Touch
from studio.dsp.creaks import Creak, creaked
from studio.dsp.ring import RATE, Ring, Signal

PLANK = (Mode(400, 0, 0.006),)
TOUCH = Touch(softness=0.001, wander=0.01)


def slips(sound: Signal) -> Signal:
    """Seconds at which something slips."""
    loud = np.flatnonzero(np.abs(sound) > 0.12 * np.abs(sound).max())
    first = np.concatenate([[True], np.diff(loud) > 0.008 * RATE])
    return np.asarray(loud[first] / RATE)


def test_slips_come_faster_toward_the_end() -> None:
    sound = creaked(Ring(1.0, 2), Creak(1.5, (14.0, 34.0), PLANK, TOUCH)).mean(axis=1)
    gaps = np.diff(slips(sound))
    assert gaps[:5].mean() > 1.4 * gaps[-5:].mean()
    assert 1 / gaps.max() > 8
    assert 1 / gaps.min() < 50


def test_a_creak_sounds_as_its_body_and_comes_and_goes() -> None:
    sound = creaked(Ring(1.0, 3), Creak(1.0, (20.0, 20.0), PLANK, TOUCH))
    power = (np.abs(np.fft.rfft(sound, axis=0)) ** 2).sum(axis=1)
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    assert (power * hz).sum() / power.sum() == pytest.approx(400, rel=0.2)
    level = np.abs(sound).max(axis=1)
    edge, middle = level[: RATE // 20].max(), level[RATE // 3 : 2 * RATE // 3].max()
    assert edge < 0.3 * middle
    assert level[-RATE // 10 :].max() < 0.01 * middle
