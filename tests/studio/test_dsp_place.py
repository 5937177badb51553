"""Sounds come from where they are put."""

from __future__ import annotations

import numpy as np
from studio.dsp.place import EAR_DELAY, Place, heard, moving
from studio.dsp.ring import RATE, Ring, Signal, Stereo

SECONDS = 0.5


def noise(seed: int = 1) -> Signal:
    return Ring(SECONDS, seed).rng.standard_normal(round(SECONDS * RATE))


def level(sound: Signal) -> float:
    return float(10 * np.log10(np.mean(sound**2)))


def highs(sound: Stereo) -> float:
    """Share of the power above 4 kHz, in dB."""
    power = np.abs(np.fft.rfft(sound[:, 0])) ** 2
    above = np.fft.rfftfreq(len(sound), 1 / RATE) > 4000
    return float(10 * np.log10(power[above].sum() / power.sum()))


def test_near_ear_is_louder_and_first() -> None:
    left, right = heard(noise(), Place(side=1.0)).T
    assert level(right) > level(left) + 6
    both = np.fft.irfft(np.fft.rfft(left) * np.conj(np.fft.rfft(right)))
    lateness = int(np.argmax(both[: RATE // 100])) / RATE
    assert 0.0006 <= lateness <= 0.0007


def test_middle_is_the_same_in_both_ears() -> None:
    left, right = heard(noise(), Place(side=0.0)).T
    assert np.allclose(left, right)


def test_distance_takes_level_and_highs() -> None:
    near, far = (heard(noise(), Place(0.0, metres)) for metres in (10.0, 100.0))
    assert -28 < level(far) - level(near) < -20
    assert highs(far) < highs(near) - 3


def test_leaves_take_highs() -> None:
    bare, leafy = (heard(noise(), Place(0.0, 10.0, metres)) for metres in (0.0, 100.0))
    assert highs(leafy) < highs(bare) - 1


def test_moving_goes_from_ear_to_ear() -> None:
    sound = noise()
    left, right = moving(sound, np.linspace(-1, 1, len(sound))).T
    third = len(left) // 3
    assert level(left[:third]) > level(right[:third]) + 6
    assert level(right[-third:]) > level(left[-third:]) + 6


def lateness(sound: Stereo) -> int:
    """Samples by which the right ear hears later than the left."""
    left, right = (np.fft.rfft(ear, 2 * len(ear)) for ear in sound.T)
    alike = np.fft.irfft(right * left.conj())
    return int((np.argmax(alike) + len(sound)) % len(alike) - len(sound))


def test_a_broad_source_reaches_both_ears_at_once() -> None:
    sound = noise()
    aside = np.full(len(sound), -1.0)
    assert lateness(moving(sound, aside)) == round(EAR_DELAY * RATE)
    assert lateness(moving(sound, aside, ear_delay=0.0)) == 0
