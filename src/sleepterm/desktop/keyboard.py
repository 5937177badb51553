"""Keys typed in the terminal, one by one, without a screen."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

from sleepterm.desktop.job_control import has_shell, is_in_foreground

_PATIENCE = 1000
"""Milliseconds until a program in the background looks again."""
_END, _LOOK = b"x", b"l"
_MOST_BYTES = 64
"""Of one key: those that are no characters send a sequence of bytes."""


@contextlib.contextmanager
def typed_keys(
    listener: Callable[[str], None],
    *,
    stopping: Callable[[], None] = lambda: None,
    continued: Callable[[], None] = lambda: None,
) -> Iterator[bool]:
    """Call `listener` with each key that is typed, until the block ends.

    It runs on a thread of its own and gets what the key sends: a character, or a
    sequence that begins with ESC. Nothing is echoed meanwhile, and Ctrl-C stays a
    signal. While the program is in the shell's background no key is taken; while it is
    stopped, by Ctrl-Z, the terminal is as it was.

    Args:
        listener: gets each key.
        stopping: called as a signal's handler before Ctrl-Z stops the program.
        continued: called as one when the program goes on.

    Yields:
        Whether there are keys: not without a terminal, nor on Windows.
    """
    descriptor = _terminal()
    if descriptor is None:
        yield False
        return
    keyboard = _Keyboard(descriptor, listener)

    def stop() -> None:
        if has_shell():
            stopping()
            keyboard.stop()

    def go_on() -> None:
        keyboard.look_again()
        continued()

    # A program in the background that asks the terminal would be stopped.
    handlers = {
        "SIGTTIN": None,
        "SIGTTOU": None,
        "SIGTSTP": stop,
        "SIGCONT": go_on,
    }
    with _signals(handlers):
        keyboard.begin()
        try:
            yield True
        finally:
            keyboard.end()


def _terminal() -> int | None:
    """The descriptor of standard input if that is a terminal with POSIX modes."""
    if sys.platform == "win32":
        return None
    try:
        descriptor = sys.stdin.fileno()
        return descriptor if os.isatty(descriptor) else None
    except (AttributeError, OSError, ValueError):
        return None


class _Keyboard:
    """Reads keys on a thread while the program is in the shell's foreground.

    Args:
        descriptor: the terminal.
        listener: gets each key.
    """

    def __init__(self, descriptor: int, listener: Callable[[str], None]) -> None:
        self._descriptor = descriptor
        self._listener = listener
        self._woken, self._wake = os.pipe()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._modes = _modes_of(descriptor)
        self._is_closed = False

    def begin(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Give the terminal back and stop, until the shell continues the program."""
        if is_in_foreground(self._descriptor):
            _set_modes(self._descriptor, self._modes)
        os.kill(os.getpid(), signal.SIGSTOP)

    def look_again(self) -> None:
        """The program was stopped meanwhile, and may be in the background."""
        # As a signal's handler it may come just after the end.
        with contextlib.suppress(OSError):
            os.write(self._wake, _LOOK)

    def end(self) -> None:
        os.write(self._wake, _END)
        self._thread.join()
        os.close(self._wake)
        os.close(self._woken)
        if is_in_foreground(self._descriptor):
            _set_modes(self._descriptor, self._modes)

    def _read(self) -> None:
        poll = select.poll()
        poll.register(self._woken, select.POLLIN)
        listens = False
        while not self._is_closed:
            if not listens and is_in_foreground(self._descriptor):
                _send_each_key(self._descriptor)
                poll.register(self._descriptor, select.POLLIN)
                listens = True
            # The shell does not say when it brings a running program to the front.
            ready = dict(poll.poll(None if listens else _PATIENCE))
            if self._woken in ready:
                if os.read(self._woken, 1) == _END:
                    return
                ready[self._descriptor] = 0
            if listens and self._descriptor in ready:
                listens = ready[self._descriptor] != 0 and self._pass_on()
                if not listens:
                    poll.unregister(self._descriptor)

    def _pass_on(self) -> bool:
        """Read what was typed; whether this program gets the keys."""
        try:
            typed = os.read(self._descriptor, _MOST_BYTES)
        except OSError:
            # In the background the keys are the shell's.
            return False
        self._is_closed = not typed
        for key in _keys(typed.decode("utf-8", "ignore")):
            self._listener(key)
        return True


def _modes_of(descriptor: int) -> list[Any]:
    import termios  # noqa: PLC0415 - not on Windows

    try:
        return termios.tcgetattr(descriptor)
    except (OSError, termios.error):
        return []


def _set_modes(descriptor: int, modes: list[Any]) -> None:
    import termios  # noqa: PLC0415 - not on Windows

    with contextlib.suppress(OSError, termios.error):
        if modes:
            termios.tcsetattr(descriptor, termios.TCSANOW, modes)


def _send_each_key(descriptor: int) -> None:
    """Have the terminal send each key at once, and not show it."""
    import termios  # noqa: PLC0415 - not on Windows
    import tty  # noqa: PLC0415

    with contextlib.suppress(OSError, termios.error):
        tty.setcbreak(descriptor, termios.TCSANOW)


def _keys(typed: str) -> list[str]:
    return [typed] if typed.startswith("\x1b") else list(typed)


@contextlib.contextmanager
def _signals(handlers: dict[str, Callable[[], None] | None]) -> Iterator[None]:
    """Handle some signals, or ignore them, until the block ends."""

    def handler(work: Callable[[], None]) -> Callable[[int, FrameType | None], None]:
        return lambda _number, _frame: work()

    before = {}
    for name, work in handlers.items():
        number = getattr(signal, name)
        before[number] = signal.signal(
            number, signal.SIG_IGN if work is None else handler(work)
        )
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)
