"""A knocked body rings in its own pitch, dies away in its own time."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.body import Mode, Touch, knock
from studio.dsp.ring import RATE, Ring, Signal
from studio.measure import correlation

WOOD = (Mode(200.0, 0.0, 0.05), Mode(900.0, -12.0, 0.01))
EXACT = Touch(softness=0.004, wander=0.0, apart=0.0)


def spectrum(sound: Signal) -> Signal:
    return np.abs(np.fft.rfft(sound, RATE))


def test_rings_in_its_pitches() -> None:
    heard = spectrum(knock(Ring(1, 1), WOOD, EXACT)[:, 0])
    assert heard[150:260].argmax() + 150 == pytest.approx(200, abs=3)
    assert heard[850:950].max() > 2 * heard[500:600].max()


def test_falls_to_a_third_in_its_decay() -> None:
    sound = knock(Ring(1, 1), WOOD[:1], EXACT)[:, 0]
    early, late = (
        np.sqrt(np.mean(sound[int(at * RATE) : int((at + 0.01) * RATE)] ** 2))
        for at in (0.02, 0.07)
    )
    assert late / early == pytest.approx(np.exp(-1), rel=0.02)


def test_begins_and_ends_in_silence() -> None:
    sound = np.abs(knock(Ring(1, 1), WOOD, Touch(softness=0.004)))
    assert sound[0].max() == 0
    assert sound[-1].max() < 1e-6
    assert sound[: RATE // 2000].max() < 0.1 * sound.max()


def test_no_two_blows_are_alike() -> None:
    ring = Ring(1, 1)
    one, other = (knock(ring, WOOD, Touch(softness=0.004))[:, 0] for _ in range(2))
    assert 0.5 < np.corrcoef(one, other)[0, 1] < 0.999


def test_ears_hear_it_as_far_apart_as_given() -> None:
    blows = np.concatenate(
        [knock(Ring(1, seed), WOOD, Touch(0.004, apart=1.2)) for seed in range(20)]
    )
    assert correlation(knock(Ring(1, 1), WOOD, EXACT)) == pytest.approx(1)
    assert 0.3 < correlation(blows) < 0.8
