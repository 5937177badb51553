"""The shipped noises have the slopes that their texts state."""

from __future__ import annotations

import inspect
import re
import sys
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from studio.dsp.ring import RATE, Signal
from studio.encoding import decoded
from studio.recipes.grey_noise import a_weighting
from studio.works import work
from tests.content.bundled_content import SOUNDS


@cache
def densities(name: str) -> tuple[Signal, Signal]:
    """Frequencies a third of an octave apart, and the power density there in dB."""
    sound = decoded(SOUNDS / f"{name}.ogg")
    power = np.mean(np.abs(np.fft.rfft(sound, axis=0)) ** 2, axis=1)
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    edges = 1000 * 2 ** (np.arange(-15, 14) / 3)
    levels = [
        10 * np.log10(power[(hz >= low) & (hz < high)].mean())
        for low, high in pairwise(edges)
    ]
    return np.sqrt(edges[:-1] * edges[1:]), np.array(levels)


def between(name: str, low: float, high: float) -> tuple[Signal, Signal]:
    hz, levels = densities(name)
    inside = (hz > low) & (hz < high)
    return np.log2(hz[inside]), levels[inside]


def text_of(name: str) -> str:
    text = inspect.getdoc(sys.modules[work(name).make.__module__])
    assert text
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(
    ("name", "low", "high", "slope", "strays"),
    [
        ("white-noise", 60, 12_000, "-0.01", 0.7),
        ("pink-noise", 60, 12_000, "-3.02", 0.6),
        ("brown-noise", 60, 9000, "-6.04", 0.4),
        ("green-noise", 40, 140, "+5.80", 0.4),
        ("green-noise", 2500, 9000, "-5.65", 0.4),
        ("grey-noise", 65, 500, "-7.8", 2.0),
    ],
)
def test_slope_is_the_stated_one(
    name: str, low: float, high: float, slope: str, strays: float
) -> None:
    octaves, levels = between(name, low, high)
    line = np.polyfit(octaves, levels, 1)
    assert line[0] == pytest.approx(float(slope), abs=0.03)
    assert np.abs(levels - np.polyval(line, octaves)).max() <= strays + 0.05
    assert f"{slope} dB an octave" in text_of(name)


def test_grey_keeps_to_its_curve() -> None:
    octaves, levels = between("grey-noise", 60, 12_500)
    heard = levels + a_weighting(2**octaves)
    assert np.abs(heard - np.median(heard)).max() <= 0.75
    assert "strays at most 0.7 dB" in text_of("grey-noise")
