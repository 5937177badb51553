"""How soon a command is heard, which decides how often the processor is woken."""

from __future__ import annotations

from enum import Enum

from sleepterm.units import Seconds

AT_A_TIME = 3
"""Blocks rendered at a time at high latency. With more, headphones that vanish would
leave the speakers sounding for too long."""

ATTENTIVE = Seconds(10.0)
"""After a command, others are awaited for so long."""


class Latency(Enum):
    """How soon a command may be heard."""

    LOW = "low"
    """Within a quarter of a second, while somebody watches."""
    HIGH = "high"
    """Within half a second or so, with fewer wake-ups of the processor."""


class Pace:
    """How many blocks are rendered at a time; the sound is the same.

    Args:
        latency: how soon a command may be heard. After one, the next ones are heard
            soon in any case.
    """

    def __init__(self, latency: Latency) -> None:
        self.latency = latency
        self._attentive_until = 0.0

    def command_came(self, now: float) -> None:
        """Note a command; monotonic seconds."""
        self._attentive_until = now + ATTENTIVE

    def blocks(self, now: float) -> int:
        """How many blocks to render at a time; monotonic seconds."""
        is_awaited = self.latency is Latency.LOW or now < self._attentive_until
        return 1 if is_awaited else AT_A_TIME
