"""Results that come from other threads to the app's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message

from sleepterm.audio.state import Event, StateChanged
from sleepterm.tui.ports.adding import AtWork, Told


@dataclass(eq=False, repr=False)
class WorkDone(Message):
    """Work on another thread has ended; `done` shows its result."""

    done: Callable[[], None]


@dataclass(eq=False, repr=False)
class WorkFailed(Message):
    """Work on another thread has raised an error."""

    error: Exception


@dataclass(eq=False, repr=False)
class PlayerSpoke(Message):
    """The player has told an event."""

    event: Event

    def can_replace(self, message: Message) -> bool:
        """Of states that follow each other only the last matters."""
        return (
            isinstance(message, PlayerSpoke)
            and isinstance(self.event, StateChanged)
            and isinstance(message.event, StateChanged)
        )


@dataclass(eq=False, repr=False)
class ImportTold(Message):
    """The work that adds sounds has told something."""

    told: Told

    def can_replace(self, message: Message) -> bool:
        """Of how far it is only the latest matters."""
        return (
            isinstance(message, ImportTold)
            and isinstance(self.told, AtWork)
            and isinstance(message.told, AtWork)
        )
