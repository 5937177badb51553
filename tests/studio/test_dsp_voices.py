"""Whistles glide where they should, and croaks pulse and ring."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.ring import RATE, Ring, Signal
from studio.dsp.voices import Croak, Note, croaked, whistled

RING = Ring(1.0, 1)


def pitch(sound: Signal) -> float:
    power = np.abs(np.fft.rfft(sound * np.hanning(len(sound)), 8 * len(sound)))
    return float(np.argmax(power) * RATE / (8 * len(sound)))


def test_note_glides_between_its_points() -> None:
    sound = whistled(RING, Note(0.8, (1000, 2000), overtones=()))
    eighth = len(sound) // 8
    assert pitch(sound[:eighth]) < 1100
    assert pitch(sound[-eighth:]) > 1800


def test_note_comes_and_goes_softly() -> None:
    sound = np.abs(whistled(RING, Note(0.5, (1500,), rise=0.1, fall=0.2)))
    assert sound[0] < 1e-3
    assert sound[-1] < 1e-3
    assert sound[: RATE // 100].max() < 0.1 * sound.max()


@pytest.mark.parametrize("breath", [0.0, 0.5])
def test_breath_is_noise_near_the_tone(breath: float) -> None:
    sound = whistled(RING, Note(1.0, (1000,), overtones=(), breath=breath))
    power = np.abs(np.fft.rfft(sound * np.hanning(len(sound)))) ** 2
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    tone, near = np.abs(hz - 1000) < 6, np.abs(hz - 1000) < 200
    aside = power[near & ~tone].sum() / power[near].sum()
    assert (aside > 0.02) == (breath > 0)
    assert power[near].sum() / power.sum() > 0.98


def test_croak_pulses_at_its_rate_and_rings_at_its_resonance() -> None:
    call = Croak(0.8, (30, 30), ((700, 0, 0.03),))
    sound = croaked(RING, call)
    loud = np.flatnonzero(np.abs(sound) > 0.1)
    pulses = 1 + np.sum(np.diff(loud) > 0.01 * RATE)
    assert 21 <= pulses <= 25  # 24 in 0.8 s, and the first of them is faint
    assert pitch(sound) == pytest.approx(700, rel=0.06)
    assert np.abs(sound).max() == pytest.approx(1)
