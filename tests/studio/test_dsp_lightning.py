"""Far flashes and when they are heard."""

from __future__ import annotations

import numpy as np
from studio.dsp.lightning import Flash, arrivals, shock
from studio.dsp.noise import SPEED_OF_SOUND
from studio.dsp.ring import RATE, Ring


def test_the_nearest_part_is_heard_first_and_the_farthest_last() -> None:
    flash = Flash(distance=8000, height=4000, reach=8000, away=0.0)
    delay, strength = arrivals(Ring(1.0, 1), flash)
    assert delay.min() == 0
    # no part can be farther than the whole channel, laid out straight, is long
    assert 3.0 < delay.max() < (4000 + 8000) / SPEED_OF_SOUND
    assert len(delay) == len(strength)
    assert (strength > 0).all()


def test_a_channel_in_line_rumbles_longer_than_one_across() -> None:
    away, across = (
        np.mean(
            [
                arrivals(Ring(1.0, seed), Flash(8000, 3000, 8000, angle))[0].max()
                for seed in range(6)
            ]
        )
        for angle in (0.0, np.pi / 2)
    )
    assert away > 1.5 * across


def test_distance_dulls_a_shock() -> None:
    near, far = (
        np.abs(np.fft.rfft(shock(0.01, distance), RATE)) for distance in (2000, 10_000)
    )
    below, above = slice(30, 150), slice(1000, 3000)
    assert (far[above].sum() / near[above].sum()) < 0.5
    assert (far[below].sum() / near[below].sum()) > 0.95


def test_a_shock_begins_and_ends_softly() -> None:
    wave = shock(0.01, 8000)
    assert np.abs(wave[[0, -1]]).max() < 1e-6 * np.abs(wave).max()
