"""Handles the signals that end a program."""

from __future__ import annotations

import _thread
import os
import signal
import sys
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType
from typing import Protocol

ENDING = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
)
"""Sent by Ctrl-C, kill, a closed terminal, and Ctrl-Break on Windows."""

_A_MOMENT = 0.05
_IMPORTING = "importlib._bootstrap"
"""The part of the interpreter that imports modules."""


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

    Args:
        number: of the signal.
        accept: what `accept` does.

    Attributes:
        number: of the signal.
        accept: call it to continue after catching this; later signals are ignored.
    """

    def __init__(self, number: int, accept: Callable[[], None] = lambda: None) -> None:
        super().__init__(number)
        self.number = number
        self.accept = accept


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Interrupt the block at the first signal that asks the program to end.

    Later signals are ignored, so that cleaning up is not interrupted.

    Raises:
        EndedError: a signal came.
    """
    interruption = _Interruption()
    with ending_signals(interruption.raise_error):
        try:
            yield
        finally:
            interruption.accept()


class _Interruption:
    """Raises one error, not while a module is imported, and another if it was lost.

    An import may make another error of it, or crash, as native modules do. And native
    code that clears errors would leave a program that no signal ends.
    """

    def __init__(self) -> None:
        self._thread = _thread.get_ident()
        self._is_accepted = False
        self._raised: weakref.ref[EndedError] | None = None

    def raise_error(self, number: int) -> None:
        """Raise an `EndedError`; nothing while one is on its way."""
        if self._raised is not None:
            return
        if _is_importing():
            self._send_again(number)
        else:
            raise self._watched(number)

    def accept(self) -> None:
        """Raise no more."""
        self._is_accepted = True

    def _watched(self, number: int) -> EndedError:
        # Made here: a handler's frame with a name for it would keep it alive.
        error = EndedError(number, self.accept)
        self._raised = weakref.ref(error, partial(self._lost, number))
        return error

    def _lost(self, number: int, _reference: object) -> None:
        # What is raised here, in a callback of the interpreter, would be lost, too.
        if not self._is_accepted:
            self._raised = None
            self._send_again(number)

    def _send_again(self, number: int) -> None:
        """Send the signal again, a moment later."""

        def send() -> None:
            time.sleep(_A_MOMENT)
            if self._is_accepted:
                return
            if sys.platform == "win32":
                signal.raise_signal(number)
            else:
                signal.pthread_kill(self._thread, number)

        _thread.start_new_thread(send, ())


def _is_importing() -> bool:
    """Whether what called this is a part of a module that is being imported."""
    frame: FrameType | None = sys._getframe()  # noqa: SLF001 - no other way
    while frame is not None and frame.f_globals.get("__name__") != _IMPORTING:
        frame = frame.f_back
    return frame is not None


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
