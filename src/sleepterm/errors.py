"""The one family of errors that a user is meant to read."""

from __future__ import annotations


class SleeptermError(Exception):
    """Something the user can understand and mostly mend.

    Attributes:
        title: two or three words for the head of a notification.
        message: one sentence: what is wrong and where.
        hint: what to do about it; may be empty.
    """

    def __init__(self, title: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.title = title
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()
