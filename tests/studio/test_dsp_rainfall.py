"""The blur of far rain."""

from __future__ import annotations

import numpy as np
from studio.dsp.rainfall import curtain
from studio.dsp.ring import RATE, Ring, Stereo
from studio.measure import correlation

FLAT = ((20, 0), (20_000, 0))
DULL = ((20, 0), (1000, 0), (4000, -30), (20_000, -60))


def highs_db(sound: Stereo) -> float:
    power = np.abs(np.fft.rfft(sound[:, 0])) ** 2
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    low, high = (hz > 200) & (hz < 1000), (hz > 4000) & (hz < 8000)
    return float(10 * np.log10(power[high].mean() / power[low].mean()))


def swelling(sound: Stereo) -> float:
    """Spread of the level of tenths of a second, in dB."""
    blocks = np.mean(sound.reshape(-1, RATE // 10 * 2) ** 2, axis=1)
    return float(np.std(10 * np.log10(blocks)))


def test_has_the_colour_asked_for() -> None:
    flat, dull = (highs_db(curtain(Ring(2.0, 1), curve)) for curve in (FLAT, DULL))
    assert -40 < dull - flat < -25


def test_swells_as_far_as_asked() -> None:
    calm, moving = (
        swelling(curtain(Ring(8.0, 1), FLAT, flutter=0, swell_db=swell))
        for swell in (0.0, 3.0)
    )
    assert calm < 0.5
    assert 2.0 < moving < 4.0


def test_wider_ears_hear_more_apart() -> None:
    narrow, wide = (
        correlation(curtain(Ring(2.0, 1), DULL, spacing=spacing))
        for spacing in (0.03, 0.5)
    )
    assert narrow > wide + 0.2
