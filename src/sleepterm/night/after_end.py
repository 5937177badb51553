"""What follows the end of the sound, and what a key means until then.

    end ──── any key: still awake ──── any key: calls it off ──── it is done
     └─ the still-awake window ─────┘                          │
     └─ a minute's notice ─────────────────────────────────────┘

Without anything to do, the first part is all. Pure: the time is passed in, in seconds
of a clock that only goes forward.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, auto

from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.units import Seconds

NOTICE = Seconds(60.0)
"""How long before it is done, what follows the end can be called off by any key."""

STILL_AWAKE = Seconds(120.0)
"""How long after the end any key means *still awake*, unless the user sets it."""


class KeyMeaning(Enum):
    """What any key means after the end."""

    STILL_AWAKE = auto()
    """Play on, and do nothing of what was to follow."""
    CALL_OFF = auto()
    """Do nothing of what was to follow."""
    ITS_OWN = auto()


@dataclass(frozen=True, slots=True)
class AfterTheEnd:
    """The time after an end that the timer has brought.

    Attributes:
        then: what is to follow.
        ended_at: when the sound ended.
        window: seconds in which any key means *still awake*; 0 for never.
    """

    then: AfterEnd
    ended_at: float
    window: Seconds = STILL_AWAKE

    @property
    def acts_at(self) -> float:
        """When it is done; infinity if nothing is to follow."""
        if self.then is AfterEnd.NOTHING:
            return math.inf
        return self.ended_at + NOTICE

    @property
    def awake_until(self) -> float:
        """The last moment at which any key means *still awake*, if it has not acted.

        Afterwards a key that wakes the machine in the morning must start no sound.
        """
        return self.ended_at + self.window

    def meaning_of_a_key(self, now: float) -> KeyMeaning:
        """What any key means now."""
        if now >= self.acts_at:
            return KeyMeaning.ITS_OWN
        if self.window > 0 and now <= self.awake_until:
            return KeyMeaning.STILL_AWAKE
        has_more = self.then is not AfterEnd.NOTHING
        return KeyMeaning.CALL_OFF if has_more else KeyMeaning.ITS_OWN
