"""How soon a command is heard, which decides how often the processor is woken."""

from __future__ import annotations

from enum import Enum

from sleepterm.units import Seconds

AT_A_TIME = 5
"""Blocks rendered at a time at high latency: more are heard later than in a second."""

ATTENTIVE = Seconds(10.0)
"""After a command, others are awaited for so long."""


class Latency(Enum):
    """How soon a command may be heard."""

    LOW = "low"
    """Within a quarter of a second, while somebody watches."""
    HIGH = "high"
    """Within a second, with a third of the wake-ups of the processor."""


class Pace:
    """How many blocks are rendered at a time; the sound is the same.

    Args:
        latency: with which the device is opened. Opened with a high one, a sound server
            takes more at once than single blocks have ready. With a low one, the next
            commands after one are heard soon in any case.

    Attributes:
        latency: how soon a command may be heard.
    """

    def __init__(self, latency: Latency) -> None:
        self.latency = latency
        self._is_device_slow = latency is Latency.HIGH
        self._attentive_until = 0.0

    def command_came(self, now: float) -> None:
        """Note a command; monotonic seconds."""
        self._attentive_until = now + ATTENTIVE

    def blocks(self, now: float) -> int:
        """How many blocks to render at a time; monotonic seconds."""
        is_awaited = self.latency is Latency.LOW or now < self._attentive_until
        return 1 if is_awaited and not self._is_device_slow else AT_A_TIME
