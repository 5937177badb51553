"""A stroke begins softly, dies as its timbre says, and fills a hall."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.bells import Partial
from studio.dsp.dull import DULL_RATE, DullRing
from studio.dsp.ring import Stereo
from studio.dsp.space import Space
from studio.dsp.strokes import in_hall, stroke
from studio.measure import correlation

PLAIN = (Partial(1.0, 0, 4.0),)


def level(sound: Stereo, start: float, end: float) -> float:
    part = sound[round(start * DULL_RATE) : round(end * DULL_RATE)]
    return float(10 * np.log10(np.mean(part**2)))


def test_falls_by_60_db_in_its_decay() -> None:
    sound = stroke(DullRing(1.5, 1), 300.0, PLAIN, 0.02)
    assert level(sound, 0.5, 1.0) - level(sound, 2.5, 3.0) == pytest.approx(30, abs=0.5)
    assert np.abs(sound[-1]).max() == pytest.approx(0.0)


def test_rises_as_softly_as_the_mallet() -> None:
    soft, hard = (stroke(DullRing(1.5, 1), 300.0, PLAIN, s) for s in (0.3, 0.01))
    assert level(soft, 0, 0.05) < level(hard, 0, 0.05) - 15
    assert not soft[0].any()


def test_is_wide_and_leans_to_no_side() -> None:
    ring = DullRing(1.5, 1)
    sounds = [stroke(ring, 300.0, PLAIN, 0.02) for _ in range(12)]
    assert 0.2 < np.mean([correlation(sound) for sound in sounds]) < 0.9
    balance = [np.diff(10 * np.log10(np.mean(sound**2, axis=0))) for sound in sounds]
    assert np.abs(np.mean(balance)) < 1.0


def test_leaves_out_what_the_rate_cannot_hold() -> None:
    high = (Partial(1.0, 0, 4.0), Partial(30.0, 0, 4.0))
    sound = stroke(DullRing(1.5, 1), 300.0, high, 0.02)
    power = np.abs(np.fft.rfft(sound[:, 0])) ** 2
    hz = np.fft.rfftfreq(len(sound), 1 / DULL_RATE)
    assert power[np.abs(hz - 300) < 50].sum() / power.sum() > 0.999


def test_hall_outlasts_the_sound_and_comes_round() -> None:
    ring = DullRing(6.0, 1)
    click = np.zeros((ring.frames, 2))
    click[5 * DULL_RATE] = 1.0
    heard = in_hall(ring, click, Space(decay=2.0), 0.0)
    assert level(heard, 5.1, 5.4) > level(heard, 5.6, 5.9) > level(heard, 0.3, 0.6)
    assert level(heard, 0.3, 0.6) > level(heard, 3.0, 4.0) + 20
    assert np.sum((heard - click) ** 2) == pytest.approx(2.0, rel=0.05)
