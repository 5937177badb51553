"""Loudness agrees with an independent meter and needs constant memory."""

from __future__ import annotations

import math
import tracemalloc
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyloudnorm
import pytest

from sleepterm.audio.loudness.meter import Loudness, measure_loudness

Sound = npt.NDArray[np.float32]


def noise(seconds: float, rate: int, channels: int, level: float = 0.1) -> Sound:
    rng = np.random.default_rng(1)
    shape = (int(seconds * rate), channels)
    return (rng.standard_normal(shape) * level).astype(np.float32)


def tone(
    frequency: float, rate: int, *, level: float = 0.1, channels: int = 2
) -> Sound:
    at = np.arange(6 * rate) / rate
    wave = level * np.sin(2 * np.pi * frequency * at)
    return np.repeat(wave[:, None], channels, axis=1).astype(np.float32)


def speech_like(rate: int) -> Sound:
    """Words of noise, soft ones and loud ones, and long silences between."""
    sound = noise(20, rate, 2, 0.2)
    at = np.arange(len(sound)) / rate
    words = (np.sin(2 * np.pi * 0.7 * at) > 0.3) * np.where(at % 7 < 3, 1.0, 0.05)
    words[(at > 8) & (at < 11)] = 0.0
    return np.asarray(sound * words[:, None], dtype=np.float32)


def in_blocks(sound: Sound, size: int) -> Iterator[Sound]:
    for start in range(0, len(sound), size):
        yield sound[start : start + size]


def measured(sound: Sound, rate: int, size: int = 7001) -> Loudness:
    return measure_loudness(in_blocks(sound, size), rate)


def judged(sound: Sound, rate: int) -> float:
    meter = pyloudnorm.Meter(rate, filter_class="DeMan")
    return float(meter.integrated_loudness(sound.astype(np.float64)))


RATES = (8000, 22050, 44100, 48000, 96000)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("channels", [1, 2, 5])
def test_noise_agrees_with_another_meter(rate: int, channels: int) -> None:
    sound = noise(6, rate, channels)
    assert measured(sound, rate).lufs == pytest.approx(judged(sound, rate), abs=0.05)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("frequency", [40, 100, 1000, 3500])
def test_tones_agree_with_another_meter(rate: int, frequency: float) -> None:
    sound = tone(frequency, rate)
    assert measured(sound, rate).lufs == pytest.approx(judged(sound, rate), abs=0.05)


@pytest.mark.parametrize("rate", RATES)
def test_gated_speech_agrees_with_another_meter(rate: int) -> None:
    sound = speech_like(rate)
    assert measured(sound, rate).lufs == pytest.approx(judged(sound, rate), abs=0.1)


@pytest.mark.parametrize("rate", [44100, 48000])
def test_the_common_filter_of_pyloudnorm_agrees_too(rate: int) -> None:
    sound = speech_like(rate)
    theirs = pyloudnorm.Meter(rate).integrated_loudness(sound.astype(np.float64))
    assert measured(sound, rate).lufs == pytest.approx(theirs, abs=0.1)


def test_a_full_scale_tone_of_997_hz_is_at_minus_3() -> None:
    """The calibration of the standard: one channel, 0 dBFS sine, -3.01 LUFS."""
    sound = tone(997, 48000, level=1.0, channels=1)
    assert measured(sound, 48000).lufs == pytest.approx(-3.01, abs=0.01)


@pytest.mark.parametrize(
    "levels",
    # The cases 1 and 3 to 5 of EBU Tech 3341, each part a quarter as long: dBFS of a
    # sine in both channels, and seconds; the answer is -23 LUFS.
    [
        [(-23.0, 5.0)],
        [(-36.0, 2.5), (-23.0, 15.0), (-36.0, 2.5)],
        [(-72.0, 2.5), (-36.0, 2.5), (-23.0, 15.0), (-36.0, 2.5), (-72.0, 2.5)],
        [(-26.0, 5.0), (-20.0, 5.025), (-26.0, 5.0)],
    ],
)
def test_cases_of_the_broadcasters_union(levels: list[tuple[float, float]]) -> None:
    level = np.concatenate(
        [np.full(int(48_000 * length), 10 ** (db / 20)) for db, length in levels]
    )
    wave = level * np.sin(2 * np.pi * 1000 * np.arange(len(level)) / 48_000)
    sound = np.repeat(wave[:, None], 2, axis=1).astype(np.float32)
    assert measured(sound, 48_000).lufs == pytest.approx(-23.0, abs=0.1)


