"""Lets Textual's keyboard thread sleep until a key comes, all night if need be."""

from __future__ import annotations

import contextlib
import os
import select
import threading
import time
import weakref
from typing import TYPE_CHECKING

from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App

_ATTENTIVE = 1.0


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
    Escape from the start of a longer sequence.

    Args:
        keyboard: the file descriptor that keys come from.
    """

    def __init__(self, keyboard: int) -> None:
        super().__init__()
        self._keyboard = keyboard
        self._bell, self._ringer = os.pipe()
        for end in (self._bell, self._ringer):
            os.set_blocking(end, False)
            weakref.finalize(self, os.close, end)
        self._attentive_until = 0.0

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
        if time.monotonic() < self._attentive_until:
            return
        ready, _writable, _broken = select.select([self._keyboard, self._bell], [], [])
        if self._keyboard in ready:
            self._attentive_until = time.monotonic() + _ATTENTIVE
