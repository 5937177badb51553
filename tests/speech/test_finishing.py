"""A sentence is trimmed, filtered, set to its loudness and limited."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from scipy.signal import butter, sosfreqz
from tests.speech.scripts import hum

from sleepterm.audio.loudness.meter import Loudness, measure_loudness
from sleepterm.speech.engines.engine import Speech
from sleepterm.speech.filters import de_ess, shape_tone
from sleepterm.speech.finishing import LOUDNESS, RATE, TAIL, finish_speech, trim_speech

Sound = npt.NDArray[np.float32]


def said(seconds: float = 2.0, rate: int = 16_000, **how: float) -> Sound:
    return trim_speech(Speech(hum(seconds, rate, **how), rate))


def measured(sound: Sound) -> Loudness:
    return measure_loudness([sound[:, None]], RATE)


@pytest.mark.parametrize("rate", [8000, 16_000, 22_050, 24_000, 48_000])
@pytest.mark.parametrize("lead", [0.0, 0.3, 2.0])
def test_speech_is_cut_out_of_its_silence(rate: int, lead: float) -> None:
    words = said(2.0, rate, lead=lead)
    around = 0.008 + 0.05 if lead else 0.0
    assert len(words) / RATE == pytest.approx(2.0 + around, abs=0.03)
    loud = np.flatnonzero(np.abs(words) > 0.02)
    assert loud[0] / RATE < 0.02


def test_a_soft_beginning_is_kept_and_a_click_before_it_is_not() -> None:
    sound = hum(2.0, 16_000)
    sound[1600:1616:2], sound[1601:1616:2] = 0.2, -0.2
    breath = np.random.default_rng(5).standard_normal(1600) * 0.015
    sound[8000 - 1600 : 8000] += breath.astype(np.float32)
    words = trim_speech(Speech(sound, 16_000))
    assert len(words) / RATE == pytest.approx(2.1 + 0.058, abs=0.03)


def test_the_cut_ends_are_faded() -> None:
    words = said(2.0, lead=0.0)
    assert abs(words[0]) < 1e-6
    assert abs(words[-1]) < 1e-6


@pytest.mark.parametrize(
    "sound",
    [
        np.zeros(0),
        np.zeros(16_000),
        np.full(16_000, 0.01),
        np.random.default_rng(1).standard_normal(16_000) * 2e-4,
        np.ones(20) * 0.5,
    ],
)
def test_what_says_nothing_is_empty(sound: npt.NDArray[np.float64]) -> None:
    assert len(trim_speech(Speech(sound.astype(np.float32), 16_000))) == 0


@pytest.mark.parametrize("level", [0.003, 0.05, 0.4])
@pytest.mark.parametrize("seconds", [0.3, 4.0])
def test_every_sentence_is_as_loud_as_the_others(level: float, seconds: float) -> None:
    words = said(seconds, level=level)
    sound = finish_speech(words)[: len(words)]
    # a file of one channel is heard from two sides
    loudness = measure_loudness([np.stack([sound, sound], axis=1)], RATE).lufs
    assert loudness == pytest.approx(LOUDNESS, abs=0.1)


def test_peaks_stay_below_the_ceiling_and_soft_sound_is_untouched() -> None:
    rng = np.random.default_rng(2)
    pulses = rng.standard_normal(2 * RATE) * 0.003
    pulses[::1500] = 0.9
    words = trim_speech(Speech(pulses.astype(np.float32), RATE))
    sound = finish_speech(words)
    assert -5.0 < measured(sound).true_peak_db <= -3.9
    assert measured(finish_speech(said())).true_peak_db < -6.0


def test_speech_begins_where_it_began_and_the_room_dies_away() -> None:
    words = said()
    sound = finish_speech(words)
    assert len(sound) == len(words) + TAIL
    heard = [
        int(np.flatnonzero(np.abs(x) > np.abs(x).max() / 10)[0]) for x in (words, sound)
    ]
    assert abs(heard[0] - heard[1]) < 0.002 * RATE
    tail = sound[len(words) :]
    speech = np.std(sound[: len(words)])
    assert 0.001 * speech < np.std(tail[: RATE // 20]) < 0.06 * speech
    assert np.std(tail[-RATE // 20 :]) < 0.001 * speech
    assert abs(tail[-1]) < 1e-6


def test_the_same_words_are_the_same_samples() -> None:
    words = said()
    assert np.array_equal(finish_speech(words), finish_speech(words.copy()))


def gain_at(frequency: float) -> float:
    at = np.arange(RATE) / RATE
    tone = np.sin(2 * np.pi * frequency * at)
    inside = slice(RATE // 4, 3 * RATE // 4)
    through = shape_tone(tone, RATE)[inside]
    return float(10 * np.log10(np.mean(through**2) / np.mean(tone[inside] ** 2)))


def test_the_tone_is_warmer_and_duller() -> None:
    assert gain_at(130) == pytest.approx(1.6, abs=0.3)
    assert gain_at(3000) == pytest.approx(-2.1, abs=0.3)
    assert gain_at(10_500) == pytest.approx(-4.0, abs=0.3)
    assert gain_at(1000) == pytest.approx(-0.2, abs=0.3)


def test_rumble_is_taken_away_as_a_butterworth_filter_would() -> None:
    sos = butter(2, 65, "high", fs=RATE, output="sos")
    _, theirs = sosfreqz(sos, [20, 40], fs=RATE)
    shelf = gain_at(100) - 20 * np.log10(np.abs(sosfreqz(sos, [100], fs=RATE)[1][0]))
    for frequency, other in zip((20, 40), theirs, strict=True):
        expected = 20 * np.log10(np.abs(other)) + shelf
        assert gain_at(frequency) == pytest.approx(expected, abs=0.3)


def test_hissing_is_turned_down_and_vowels_are_not() -> None:
    spectrum = np.fft.rfft(np.random.default_rng(4).standard_normal(RATE))
    spectrum[np.fft.rfftfreq(RATE, 1 / RATE) < 5000] = 0
    hiss = 0.1 * np.fft.irfft(spectrum)
    vowel = hum(1.0, RATE, lead=0.0).astype(np.float64)
    lower = 20 * np.log10(np.std(de_ess(hiss, RATE)) / np.std(hiss))
    assert -6 < lower < -3
    assert np.std(de_ess(vowel, RATE) - vowel) < 0.02 * np.std(vowel)
