"""The clocks of this computer."""

from __future__ import annotations

import time

from sleepterm.playback.timestamps import Timestamps
from sleepterm.units import Seconds


def now() -> Timestamps:
    """The time now, on all three clocks."""
    at = time.time()
    local = time.localtime(at)
    return Timestamps(
        at, local.tm_hour, time.monotonic(), Seconds(float(local.tm_gmtoff))
    )