def test_silence_between_sounds_is_gated_away() -> None:
    sound = tone(1000, 48000)
    silence = np.zeros((48000 * 20, 2), dtype=np.float32)
    with_silence = np.concatenate([sound, silence, sound])
    alone = measured(sound, 48000).lufs
    assert measured(with_silence, 48000).lufs == pytest.approx(alone, abs=0.15)


@pytest.mark.parametrize("size", [1, 333, 4800, 48000, 300_000])
def test_the_size_of_blocks_does_not_matter(size: int) -> None:
    sound = speech_like(8000)[: 8000 * (1 if size == 1 else 20)]
    whole = measured(sound, 8000, len(sound))
    parts = measured(sound, 8000, size)
    assert parts.lufs == pytest.approx(whole.lufs, abs=1e-6)
    assert parts.true_peak_db == pytest.approx(whole.true_peak_db, abs=1e-3)


def test_silence_and_nothing_measure_minus_infinity() -> None:
    nothing = Loudness(-math.inf, -math.inf)
    assert measured(np.zeros((48000, 2), dtype=np.float32), 48000) == nothing
    assert measured(np.zeros((0, 2), dtype=np.float32), 48000) == nothing
    assert measure_loudness(iter(()), 48000) == nothing


def test_what_is_below_the_absolute_gate_has_no_loudness_but_a_peak() -> None:
    quiet = measured(tone(1000, 48000, level=1e-4), 48000)
    assert quiet.lufs == -math.inf
    assert quiet.true_peak_db == pytest.approx(-80.0, abs=0.1)


def test_a_sound_shorter_than_a_gating_block_is_measured_whole() -> None:
    sound = tone(1000, 48000)
    short = measured(sound[:9600], 48000)
    assert short.lufs == pytest.approx(measured(sound, 48000).lufs, abs=0.5)


@pytest.mark.parametrize("rate", [44100, 48000, 96000, 192000])
def test_a_peak_between_samples_is_found(rate: int) -> None:
    """A quarter-rate sine caught at 45 degrees peaks 3 dB above its samples."""
    at = np.arange(rate)
    wave = 0.5 * np.sin(2 * np.pi * 11025 / 44100 * at + np.pi / 4)
    sound = np.repeat(wave[:, None], 2, axis=1).astype(np.float32)
    expected = 20 * math.log10(0.5 if rate < 160_000 else np.abs(wave).max())
    assert measured(sound, rate).true_peak_db == pytest.approx(expected, abs=0.2)


def test_the_peak_of_the_samples_is_the_least_it_can_be() -> None:
    click = np.zeros((48000, 1), dtype=np.float32)
    click[24000] = -0.8
    assert measured(click, 48000).true_peak_db >= 20 * math.log10(0.8) - 1e-6


@pytest.mark.parametrize("rate", [1000, 1_000_000])
def test_odd_rates_are_measured_nearly(rate: int) -> None:
    sound = noise(1, rate, 2, 0.1)
    assert measured(sound, rate).lufs == pytest.approx(-17, abs=4)


def test_the_lfe_channel_does_not_count() -> None:
    sound = np.zeros((48000, 6), dtype=np.float32)
    sound[:, 3] = noise(1, 48000, 1)[:, 0]
    assert measured(sound, 48000).lufs == -math.inf


def test_memory_does_not_grow_with_the_length() -> None:
    def peak_of(blocks: int) -> int:
        block = noise(1, 8000, 2)
        tracemalloc.start()
        measure_loudness((block for _ in range(blocks)), 8000)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    peak_of(5)
    assert peak_of(600) < 1.2 * peak_of(30)
