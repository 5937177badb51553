"""Handles the signals that end a program."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Protocol

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

    # Under nohup the end of the terminal is no end.
    heard = [x for x in ENDING if signal.getsignal(x) is not signal.SIG_IGN]
    before = {number: signal.signal(number, handle) for number in heard}
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


class JobControl(Protocol):
    """What a program must know to be stopped and continued by a shell."""

    @property
    def has_terminal(self) -> bool:
        """Whether the program may use the terminal."""

    @property
    def has_shell(self) -> bool:
        """Whether somebody could continue the program once it is stopped."""

    @property
    def is_ending(self) -> bool:
        """Whether a signal has asked the program to end."""


def follow_stops(job: JobControl) -> Callable[[], bool]:
    """Let SIGCONT reach its handler only after SIGTSTP reached its own.

    A program that never stopped may be told to continue, too: when its terminal is
    closed. Continued in the background it stops again, unless it is to end. Handlers
    that are not functions stay as they are.

    Returns:
        A function that says whether the program was stopped and has not gone on.
    """
    stopped: list[int] = []
    stop, go_on = _handler_of("SIGTSTP"), _handler_of("SIGCONT")
    if stop is None or go_on is None:
        return lambda: False

    def stopping(number: int, frame: FrameType | None) -> None:
        if job.has_shell and not job.is_ending:
            stopped.append(number)
            stop(number, frame)

    def continuing(number: int, frame: FrameType | None) -> None:
        if not stopped or job.is_ending:
            return
        if not job.has_terminal:
            # This handler runs anew when that ends.
            os.kill(os.getpid(), signal.SIGSTOP)
        else:
            stopped.clear()
            go_on(number, frame)

    signal.signal(signal.SIGTSTP, stopping)
    signal.signal(signal.SIGCONT, continuing)
    return lambda: bool(stopped)


def _handler_of(name: str) -> Callable[[int, FrameType | None], object] | None:
    """The function that handles a signal; None without one, or without the signal."""
    number = getattr(signal, name, None)
    handler = None if number is None else signal.getsignal(number)
    return handler if callable(handler) else None
