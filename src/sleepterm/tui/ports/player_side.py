"""What plays behind the screen, in this process or in another."""

from __future__ import annotations

from typing import Protocol

from sleepterm.night.sleep_timer import AfterEnd


class PlayerSide(Protocol):
    """Begins once there is something to play."""

    def begin(self) -> None:
        """The first catalogue is there: build the player, or follow the other one."""

    def ended(self, then: AfterEnd) -> None:
        """The timer has ended the sound; `then` is to follow."""
