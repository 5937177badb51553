"""What playback needs from the program it runs in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from sleepterm.playback.timestamps import Timestamps
from sleepterm.units import Seconds


class Host(Protocol):
    """Clocks, delays and threads; playback has none of its own."""

    def now(self) -> Timestamps:
        """The time now."""

    def call_later(
        self, delay: Seconds, work: Callable[[], None]
    ) -> Callable[[], None]:
        """Do quick work after a delay, on playback's own thread.

        Returns:
            Call it to cancel.
        """

    def in_background(self, work: Callable[[], None]) -> None:
        """Do slow work on another thread; what it raises is the host's to tell."""
