"""Handles the signals that end a program."""

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
"""Sent by Ctrl-C, kill, a closed terminal, and Ctrl-Break on Windows."""


def exit_status(number: int) -> int:
    """The exit status that shells use for a program ended by a signal."""
    return 128 + number


@contextmanager
def ending_signals(listener: Callable[[int], None]) -> Iterator[None]:
    """Call `listener` with the number of each signal that asks the program to end.

    It runs in the main thread between two instructions: it must only pass the number
    on, or raise. The old handlers are restored at the end of the block.
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
        number: of the signal.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Interrupt the block at the first signal that asks the program to end.

    Later signals are ignored, so that cleaning up is not interrupted.

    Raises:
        EndedError: a signal came.
    """
    received: list[int] = []

    def listen(number: int) -> None:
        received.append(number)
        if len(received) == 1:
            raise EndedError(number)

    with ending_signals(listen):
        yield
