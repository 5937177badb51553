"""The base class of errors that are shown to the user."""

from __future__ import annotations


class SleeptermError(Exception):
    """An error that the user can understand, and often fix.

    Attributes:
        title: two or three words, for the title of a notification.
        message: one sentence: what is wrong and where.
        hint: how to fix it; may be empty.
        exit_status: of a command that ends with it: 1 failed, 2 bad request.
    """

    def __init__(
        self, title: str, message: str, hint: str = "", *, exit_status: int = 2
    ) -> None:
        super().__init__(message)
        self.title = title
        self.message = message
        self.hint = hint
        self.exit_status = exit_status

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()
