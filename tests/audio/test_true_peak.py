"""The true peak is that of the sound between the samples, wherever it lies."""

from __future__ import annotations

import math

import numpy as np
import pytest
import soxr
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.audio.loudness.true_peak import TruePeak

RATE = 48_000


def peak(sound: np.ndarray, lengths: tuple[int, ...] = (), rate: int = RATE) -> float:
    meter = TruePeak(rate, sound.shape[1])
    start = 0
    for length in (*lengths, len(sound)):
        meter.push(sound[start : start + length])
        start += length
    return meter.finish()


def band(seconds: float, seed: int) -> np.ndarray:
    """Noise up to 18 kHz, in two channels."""
    rng = np.random.default_rng(seed)
    spectrum = np.fft.rfft(rng.standard_normal((int(seconds * RATE), 2)), axis=0)
    spectrum[int(18_000 * seconds) :] = 0.0
    return (np.fft.irfft(spectrum, axis=0) * 0.1).astype(np.float32)


@pytest.mark.parametrize("seed", range(4))
def test_noise_agrees_with_a_resampler(seed: int) -> None:
    sound = band(1.0, seed)
    above = np.abs(soxr.resample(sound, RATE, 4 * RATE)).max()
    assert peak(sound) == pytest.approx(20 * math.log10(above), abs=0.02)


@pytest.mark.parametrize(
    ("frequency", "phase"),
    # The signals of EBU Tech 3341, cases 15 to 18: a quarter, a quarter, a sixth and
    # an eighth of the rate, each -6 dBTP.
    [(1 / 4, 0.0), (1 / 4, 45.0), (1 / 6, 60.0), (1 / 8, 67.5)],
)
def test_sines_of_the_broadcasters_union(frequency: float, phase: float) -> None:
    at = np.arange(RATE)
    wave = 0.5 * np.sin(2 * np.pi * frequency * at + math.radians(phase))
    fade = np.minimum(1.0, np.minimum(at, at[::-1]) / 2000)
    sound = np.repeat((wave * fade)[:, None], 2, axis=1).astype(np.float32)
    assert -6.4 <= peak(sound) <= -5.8


def bump(place: int, frames: int) -> np.ndarray:
    """Silence with one peak of 0.5 half-way between two samples."""
    at = np.arange(frames) - place - 0.5
    wave = 0.5 * np.sinc(0.7 * at) * np.exp(-((at / 40) ** 2))
    quiet = 0.01 * np.cos(np.arange(frames))
    return np.stack([quiet, wave + quiet * 0], axis=1).astype(np.float32)


@given(st.integers(60, 40_000), st.lists(st.integers(0, 30_000), max_size=4))
def test_a_peak_is_found_at_any_place_in_any_blocks(
    place: int, lengths: list[int]
) -> None:
    sound = bump(place, place + 60)
    assert peak(sound, tuple(lengths)) == pytest.approx(-6.02, abs=0.03)


@pytest.mark.parametrize("frames", range(16_384 - 4, 16_384 + 5, 4))
def test_a_peak_is_found_at_the_very_end(frames: int) -> None:
    assert -6.5 < peak(bump(frames - 6, frames)) < -5.8


def test_what_follows_a_louder_part_does_not_count() -> None:
    loud, soft = band(0.5, 1), band(2.0, 2) * np.float32(0.2)
    assert peak(np.concatenate([loud, soft])) == pytest.approx(peak(loud), abs=1e-3)
    assert peak(np.concatenate([soft, loud])) == pytest.approx(peak(loud), abs=1e-3)


@pytest.mark.parametrize("frames", [1, 5, 33])
def test_a_few_samples_have_a_peak(frames: int) -> None:
    sound = np.full((frames, 1), -0.25, np.float32)
    assert -12.05 < peak(sound) < -9.5
