"""How the user leaves the screen, as commands use it."""

from __future__ import annotations

from typing import Protocol


class Leaving(Protocol):
    """Ends the screen, with what plays or without it."""

    @property
    def plays_elsewhere(self) -> bool:
        """Whether another process plays what this screen shows."""

    def why_not_in_background(self) -> str:
        """Why what plays can't go on without the terminal, a sentence; "" if it can."""

    def play_in_background(self) -> None:
        """Let what plays go on without the terminal, and quit once it does."""

    def quit(self) -> None:
        """Quit; ask first if something would end by it."""
