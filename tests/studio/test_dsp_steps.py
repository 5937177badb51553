"""Steps keep their pace, and grains break where the foot presses."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.ring import Ring
from studio.dsp.steps import Walking, crushed, walks

WALKING = Walking(pause=(20.0, 30.0), steps=(5, 9), pace=1.6)
SNOW = ((100.0, -20.0), (700.0, 0.0), (8000.0, -30.0))


def test_walks_keep_their_pace_and_differ() -> None:
    steps = walks(Ring(200.0, 3), WALKING)
    periods = []
    for walk in range(steps[-1].walk + 1):
        times = np.array([step.at for step in steps if step.walk == walk])
        assert 5 <= len(times) <= 9
        gaps = np.diff(times) % 200.0
        assert gaps.std() < 0.1 * gaps.mean()
        periods.append(float(gaps.mean()))
    assert len(periods) == 8
    assert np.mean(periods) == pytest.approx(1 / 1.6, rel=0.08)
    assert np.std(periods) > 0.01


def test_way_leads_from_one_end_to_the_other() -> None:
    ways = [step.way for step in walks(Ring(60.0, 3), WALKING) if step.walk == 0]
    assert ways == sorted(ways)
    assert ways[0] < 0.15
    assert ways[-1] > 0.85


def test_a_foot_presses_with_heel_and_toes() -> None:
    ring = Ring(1.0, 4)
    feet = [crushed(ring, 0.5, 3000.0, SNOW) for _ in range(30)]
    power = np.mean([foot[2400:-2400] ** 2 for foot in feet], axis=0)
    heel, between, toes = (
        power[round(share * len(power)) - 900 : round(share * len(power)) + 900].mean()
        for share in (0.2, 0.41, 0.62)
    )
    assert heel > 1.3 * between
    assert toes > 1.3 * between
    assert np.abs(feet[0][[0, -1]]).max() < 0.05 * np.abs(feet[0]).max()


def test_the_colour_is_kept() -> None:
    foot = crushed(Ring(1.0, 5), 0.5, 2000.0, SNOW)
    power = np.abs(np.fft.rfft(foot)) ** 2
    hz = np.fft.rfftfreq(len(foot), 1 / 48_000)
    assert power[(hz > 500) & (hz < 1000)].mean() > 100 * power[hz > 7000].mean()
