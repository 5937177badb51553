"""Rubbing is silent at rest, and louder and brighter the faster it goes."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.friction import Surface, gesture, rubbed
from studio.dsp.ring import RATE, Ring, Signal

SURFACE = Surface(
    slow=((100, 0), (1000, -12), (8000, -40)), fast=((100, -12), (1000, 0), (8000, 0))
)


def rms(sound: Signal) -> float:
    return float(np.sqrt(np.mean(sound**2)))


def at_speed(speed: float) -> Signal:
    return rubbed(Ring(2.0, 1), SURFACE, np.full(2 * RATE, speed))


def centre(sound: Signal) -> float:
    power = np.abs(np.fft.rfft(sound)) ** 2
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    return float((hz * power).sum() / power.sum())


def test_rest_is_silence() -> None:
    assert not at_speed(0.0).any()


def test_full_speed_has_unit_level() -> None:
    assert 0.5 < rms(at_speed(1.0)) < 1.2


def test_faster_is_louder_and_brighter() -> None:
    slow, fast = at_speed(0.3), at_speed(1.0)
    assert rms(fast) > 2 * rms(slow)
    assert centre(fast) > 1.5 * centre(slow)


def test_gesture_starts_and_ends_at_rest() -> None:
    speed = gesture(1.0)
    assert speed[0] == speed[-1] == 0
    assert speed.max() == pytest.approx(1)


@pytest.mark.parametrize("peak", [0.3, 0.5, 0.7])
def test_gesture_is_fastest_where_asked(peak: float) -> None:
    assert np.argmax(gesture(1.0, peak)) / RATE == pytest.approx(peak, abs=0.01)
