"""Drops on cloth, glass and tin."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.ring import RATE, Ring, Signal
from studio.dsp.surfaces import Patter, Surface, patter, struck

CLOTH = Surface(
    lowest=200, highest=900, stiff=False, sides=1.4, decay=0.05, damping=0.5
)


def spectrum(sound: Signal) -> Signal:
    """Power in bins of 1 Hz."""
    return np.abs(np.fft.rfft(sound, RATE)) ** 2


def centre(sound: Signal) -> float:
    power = spectrum(sound)
    return float(np.average(np.arange(len(power)), weights=power))


CLOTH_TO_345 = Surface(200, 346, stiff=False, sides=1.4, decay=0.4, damping=0)
TIN_TO_597 = Surface(200, 598, stiff=True, sides=1.4, decay=0.4, damping=0)


@pytest.mark.parametrize(
    ("surface", "pitch"), [(CLOTH_TO_345, 345.6), (TIN_TO_597, 597.3)]
)
def test_modes_lie_where_the_formula_puts_them(surface: Surface, pitch: float) -> None:
    # one half wave along the long side, two along the short: (1 + 4 * 1.96) / 2.96
    ring = Ring(1.0, 1)
    strokes = [spectrum(struck(ring, surface, contact=0.0005)) for _ in range(8)]
    power = np.sum(strokes, axis=0)
    around = round(pitch) - 15
    peak = around + int(np.argmax(power[around : around + 31]))
    assert peak == pytest.approx(pitch, abs=2)


def test_a_stroke_dies_away() -> None:
    sound = struck(Ring(1.0, 1), CLOTH, contact=0.0005)
    tenth = len(sound) // 10
    assert np.abs(sound[-tenth:]).max() < 0.01 * np.abs(sound[:tenth]).max()
    assert sound[0] == 0


def test_a_longer_push_is_duller() -> None:
    brisk, slow = (
        np.mean([centre(struck(Ring(1.0, seed), CLOTH, contact)) for seed in range(8)])
        for contact in (0.0002, 0.003)
    )
    assert slow < 0.85 * brisk


def test_the_splash_brings_highs() -> None:
    dry, wet = (
        patter(Ring(3.0, 1), CLOTH, Patter(40, (0.0005, 0.001), splash=splash))[:, 0]
        for splash in (0.0, 1.0)
    )
    highs = [float(spectrum(sound[:RATE])[3000:].sum()) for sound in (dry, wet)]
    assert highs[1] > 10 * highs[0]


def test_what_outlasts_the_end_comes_round() -> None:
    ring = Ring(1.5, 2)
    long = Surface(80, 300, stiff=False, sides=1.4, decay=0.3, damping=0)
    density = np.zeros(ring.frames)
    density[-2000:] = 1.0
    sound = patter(ring, long, Patter(30, (0.001, 0.002)), density)
    assert np.abs(sound[:2000]).max() > 0.1 * np.abs(sound).max()
