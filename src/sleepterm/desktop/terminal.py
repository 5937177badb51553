"""The terminal, kept to ourselves.

C libraries (ALSA, mpg123) write notes to file descriptor 2 whenever they like,
which is where the screen is drawn.
"""

from __future__ import annotations

import contextlib
import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def muted_native_stderr() -> Iterator[None]:
    """Give Python a standard error of its own and send that of C nowhere."""
    try:
        ours = os.dup(2)
    except OSError:
        # Closed from outside: there is nothing to keep clean.
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    before = sys.stderr, sys.__stderr__
    sys.stderr.flush()
    stream = os.fdopen(ours, "w", encoding=sys.stderr.encoding, errors="replace")
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
    """Sleep until the terminal behind a descriptor is gone.

    Its closing sends a signal to the program that opened it alone, which may keep it
    from us.

    Returns:
        False at once, or as soon as the descriptor is closed, where this can't be told.
    """
    if not hasattr(select, "poll"):
        return False
    poll = select.poll()
    try:
        # Nothing is asked for: an end is told unasked.
        poll.register(descriptor, 0)
        events = [event for _, event in poll.poll()]
    except (OSError, ValueError):
        return False
    return any(event & select.POLLHUP for event in events)


def speaks_unicode() -> bool:
    """Whether the terminal is said to show more than ASCII."""
    encoding = (getattr(sys.stdout, "encoding", "") or "").lower()
    return encoding.replace("-", "") in {"utf8", "utf16", "cp65001"}
