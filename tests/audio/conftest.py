"""Files that all tests of the engine read, an engine, and a player."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from tests.audio.engine_driver import LOW, Session
from tests.audio.fakes import DAMAGED, FakeOutput, guided, loop, tone, written
from tests.audio.player_stage import SOON, Stage

from sleepterm.audio.samples import RATE
from sleepterm.library.catalog.track import Track


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files that all tests of the engine read."""
    folder = tmp_path_factory.mktemp("shelf")
    for name, level in (("hum", 0.5), ("thrum", 0.2)):
        file = folder / f"{name}.wav"
        written(file, tone(LOW, 4, level=level), subtype="FLOAT")
    for name, frequency in (("talk", LOW), ("tale", LOW)):
        written(folder / f"{name}.wav", tone(frequency, 8, level=0.5), subtype="FLOAT")
    flat = np.full((20 * RATE, 2), 0.25, dtype=np.float32)
    written(folder / "flat.wav", flat, subtype="FLOAT")
    DAMAGED["flac"](folder / "broken.flac", tone(LOW, 3, level=0.2))
    return folder


@pytest.fixture
def session(shelf: Path) -> Session:
    return Session(shelf)


@pytest.fixture
def output() -> FakeOutput:
    return FakeOutput()


@pytest.fixture
def stage(output: FakeOutput) -> Iterator[Stage]:
    stage = Stage(output)
    stage.player.start()
    yield stage
    output.allow(10)
    stage.player.close(SOON)
    assert not stage.player._thread.is_alive()


@pytest.fixture
def hum(tmp_path: Path) -> Track:
    file = written(tmp_path / "hum.wav", tone(30, 4, level=0.25), subtype="FLOAT")
    return loop(file)


@pytest.fixture
def talk(tmp_path: Path) -> Track:
    file = written(tmp_path / "talk.wav", tone(30, 40, level=0.25), subtype="FLOAT")
    return guided(file)
