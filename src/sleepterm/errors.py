"""The one family of errors that a user is meant to read."""

from __future__ import annotations


class SleeptermError(Exception):
    """Something the user can understand and mostly mend.

    Attributes:
        title: two or three words for the head of a notification.
        message: one sentence: what is wrong and where.
        hint: what to do about it; may be empty.
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
