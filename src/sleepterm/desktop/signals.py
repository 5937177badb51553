"""The signals that end a program, turned into something to wait for."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

ENDING = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
)
"""Ctrl-C, kill, a closed terminal, and Ctrl-Break on Windows."""


def exit_status(number: int) -> int:
    """What a shell shows for a program that a signal ended."""
    return 128 + number


@contextmanager
def ending_signals(listener: Callable[[int], None]) -> Iterator[None]:
    """Tell the listener of each signal that asks the program to end.

    The listener runs between two instructions of the main thread: it must only
    hand the number on, or raise. Outside the block everything is as it was.
    """

    def handle(number: int, _frame: FrameType | None) -> None:
        listener(number)

    before = {number: signal.signal(number, handle) for number in ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class EndedError(BaseException):
    """A signal asks the program to end.

    Attributes:
        number: which.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Break off what the block does at the first signal that asks for it.

    Later ones are passed over, so that cleaning up is not broken off as well.

    Raises:
        EndedError: a signal came.
    """
    told: list[int] = []

    def listen(number: int) -> None:
        told.append(number)
        if len(told) == 1:
            raise EndedError(number)

    with ending_signals(listen):
        yield
