"""What is physical about places, machines and the shushing voice."""

from __future__ import annotations

import numpy as np
import pytest
from studio.dsp.drift import drift
from studio.dsp.dull import DULL_RATE, dull
from studio.dsp.ring import RATE, Ring, Signal, Stereo
from studio.measure import correlation
from studio.recipes import (
    boat,
    cafe,
    city_at_night,
    fountain,
    shushing,
    train_station,
    washing_machine,
)


def level(sound: Stereo, seconds: float = 0.05) -> Signal:
    """RMS over stretches of so many seconds."""
    step = round(seconds * RATE)
    whole = len(sound) // step * step
    return np.asarray(
        np.sqrt(np.mean(sound[:whole].reshape(-1, step * 2) ** 2, axis=1))
    )


def octave(sound: Stereo, low: float, high: float) -> Stereo:
    spectrum = np.fft.rfft(sound, axis=0)
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    spectrum[(hz < low) | (hz > high)] = 0
    return np.asarray(np.fft.irfft(spectrum, len(sound), axis=0))


def test_shushes_are_slow_and_no_two_are_alike() -> None:
    each = shushing.shushes(Ring(180.0, 1))
    gaps = np.diff([one.at for one in each])
    assert np.median(gaps) == pytest.approx(1.75, rel=0.1)
    assert gaps.std() > 0.05
    breaths = int(np.sum(gaps > 2.2))
    assert len(each) / 8 < breaths < len(each) / 4
    assert all(1.0 < one.seconds < 1.7 for one in each)
    assert len({round(one.seconds, 4) for one in each}) == len(each)


def test_shushing_swells_softly_with_a_hump_and_without_a_voice() -> None:
    sound = shushing.make(Ring(9.0, 2))
    bright = level(octave(sound, 1500, 6000))
    power = np.abs(np.fft.rfft(bright - bright.mean())) ** 2
    hz = np.fft.rfftfreq(len(bright), 0.05)
    assert hz[np.argmax(power)] == pytest.approx(1 / 1.75, rel=0.25)
    # nothing begins within 50 ms
    assert (bright[1:] / bright[:-1]).max() < 2.2
    spectrum = (np.abs(np.fft.rfft(sound, axis=0)) ** 2).sum(axis=1)
    pitch = np.fft.rfftfreq(len(sound), 1 / RATE)
    densities = [
        spectrum[(pitch > low) & (pitch < 1.2 * low)].mean()
        for low in (700, 2200, 7000)
    ]
    assert densities[1] > 3 * densities[2]
    tone = spectrum[(pitch > 80) & (pitch < 300)]
    assert tone.max() < 30 * np.median(tone)


def test_drum_turns_at_its_pace_with_jitter_and_turns_round() -> None:
    ring = Ring(70.0, 1)
    speed = washing_machine.turning(ring)
    at = np.sort(washing_machine.falls(ring, speed))
    steady = np.diff(at)[np.diff(at) < 0.55]
    expected = 1 / (washing_machine.RIBS * washing_machine.TURNS)
    assert np.median(steady) == pytest.approx(expected, rel=0.06)
    assert 0.05 < steady.std() / steady.mean() < 0.25
    slow = speed < 0.5 * washing_machine.TURNS
    turns = np.flatnonzero(np.diff(slow.astype(int)) == 1) / RATE
    assert 4 <= len(turns) <= 6
    assert np.diff(turns).std() > 0.5


def test_clothes_leave_the_wall_of_the_drum_before_its_top() -> None:
    radius, gravity = 0.24, 9.81
    pressed = (2 * np.pi * washing_machine.TURNS) ** 2 * radius / gravity
    assert 0.5 < pressed < 0.75


def test_boat_rolls_at_its_period_and_creaks_when_fastest() -> None:
    ring = Ring(60.0, 1)
    roll = drift(ring, boat.ROLL)
    crossings = np.sum(np.diff(np.sign(roll)) != 0) / 2
    assert 60 / crossings == pytest.approx(5.2, rel=0.2)
    speed = np.abs(np.gradient(roll))
    at = boat.fastest(ring, roll)
    assert len(at) == pytest.approx(2 * crossings, abs=4)
    assert speed[at].mean() > 1.3 * speed.mean()


def test_laps_are_stronger_on_the_side_that_goes_down() -> None:
    ring = Ring(120.0, 1)
    roll = drift(ring, boat.ROLL)
    laps = boat._laps(ring, roll)
    down = [roll[int(lap.at * RATE) % ring.frames] for lap in laps]
    assert np.corrcoef(down, [lap.strength for lap in laps])[0, 1] > 0.7


def test_cars_pass_from_side_to_side_as_fast_as_they_go() -> None:
    ring = Ring(90.0, 1)
    car = city_at_night.Car(at=45.0, speed=14.0, distance=30.0)
    passing = city_at_night._passing(ring, [car])
    loud = passing.sum(axis=1)
    nearest = 45 * RATE
    assert abs(int(np.argmax(loud)) - nearest) < RATE
    before, after = nearest - 4 * RATE, nearest + 4 * RATE
    assert passing[before, 0] > passing[before, 1]
    assert passing[after, 1] > passing[after, 0]
    half = np.sum(loud**2 > loud.max() ** 2 / 2) / RATE
    assert half == pytest.approx(2 * 30 / 14, rel=0.2)


def test_glass_takes_the_more_the_higher() -> None:
    levels = dict(city_at_night.GLASS)
    assert levels[100] - levels[1000] > 12
    # waves in the glass match those in the air near 3 kHz
    assert levels[3000] > levels[2000] > levels[4500]


def test_jets_of_a_fountain_are_steadier_than_gusts_and_wide() -> None:
    sound = fountain.make(Ring(8.0, 1))
    slow = 20 * np.log10(level(sound, 0.4))
    assert slow.std() < 1.5
    high = octave(sound, 8000, 16_000)
    assert abs(correlation(high)) < 0.3


def test_trains_come_at_uneven_times_and_swell_slowly() -> None:
    ring = Ring(240.0, 1)
    each = train_station.trains(ring)
    times = np.sort([train.at for train in each])
    gaps = np.diff(np.append(times, times[0] + 240))
    assert 3 <= len(each) <= 5
    assert gaps.std() > 3
    rolling = train_station._rolling(ring, each[:1]).sum(axis=1)
    loud = np.flatnonzero(rolling > rolling.max() / 2)
    assert 10 < len(loud) / RATE < 40
    assert np.median(loud) / RATE == pytest.approx(each[0].at, abs=6)


def test_tables_talk_with_the_rhythm_of_speech() -> None:
    room = dull(Ring(16.0, 3))
    line = cafe.talk(room, cafe.TABLES[0])
    step = DULL_RATE // 50
    heard = np.sqrt(np.mean(line[: len(line) // step * step].reshape(-1, step) ** 2, 1))
    power = np.abs(np.fft.rfft(heard - heard.mean())) ** 2
    hz = np.fft.rfftfreq(len(heard), 0.02)
    syllables = power[(hz >= 3) & (hz <= 6)].mean()
    assert syllables > 20 * power[(hz >= 9) & (hz <= 14)].mean()


def test_no_voice_of_the_cafe_stands_alone() -> None:
    """All tables together never fall silent, and no syllable is left bare."""
    sound = cafe._voices(Ring(4.0, 4))
    loud = level(sound, 0.1)
    assert loud.min() > 0.12 * loud.mean()
    assert loud.max() < 3 * loud.mean()
