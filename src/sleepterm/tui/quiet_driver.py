"""Lets Textual's keyboard thread sleep until a key comes, all night if need be."""

from __future__ import annotations

import contextlib
import math
import os
import select
import threading
import time
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App

_ATTENTIVE = 1.0
"""Seconds after a key in which it does not sleep."""
_LOOK = 0.1
"""Seconds that Textual looks for a key at a time."""
_EARLY = _LOOK - 0.001


class QuietDriver(LinuxDriver):
    """Textual's driver, whose keyboard thread does not wake ten times a second.

    Args:
        app: the app.
        debug: whether Textual is to log what comes.
        mouse: whether the mouse is heard.
        size: columns and rows; None for those of the terminal.
    """

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        # Its thread asks this before each look at the keyboard.
        self.exit_event = KeyOrEnd(self.fileno)


class KeyOrEnd(threading.Event):
    """An event that ends the keyboard thread; `is_set` waits there for it or a key.

    For a second after a key it does not wait: Textual must look again to tell the key
    Escape from the start of a longer sequence. Textual reads keys itself meanwhile;
    a look that ends early has found one, and one more follows in any case.

    Args:
        keyboard: the file descriptor that keys come from.
        clock: monotonic time in seconds.
    """

    def __init__(
        self, keyboard: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._keyboard = keyboard
        self._clock = clock
        self._bell, self._ringer = os.pipe()
        for end in (self._bell, self._ringer):
            os.set_blocking(end, False)
            weakref.finalize(self, os.close, end)
        self._attentive_until = self._look_began = -math.inf
        self._has_looked_again = True

    def set(self) -> None:
        """Set it, and wake who waits."""
        super().set()
        # A bell that is full has been rung.
        with contextlib.suppress(BlockingIOError):
            os.write(self._ringer, b"!")

    def clear(self) -> None:
        """Reset it."""
        super().clear()
        with contextlib.suppress(BlockingIOError):
            while os.read(self._bell, 64):
                pass

    def is_set(self) -> bool:
        """Whether it is set; waits for that or a key, but not on the main thread."""
        if threading.current_thread() is not threading.main_thread():
            self._wait()
        return super().is_set()

    def _wait(self) -> None:
        now = self._clock()
        if now - self._look_began < _EARLY:
            self._be_attentive(now)
        if now >= self._attentive_until:
            if self._has_looked_again:
                self._sleep()
            else:
                self._has_looked_again = True
        self._look_began = self._clock()

    def _sleep(self) -> None:
        ready, _writable, _broken = select.select([self._keyboard, self._bell], [], [])
        if self._keyboard in ready:
            self._be_attentive(self._clock())

    def _be_attentive(self, now: float) -> None:
        self._attentive_until = now + _ATTENTIVE
        self._has_looked_again = False
