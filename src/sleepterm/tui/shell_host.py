"""Timers and threads of the app, for playback."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.playback.timestamps import Timestamps
from sleepterm.tui.ports.shell import Shell
from sleepterm.units import Seconds


class ShellHost:
    """Gives playback the app's timers and threads; implements `Host`.

    Args:
        shell: runs timers and threads, and tells what they raise.
        now: the time.
    """

    def __init__(self, shell: Shell, now: Callable[[], Timestamps]) -> None:
        self._shell = shell
        self._now = now

    def now(self) -> Timestamps:
        """The time now."""
        return self._now()

    def call_later(
        self, delay: Seconds, work: Callable[[], None]
    ) -> Callable[[], None]:
        """Do quick work after a delay, on the app's own thread; call it to cancel."""
        return self._shell.after(delay, work)

    def in_background(self, work: Callable[[], None]) -> None:
        """Do slow work on another thread."""
        self._shell.in_thread(work, group="history")
