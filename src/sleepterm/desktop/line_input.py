"""Lines typed on standard input, one by one, without a screen."""

from __future__ import annotations

import codecs
import contextlib
import os
import select
import sys
import threading
from collections.abc import Callable, Iterator

_MOST_BYTES = 4096
_LONGEST = 10_000
"""Characters of a line; the rest of a longer one is a line of its own."""


@contextlib.contextmanager
def typed_lines(listener: Callable[[str | None], None]) -> Iterator[None]:
    """Call `listener` with each line, without its end, until the block ends.

    It runs on a thread of its own, and gets None once when the input has ended.
    """
    try:
        descriptor = sys.stdin.fileno()
    except (AttributeError, OSError, ValueError):
        listener(None)
        yield
        return
    if not hasattr(select, "poll"):
        # It can't be woken; a process that ends does not wait for it.
        _Lines(listener).read_in_thread(descriptor)
        yield
        return
    woken, wake = os.pipe()
    thread = threading.Thread(
        target=_Lines(listener).read_until_woken, args=[descriptor, woken], daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        # Left reading, the thread would take what the shell is to get.
        os.write(wake, b"x")
        thread.join()
        os.close(wake)
        os.close(woken)


class _Lines:
    """Puts lines together from the bytes that come."""

    def __init__(self, listener: Callable[[str | None], None]) -> None:
        self._listener = listener
        encoding = getattr(sys.stdin, "encoding", "") or "utf-8"
        self._decode = codecs.getincrementaldecoder(encoding)("replace").decode
        self._begun = ""

    def read_in_thread(self, descriptor: int) -> None:
        """Read on another thread until the input ends."""

        def read() -> None:
            while self._take(descriptor):
                pass

        threading.Thread(target=read, daemon=True).start()

    def read_until_woken(self, descriptor: int, woken: int) -> None:
        """Read until the input ends, or there is something in another pipe."""
        poll = select.poll()
        for each in (descriptor, woken):
            poll.register(each, select.POLLIN)
        while True:
            ready = {each for each, _ in poll.poll()}
            if woken in ready or not self._take(descriptor):
                return

    def _take(self, descriptor: int) -> bool:
        """Read what is there; whether more may come."""
        try:
            data = os.read(descriptor, _MOST_BYTES)
        except OSError:
            data = b""
        *lines, self._begun = (self._begun + self._decode(data)).split("\n")
        if len(self._begun) > _LONGEST or not data:
            lines += [self._begun] if self._begun else []
            self._begun = ""
        for line in lines:
            self._listener(line.rstrip("\r"))
        if not data:
            self._listener(None)
        return bool(data)
