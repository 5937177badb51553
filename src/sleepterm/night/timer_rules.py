"""What the user has set about every sleep timer."""

from __future__ import annotations

from dataclasses import dataclass

from sleepterm.night.after_end import STILL_AWAKE
from sleepterm.night.auto_arm import NightHours
from sleepterm.units import Seconds


@dataclass(frozen=True, slots=True)
class TimerRules:
    """Rules for all timers, unlike the settings of one.

    Attributes:
        still_awake: seconds after the end in which any key means *still awake*; 0
            for never.
        auto: when playing arms a timer that is switched off; None for never.
    """

    still_awake: Seconds = STILL_AWAKE
    auto: NightHours | None = None


DEFAULT_RULES = TimerRules()
