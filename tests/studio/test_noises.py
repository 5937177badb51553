"""Each noise has the colour it is named after, measured from its samples."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from studio.dsp.ring import RATE, Ring, Signal
from studio.recipes.grey_noise import a_weighting
from studio.works import work

SECONDS = 8.0
LONG = 24.0  # for what is measured in the bass


@cache
def densities(name: str) -> tuple[Signal, Signal]:
    """Frequencies a third of an octave apart, and the power density there in dB."""
    sound = work(name).make(Ring(LONG, 1))
    power = np.mean(np.abs(np.fft.rfft(sound, axis=0)) ** 2, axis=1)
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    edges = 1000 * 2 ** (np.arange(-14, 12) / 3)
    levels = [
        10 * np.log10(power[(hz >= low) & (hz < high)].mean())
        for low, high in pairwise(edges)
    ]
    return np.sqrt(edges[:-1] * edges[1:]), np.array(levels)


def between(name: str, low: float, high: float) -> tuple[Signal, Signal]:
    hz, levels = densities(name)
    inside = (hz > low) & (hz < high)
    return hz[inside], levels[inside]


@pytest.mark.parametrize(
    ("name", "low", "high", "slope", "within"),
    [
        ("white-noise", 60, 12_000, 0.0, 0.12),
        ("pink-noise", 60, 12_000, -3.01, 0.12),
        ("brown-noise", 60, 9000, -6.02, 0.12),
        ("green-noise", 2500, 9000, -5.8, 0.12),
        ("green-noise", 40, 140, 5.8, 0.4),
    ],
)
def test_falls_or_rises_as_its_colour_says(
    name: str, low: float, high: float, slope: float, within: float
) -> None:
    hz, levels = between(name, low, high)
    measured, middle = np.polyfit(np.log2(hz), levels, 1)
    assert measured == pytest.approx(slope, abs=within)
    assert np.abs(levels - np.polyval((measured, middle), np.log2(hz))).max() < 1.0


def test_green_is_strongest_in_the_middle() -> None:
    hz, levels = densities("green-noise")
    assert hz[levels.argmax()] == pytest.approx(500, rel=0.3)


def test_grey_undoes_the_weighting_of_the_ear() -> None:
    hz, levels = between("grey-noise", 65, 12_000)
    heard = levels + a_weighting(hz)
    assert np.ptp(heard) < 1.5
    assert heard.std() < 0.35


def test_weighting_is_that_of_the_standard() -> None:
    # IEC 61672-1, table 3
    hz = np.array([31.5, 63.0, 125.0, 250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0])
    weights = [-39.4, -26.2, -16.1, -8.6, -3.2, 0.0, 1.2, 1.0, -1.1]
    assert a_weighting(hz) == pytest.approx(weights, abs=0.15)


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
