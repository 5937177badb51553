"""Timers and threads of the app, for playback."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App

from sleepterm.playback.timestamps import Timestamps
from sleepterm.tui.ports.shell import Shell
from sleepterm.units import Seconds


class AppHost:
    """Gives playback the app's timers and threads; implements `Host`.

    Args:
        app: runs the timers.
        shell: the same app; runs the threads, and shows their errors.
        now: gives the time.
    """

    def __init__(
        self, app: App[None], shell: Shell, now: Callable[[], Timestamps]
    ) -> None:
        self._app = app
        self._shell = shell
        self._now = now

    def now(self) -> Timestamps:
        """The time now."""
        return self._now()

    def call_later(
        self, delay: Seconds, work: Callable[[], None]
    ) -> Callable[[], None]:
        """Do quick work after a delay, on the app's thread; returns what cancels it."""
        return self._app.set_timer(delay, work).stop

    def in_background(self, work: Callable[[], None]) -> None:
        """Do slow work on another thread."""
        self._shell.in_thread(work, group="history")
