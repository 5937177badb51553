"""The level of textures drifts over minutes: how far, how smoothly, never in step."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from tests.audio.fakes import loop_track

from sleepterm.audio.engine import Engine
from sleepterm.audio.level_drift import LevelDrift, drift_of
from sleepterm.audio.limiter import LOOKAHEAD
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.track_loader import open_track
from sleepterm.library.catalog.track import (
    ContentType,
    LoopMode,
    NoiseColour,
    PlaybackMode,
    Track,
)
from sleepterm.units import DEFAULT_DRIFT, Decibels, Percent, Seconds

Line = npt.NDArray[np.float64]
RAIN = Track("rain", "Rain", ContentType.NATURE, Path("rain.ogg"))
SEEDS = range(5)


@cache
def hour(seed: int) -> Line:
    """The level in dB, in each 10 ms of an hour."""
    drift = LevelDrift(DEFAULT_DRIFT, seed)
    parts = [drift.gains(RATE)[239::480, 0] for _ in range(3600)]
    return np.asarray(20 * np.log10(np.concatenate(parts)), dtype=np.float64)


def means(seed: int) -> Line:
    """The level of each five seconds."""
    return np.asarray(hour(seed).reshape(-1, 500).mean(axis=1))


@pytest.mark.parametrize("seed", SEEDS)
def test_drifts_as_far_as_recordings_do(seed: int) -> None:
    assert 1.0 <= means(seed).std() <= 1.5
    assert np.abs(hour(seed)).max() < 4.5


@pytest.mark.parametrize("seed", SEEDS)
def test_no_step_can_be_heard(seed: int) -> None:
    assert np.abs(np.diff(hour(seed))).max() < 0.01


@pytest.mark.parametrize("seed", SEEDS)
def test_takes_minutes(seed: int) -> None:
    level = means(seed)
    power = np.abs(np.fft.rfft((level - level.mean()) * np.hanning(len(level)))) ** 2
    faster = np.fft.rfftfreq(len(level), 5.0) > 1 / 55
    assert power[faster].sum() < 0.01 * power.sum()


@pytest.mark.parametrize("seed", SEEDS)
def test_keeps_the_mean_power(seed: int) -> None:
    assert 10 * np.log10(np.mean(10 ** (hour(seed) / 10))) == pytest.approx(0, abs=0.15)


def test_no_two_layers_are_in_step() -> None:
    alike = [np.corrcoef(means(x), means(y))[0, 1] for x, y in combinations(SEEDS, 2)]
    assert abs(np.mean(alike)) < 0.05
    assert np.std(alike) < 0.15
    assert np.abs(alike).max() < 0.5


def test_same_seed_gives_the_same_gains_in_any_blocks() -> None:
    whole = LevelDrift(Decibels(1.2), 5).gains(3 * RATE)
    drift = LevelDrift(Decibels(1.2), 5)
    sizes = (1, 3071, RATE, RATE + 5, RATE - 3077)
    parts = np.concatenate([drift.gains(size) for size in sizes])
    assert parts == pytest.approx(whole, abs=1e-6)
    assert not np.allclose(LevelDrift(Decibels(1.2), 6).gains(RATE), whole[:RATE])


@pytest.mark.parametrize(
    ("changed", "drifts"),
    [
        ({}, True),
        ({"loop": LoopMode.EXACT}, True),
        ({"loop": LoopMode.SPARSE}, False),
        ({"type": ContentType.MUSIC}, False),
        ({"type": ContentType.NOISE, "noise": NoiseColour.PINK}, False),
        ({"own": True}, False),
        ({"own": True, "drift_db": Decibels(1.0)}, True),
        ({"drift_db": Decibels(0.0)}, False),
        ({"playback": PlaybackMode.ONCE}, False),
    ],
)
def test_only_textures_drift(changed: dict[str, object], *, drifts: bool) -> None:
    track = Track(**({**vars(RAIN)} | changed))
    assert (drift_of(track, DEFAULT_DRIFT, 1) is not None) is drifts


def test_can_be_switched_off() -> None:
    assert drift_of(RAIN, Decibels(0.0), 1) is None


def played(engine: Engine, file: Path, kind: ContentType) -> Line:
    """Ten seconds of a steady track, left channel, once it has faded in."""
    track = Track("steady", "Steady", kind, file, loop=LoopMode.EXACT)
    layer = engine.add(track, Percent(100), Seconds(0.0))
    engine.resume()
    engine.open(layer, open_track(track, Seconds(0.0), 1))
    parts = [engine.render(4096)[0] for _ in range(10 * RATE // 4096)]
    return np.concatenate(parts)[RATE:, 0].astype(np.float64)


def test_a_layer_follows_its_drift(sound_files: Path) -> None:
    file = loop_track(sound_files / "flat.wav").file
    steady = played(Engine(Percent(60)), file, ContentType.NATURE)
    assert np.ptp(steady) < 1e-6
    drifting = played(Engine(Percent(60), DEFAULT_DRIFT), file, ContentType.NATURE)
    seed = open_track(
        Track("steady", "Steady", ContentType.NATURE, file), Seconds(0.0), 1
    ).drift_seed
    path = LevelDrift(DEFAULT_DRIFT, seed).gains(10 * RATE)[:, 0]
    at = RATE - LOOKAHEAD
    wanted = steady * path[at : at + len(steady)]
    assert np.allclose(drifting, wanted, rtol=1e-4, atol=0)
    music = played(Engine(Percent(60), DEFAULT_DRIFT), file, ContentType.MUSIC)
    assert np.ptp(music) < 1e-6
