"""Messages from other threads to the app."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message


class WorkDone(Message):
    """Something that happened on another thread is to be shown.

    Args:
        done: shows it; called on the app's own thread.
        replaces: of waiting messages with the same word, only the last is shown; "" for
            one that must not be left out.
    """

    def __init__(self, done: Callable[[], None], replaces: str = "") -> None:
        super().__init__()
        self.done = done
        self.replaces = replaces

    def can_replace(self, message: Message) -> bool:
        """Only the latest of its kind matters."""
        return (
            isinstance(message, WorkDone)
            and self.replaces != ""
            and message.replaces == self.replaces
        )


class WorkFailed(Message):
    """Work on another thread has raised an error.

    Args:
        error: what it raised.
    """

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error
