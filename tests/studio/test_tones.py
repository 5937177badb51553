"""Tones that beat and tones that pulse, measured from their samples."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.ring import RATE, Ring, Signal
from studio.works import work

SECONDS = 8.0


def spectrum_at(sound: Signal, hz: float) -> float:
    """Strength of a tone at this pitch, over 8 seconds."""
    time = np.arange(len(sound)) / RATE
    return float(np.abs(np.mean(sound * np.exp(-2j * np.pi * hz * time))))


def test_each_ear_has_a_tone_of_its_own() -> None:
    left, right = work("binaural-delta").make(Ring(SECONDS, 1)).T
    assert spectrum_at(left, 110.0) > 5 * spectrum_at(right, 110.0)
    assert spectrum_at(right, 112.5) > 5 * spectrum_at(left, 112.5)


def test_pulses_are_evenly_spaced() -> None:
    sound = work("isochronic-theta").make(Ring(SECONDS, 1))[:, 0]
    carried = np.fft.rfft(sound)
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    carried[np.abs(hz - 180) > 40] = 0
    strength = np.abs(np.fft.irfft(carried, len(sound))) ** 2
    pace = np.abs(np.fft.rfft(strength - strength.mean()))[: int(20 * SECONDS)]
    assert pace.argmax() / SECONDS == pytest.approx(5.5)
