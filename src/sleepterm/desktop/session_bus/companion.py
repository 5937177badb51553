"""The companion for all that is done on the session bus, over one connection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sleepterm.desktop.session_bus.connection import RETRY_DELAYS, SessionBus
from sleepterm.playback.companion import FrontEnd
from sleepterm.units import Seconds


class BusPart(Protocol):
    """A part of it, which adds itself to the bus as a client."""

    def start(self, front_end: FrontEnd, bus: SessionBus) -> None:
        """Begin to follow playback, on its thread; the bus is not connected yet."""


class BusCompanion:
    """Connects its parts to the session bus. Implements `Companion`.

    Args:
        address: of the bus.
        parts: what is done there.
        delays: before each try to connect.
    """

    def __init__(
        self,
        address: str,
        parts: Sequence[BusPart],
        delays: Sequence[Seconds] = RETRY_DELAYS,
    ) -> None:
        self._parts = parts
        self._bus = SessionBus(address, delays)

    def start(self, front_end: FrontEnd) -> None:
        """Start the parts, then the bus's thread, which connects."""
        for part in self._parts:
            part.start(front_end, self._bus)
        self._bus.start()

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()
