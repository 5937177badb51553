"""The wake-up that a command is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.units import Seconds


@dataclass(frozen=True, slots=True)
class WakeRequest:
    """A wake-up.

    Attributes:
        time: when the sound is full.
        sound: id, title or name of a track or mix; None for the default.
        rise: seconds of its rise, 5 to 45 minutes; None for the default.
    """

    time: TimeOfDay
    sound: str | None = None
    rise: Seconds | None = None
