"""The clocks of this computer."""

from __future__ import annotations

import time

from sleepterm.playback.timestamps import Timestamps


def now() -> Timestamps:
    """The time now, on all three clocks."""
    at = time.time()
    return Timestamps(at, time.localtime(at).tm_hour, time.monotonic())
