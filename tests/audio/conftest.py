"""Files that all tests of the engine read, an engine, and a player."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from tests.audio.engine_driver import LOW, EngineDriver
from tests.audio.fakes import (
    DAMAGED,
    FakeOutput,
    guided_track,
    loop_track,
    tone,
    write_sound,
)
from tests.audio.player_driver import SOON, PlayerDriver

from sleepterm.audio.sample_format import RATE
from sleepterm.library.catalog.track import Track


@pytest.fixture(scope="session")
def sound_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of sound files that the tests of the engine only read."""
    folder = tmp_path_factory.mktemp("sounds")
    for name, level in (("hum", 0.5), ("thrum", 0.2)):
        file = folder / f"{name}.wav"
        write_sound(file, tone(LOW, 4, level=level), subtype="FLOAT")
    for name, frequency in (("talk", LOW), ("tale", LOW)):
        write_sound(
            folder / f"{name}.wav", tone(frequency, 8, level=0.5), subtype="FLOAT"
        )
    flat = np.full((20 * RATE, 2), 0.25, dtype=np.float32)
    write_sound(folder / "flat.wav", flat, subtype="FLOAT")
    DAMAGED["flac"](folder / "broken.flac", tone(LOW, 3, level=0.2))
    return folder


@pytest.fixture
def session(sound_files: Path) -> EngineDriver:
    return EngineDriver(sound_files)


@pytest.fixture
def output() -> FakeOutput:
    return FakeOutput()


@pytest.fixture
def driver(output: FakeOutput) -> Iterator[PlayerDriver]:
    driver = PlayerDriver(output)
    driver.player.start()
    yield driver
    output.allow(10)
    driver.player.close(SOON)
    assert not driver.player._thread.is_alive()


@pytest.fixture
def hum(tmp_path: Path) -> Track:
    file = write_sound(tmp_path / "hum.wav", tone(30, 4, level=0.25), subtype="FLOAT")
    return loop_track(file)


@pytest.fixture
def talk(tmp_path: Path) -> Track:
    file = write_sound(tmp_path / "talk.wav", tone(30, 40, level=0.25), subtype="FLOAT")
    return guided_track(file)
