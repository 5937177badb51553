"""The clock, timers and threads that playback needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from sleepterm.playback.timestamps import Timestamps
from sleepterm.units import Seconds


class Host(Protocol):
    """Provides a clock, timers and threads to playback."""

    def now(self) -> Timestamps:
        """The time now."""

    def call_later(
        self, delay: Seconds, work: Callable[[], None]
    ) -> Callable[[], None]:
        """Do quick work after a delay, on playback's thread.

        Returns:
            A function that cancels it.
        """

    def in_background(self, work: Callable[[], None]) -> None:
        """Do slow work on another thread; the host shows its errors."""
