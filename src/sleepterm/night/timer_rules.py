"""What the user has set about every sleep timer."""

from __future__ import annotations

from dataclasses import dataclass

from sleepterm.night.after_end import STILL_AWAKE
from sleepterm.units import Seconds


@dataclass(frozen=True, slots=True)
class TimerRules:
    """Rules for all timers, unlike the settings of one.

    Attributes:
        still_awake: seconds after the end in which any key means *still awake*; 0
            for never.
    """

    still_awake: Seconds = STILL_AWAKE


DEFAULT_RULES = TimerRules()
