"""A whistle sounds at its pitch, as narrow as it says, and follows a glide."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.ring import RATE, Ring, Signal
from studio.dsp.whistles import whistle
from studio.measure import correlation


def centre(sound: Signal) -> float:
    power = np.abs(np.fft.rfft(sound)) ** 2
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    return float((hz * power).sum() / power.sum())


def test_sounds_at_its_pitch_and_no_wider_than_said() -> None:
    ring = Ring(8.0, 1)
    sound = whistle(ring, np.full(ring.frames, 300.0), width=20.0)[:, 0]
    assert centre(sound) == pytest.approx(300.0, abs=3.0)
    power = np.abs(np.fft.rfft(sound)) ** 2
    near = np.abs(ring.frequencies - 300.0) < 20.0
    assert power[near].sum() / power.sum() > 0.9


def test_pitch_follows_a_glide() -> None:
    ring = Ring(8.0, 1)
    pitch = 300.0 + 60.0 * np.sin(2 * np.pi * ring.times / ring.seconds)
    sound = whistle(ring, pitch, width=10.0)[:, 0]
    half = ring.frames // 2
    assert centre(sound[:half]) > 325.0
    assert centre(sound[half:]) < 275.0


def test_closes_with_a_ring_its_pitch_does_not_fit() -> None:
    ring = Ring(1.5, 3)
    sound = whistle(ring, np.full(ring.frames, 300.4), width=10.0)
    join = np.abs(sound[0] - sound[-1]).max()
    assert join <= np.abs(np.diff(sound, axis=0)).max()


def test_is_wide_but_balanced() -> None:
    ring = Ring(8.0, 1)
    sound = whistle(ring, np.full(ring.frames, 300.0), width=30.0)
    assert abs(correlation(sound)) < 0.6
    left, right = (float(np.sqrt(np.mean(sound[:, ear] ** 2))) for ear in (0, 1))
    assert left == pytest.approx(right, rel=0.2)
