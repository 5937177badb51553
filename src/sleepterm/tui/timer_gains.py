"""The gain of a sleep timer over its time, to be drawn."""

from __future__ import annotations

from sleepterm.night.sleep_timer import SleepTimer, TimerSettings
from sleepterm.units import Seconds


def gains_ahead(timer: SleepTimer, count: int) -> list[float]:
    """The timer's gain, 0.0 to 1.0, at `count` times from now to the deadline."""
    remaining = timer.remaining or 0.0
    return [
        timer.gain(Seconds(remaining * (i + 0.5) / count)) if remaining else 1.0
        for i in range(count)
    ]


def gains_of(settings: TimerSettings, count: int) -> list[float]:
    """The gain, 0.0 to 1.0, at `count` times of a timer that is not armed yet."""
    if not settings.enabled:
        return [1.0] * count
    return gains_ahead(SleepTimer().armed(settings), count)
