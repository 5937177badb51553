"""Messages from other threads to the app."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message

from sleepterm.audio.state import Event, StateChanged
from sleepterm.tui.ports.importing import ImportEvent, ImportProgress


@dataclass(eq=False, repr=False)
class WorkDone(Message):
    """Work on another thread is done; call `done` to show its result."""

    done: Callable[[], None]


@dataclass(eq=False, repr=False)
class WorkFailed(Message):
    """Work on another thread has raised an error."""

    error: Exception


@dataclass(eq=False, repr=False)
class PlayerEventReceived(Message):
    """An event of the player."""

    event: Event

    def can_replace(self, message: Message) -> bool:
        """Whether this state makes an earlier one obsolete."""
        return (
            isinstance(message, PlayerEventReceived)
            and isinstance(self.event, StateChanged)
            and isinstance(message.event, StateChanged)
        )


@dataclass(eq=False, repr=False)
class ImportEventReceived(Message):
    """An event of the import service."""

    event: ImportEvent

    def can_replace(self, message: Message) -> bool:
        """Whether this progress makes an earlier one obsolete."""
        return (
            isinstance(message, ImportEventReceived)
            and isinstance(self.event, ImportProgress)
            and isinstance(message.event, ImportProgress)
        )
