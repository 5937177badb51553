"""The terminal: keep C libraries off it, notice its end, ask for its encoding.

C libraries (ALSA, mpg123) write messages to file descriptor 2 at any time, where the
screen is drawn.
"""

from __future__ import annotations

import contextlib
import os
import select
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sleepterm.desktop.streams import LastingStream

_LEAVE_SCREEN = (
    b"\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l"
    b"\x1b[?1049l\x1b[?25h\x1b[0m"
)
"""Undoes what Textual asks a terminal for: pasting, mouse, focus, a second screen."""


def is_typed_in() -> bool:
    """Whether standard input is a terminal; it may be closed, too."""
    return sys.stdin is not None and sys.stdin.isatty()


def can_use_mouse() -> bool:
    """Whether the mouse may be used: not inside GNU screen.

    While a program hears the mouse, GNU screen delays Escape until the next key.
    """
    return "STY" not in os.environ


@contextmanager
def muted_native_stderr() -> Iterator[None]:
    """Give Python a standard error of its own and discard that of C libraries."""
    try:
        ours = os.dup(2)
    except OSError:
        # Closed by the caller: nothing to mute.
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    before = sys.stderr, sys.__stderr__
    sys.stderr.flush()
    stream = LastingStream(
        os.fdopen(ours, "wb"), encoding=sys.stderr.encoding, errors="replace"
    )
    os.dup2(nowhere, 2)
    os.close(nowhere)
    sys.stderr = stream
    # What Textual draws on, on POSIX.
    sys.__stderr__ = stream  # type: ignore[misc]
    try:
        yield
    finally:
        sys.stderr, sys.__stderr__ = before  # type: ignore[misc]
        # The terminal may be gone by now.
        with contextlib.suppress(OSError):
            stream.flush()
        os.dup2(stream.fileno(), 2)
        with contextlib.suppress(OSError):
            stream.close()


def wait_for_hangup(descriptor: int) -> bool:
    """Block until the terminal behind a descriptor is closed.

    SIGHUP goes only to the program that opened the terminal, which may not pass it on.

    Returns:
        True once the terminal is closed; False where that can't be detected, at once
        or when the descriptor is closed.
    """
    if not hasattr(select, "poll"):
        return False
    poll = select.poll()
    try:
        # POLLHUP is reported without being asked for.
        poll.register(descriptor, 0)
        events = [event for _, event in poll.poll()]
    except (OSError, ValueError):
        return False
    return any(event & select.POLLHUP for event in events)


def can_draw() -> bool:
    """Whether the terminal has a cursor that can be moved, as a screen needs it."""
    return sys.platform == "win32" or os.environ.get("TERM", "") not in {"", "dumb"}


def draws_unicode() -> bool:
    """Whether signs beyond ASCII are drawn, by encoding; not on Linux's console.

    That takes UTF-8, but its font has only 256 signs, or 512.
    """
    if os.environ.get("TERM") == "linux":
        return False
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower()
    return encoding.replace("-", "") in {"utf8", "utf16", "cp65001"}


def give_up_drawing() -> None:
    """Drop all that is still drawn: nobody waits for a terminal that is closed."""
    if isinstance(sys.__stderr__, LastingStream):
        sys.__stderr__.give_up()


def terminal_restorer(descriptor: int) -> Callable[[], None]:
    """A function that gives a terminal back as it is now, without waiting.

    It takes the screen away, shows the cursor, and restores the modes.
    """
    try:
        import termios  # noqa: PLC0415 - not on Windows
    except ImportError:
        return lambda: None
    try:
        modes = termios.tcgetattr(descriptor)
    except (OSError, termios.error):
        return lambda: None

    def restore() -> None:
        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(descriptor, termios.TCSANOW, modes)
        with contextlib.suppress(OSError, ValueError):
            # One that takes nothing more would hold up the end.
            if select.select([], [descriptor], [], 0)[1]:
                os.write(descriptor, _LEAVE_SCREEN)

    return restore
