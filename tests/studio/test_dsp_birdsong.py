"""A bird keeps to its range, its tempo and its pauses."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from studio.dsp.birdsong import Kind, song
from studio.dsp.ring import RATE, Ring, Signal

KIND = Kind(
    pitch=(2000.0, 3000.0),
    notes=(2, 3),
    seconds=(0.1, 0.2),
    gap=(0.03, 0.06),
    repeats=(2, 2),
    pause=(2.0, 3.0),
    glide=0.3,
)


def quiet_share(line: Signal) -> float:
    block = RATE // 10
    loud = np.abs(line[: len(line) // block * block]).reshape(-1, block).max(axis=1)
    return float(np.mean(loud < 1e-6))


def test_song_lies_in_its_range() -> None:
    line = song(Ring(20.0, 1), KIND)
    power = np.abs(np.fft.rfft(line)) ** 2
    hz = np.fft.rfftfreq(len(line), 1 / RATE)
    inside = (hz > 1900) & (hz < 3100)
    assert power[inside].sum() > 0.95 * power.sum()


def test_song_has_its_pauses() -> None:
    seldom = song(Ring(30.0, 2), replace(KIND, pause=(6.0, 8.0)))
    often = song(Ring(30.0, 2), replace(KIND, pause=(0.5, 1.0)))
    assert 0 < quiet_share(often) < quiet_share(seldom) < 1


def test_song_follows_its_seed() -> None:
    first, again, other = (song(Ring(6.0, seed), KIND) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
