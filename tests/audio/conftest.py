"""Files that all tests of the engine read, and an engine."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.audio.engine_driver import LOW, Session
from tests.audio.fakes import (
    DAMAGED,
    tone,
    written,
)

from sleepterm.audio.samples import RATE


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
