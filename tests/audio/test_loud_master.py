"""The top of the master volume: 9 dB more, no overs, and nothing louder than before."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soxr
from tests.audio.engine_driver import EngineDriver

from sleepterm.audio.engine import Engine
from sleepterm.audio.limiter import CEILING_DB, LOOKAHEAD
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.slider import amplitude, master_amplitude
from sleepterm.audio.track_loader import open_track
from sleepterm.library.catalog.track import ContentType, NoiseColour, Track
from sleepterm.store.old_volume import master_of_old
from sleepterm.units import DEFAULT_MASTER, UNITY_MASTER, Percent, Seconds


def decibels(factor: float) -> float:
    return float(20 * np.log10(factor))


def noises(engine: Engine, colours: list[NoiseColour], seconds: int) -> Block:
    """Some seconds of layers of noise, each at -27 LUFS, after the first."""
    for colour in colours:
        track = Track(colour, colour, ContentType.NOISE, Path(), noise=colour)
        layer = engine.add(track, Percent(100), Seconds(0.0))
        engine.resume()
        engine.open(layer, open_track(track, Seconds(0.0), 1))
    parts = [engine.render(4800)[0] for _ in range(10 * (seconds + 1))]
    return np.concatenate(parts)[RATE:]


@pytest.mark.parametrize("percent", range(DEFAULT_MASTER + 1))
def test_up_to_the_default_it_is_as_every_volume(percent: int) -> None:
    assert master_amplitude(percent) == amplitude(percent)


def test_rises_without_a_jump_to_nine_decibels() -> None:
    path = [master_amplitude(tenth / 10) for tenth in range(1001)]
    assert (np.diff(path) > 0).all()
    loud = 20 * np.log10(path[500:])
    assert np.diff(loud).max() < 0.1
    assert decibels(master_amplitude(UNITY_MASTER)) == pytest.approx(0, abs=1e-9)
    assert decibels(master_amplitude(100)) == pytest.approx(9)
    assert master_amplitude(120) == master_amplitude(100)


@pytest.mark.parametrize("old", range(101))
def test_no_stored_volume_gets_louder(old: int) -> None:
    new = master_of_old(old)
    assert master_amplitude(new) <= amplitude(old) + 1e-12
    if old:
        assert decibels(master_amplitude(new) / amplitude(old)) > -0.6
    assert master_of_old(100) == UNITY_MASTER


def test_five_layers_at_the_top_stay_below_the_ceiling() -> None:
    sound = noises(Engine(Percent(100)), [*NoiseColour], 4)
    dense = soxr.resample(sound.astype(np.float64), RATE, 8 * RATE, "VHQ")
    assert decibels(np.abs(dense).max()) <= CEILING_DB
    assert decibels(sound.std()) > -15


@pytest.mark.parametrize("colour", [NoiseColour.WHITE, NoiseColour.BROWN])
def test_a_steady_layer_at_the_top_is_only_louder(colour: NoiseColour) -> None:
    top = noises(Engine(Percent(100)), [colour], 4)
    level = noises(Engine(UNITY_MASTER), [colour], 4)
    assert top == pytest.approx(level * 10 ** (9 / 20), abs=1e-5)


def test_a_lone_peak_is_lowered_and_its_surroundings_are_not(
    sound_files: Path,
) -> None:
    driver = EngineDriver(sound_files, Percent(100))
    driver.play("flat")
    steady = driver.render(2.0)[RATE:]
    assert steady[:, 0] == pytest.approx(0.25 * 10 ** (9 / 20), rel=1e-4)
    driver.add("hum")
    mixed = driver.render(2.0)[RATE + LOOKAHEAD :]
    assert np.abs(mixed).max() <= 10 ** (CEILING_DB / 20)
