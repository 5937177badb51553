"""What measurement found weak in some recipes stays mended."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from scipy.signal import butter, hilbert, sosfiltfilt
from studio.dsp.ring import RATE, Ring, Signal, Stereo
from studio.measure import correlation, loudest
from studio.works import work


@cache
def made(name: str, seconds: float) -> Stereo:
    return work(name).make(Ring(seconds, 2))


def band(sound: Signal, low: float, high: float) -> Signal:
    filters = butter(4, [low, high], "band", fs=RATE, output="sos")
    return np.asarray(sosfiltfilt(filters, sound, axis=0))


def share_db(sound: Stereo, low: float, high: float) -> float:
    """Of the power, in dB."""
    power = np.sum(np.abs(np.fft.rfft(sound, axis=0)) ** 2, axis=1)
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    inside = (hz >= low) & (hz < high)
    return float(10 * np.log10(power[inside].sum() / power.sum()))


def beating(line: Signal, low: float, high: float) -> float:
    """How deep the level of a band moves at 24 to 28 times a second, 0 to 1."""
    level = np.abs(hilbert(band(line, low, high)))
    seconds = len(line) / RATE
    swing = np.abs(np.fft.rfft(level - level.mean()))[: round(60 * seconds)]
    near = swing[round(23 * seconds) : round(29 * seconds)]
    return float(np.sqrt(np.sum(near**2)) / len(line) * 2 / level.mean())


@pytest.mark.parametrize(
    ("name", "seconds", "low", "high", "least"),
    [
        ("wind-chimes", 8.0, 1000, 6000, -3.0),
        ("music-box", 6.0, 600, 5000, -4.0),
        ("slow-clock", 3.0, 2000, 5000, -16.0),
        ("heartbeat", 3.0, 150, 450, -8.0),
    ],
)
def test_has_power_where_the_real_one_has(
    name: str, seconds: float, low: float, high: float, least: float
) -> None:
    assert share_db(made(name, seconds), low, high) > least


@pytest.mark.parametrize(("low", "high", "least"), [(50, 400, 0.8), (1000, 6000, 0.45)])
def test_a_purr_is_made_of_pulses(low: float, high: float, least: float) -> None:
    line = made("purring-cat", 6.0)[: 2 * RATE, 0]
    assert beating(line, low, high) > least


@pytest.mark.parametrize("name", ["ocean-waves", "waves-close"])
def test_both_ears_share_a_wave(name: str) -> None:
    assert correlation(band(made(name, 3.0), 800, 3000)) > 0.5


def test_pages_rise_little_out_of_their_room() -> None:
    sound = made("page-turning", 30.0)
    assert loudest(sound) < 9.0
    blocks = band(sound, 200, 8000).reshape(-1, 2 * RATE // 5, 2)
    level = 10 * np.log10(np.mean(blocks**2, axis=(1, 2)))
    assert level.max() - np.median(level) < 15.0


def test_a_hand_that_taps_rests_for_seconds() -> None:
    sound = band(made("gentle-tapping", 30.0), 150, 8000)
    block = RATE // 50
    level = np.sum(sound**2, axis=1)[: len(sound) // block * block]
    taps = level.reshape(-1, block).sum(axis=1)
    heard = np.flatnonzero(taps > 0.03 * taps.max())
    pauses = np.diff(heard) / 50
    assert pauses.max() > 2.0
    assert pauses.max() < 7.0
