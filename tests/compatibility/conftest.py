"""The files of an earlier version, and a clock that stands where it ended."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.compatibility.old_home import NOW, OldHome


@pytest.fixture
def old(home: Path) -> OldHome:
    """What sleepterm 0.1.0 left in this home folder."""
    return OldHome(home)


@pytest.fixture
def recorded_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The wall clock stands at the moment of the recorded answers."""
    monkeypatch.setattr("time.time", lambda: NOW)
