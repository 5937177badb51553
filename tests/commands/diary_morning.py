"""A clock that stands in the morning of a day in the diary."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sleepterm.desktop import clock
from sleepterm.playback.timestamps import Timestamps

TODAY = date(2026, 3, 2)


def local(day: int, hour: int, minute: int = 0) -> float:
    """A moment in March 2026 by this computer's clock, in seconds since the epoch."""
    return datetime.combine(date(2026, 3, day), time(hour, minute)).timestamp()


def stand_still(monkeypatch: pytest.MonkeyPatch, hour: int = 8) -> None:
    """Let it be this hour of `TODAY`."""
    now = Timestamps(local(2, hour), hour, 0.0)
    monkeypatch.setattr(clock, "now", lambda: now)
