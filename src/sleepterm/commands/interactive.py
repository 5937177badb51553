"""`sleepterm` without a command: the screen."""

from __future__ import annotations

import contextlib
import gc
import os
import queue
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING

from sleepterm.commands.shared.night_start import Night
from sleepterm.desktop import clock
from sleepterm.desktop.signals import ending_signals, exit_status, only_after_a_stop
from sleepterm.desktop.terminal import (
    give_up_drawing,
    muted_native_stderr,
    speaks_unicode,
    terminal_restorer,
    wait_for_hangup,
)
from sleepterm.errors import SleeptermError
from sleepterm.night.auto_arm import timer_now
from sleepterm.remote.address import socket_path
from sleepterm.store.paths import Paths
from sleepterm.store.session import load_session
from sleepterm.store.settings import OnHangup, load_settings
from sleepterm.tui.app import SleeptermApp
from sleepterm.tui.ports.start_up import StartUp

if TYPE_CHECKING:
    from sleepterm.formats.problem import Problem
    from sleepterm.tui.ports.services import Services

_STARTING = 0.05
_GRACE = 1.8
"""Seconds in which the app has to be gone after a signal."""
_SAVING = 0.8
"""Seconds for saving and fading, if it is not."""


def run(_request: None) -> int:
    """Show the screen until the user quits or a signal comes."""
    if not has_terminal():
        raise SleeptermError(
            "No terminal",
            "The player needs a terminal.",
            "Use 'sleepterm play' without one.",
        )
    paths = Paths.of_user()
    if sys.platform != "win32" and socket_path(paths).exists():
        # Imported late: it is not often that another one runs.
        from sleepterm.commands.shared.beside import show_beside

        return show_beside(paths, show)
    return show()


def has_terminal() -> bool:
    """Whether standard input and output are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def show(night: Night | None = None) -> int:
    """Show the screen, and begin with a night if there is one; the exit status."""
    paths = Paths.of_user()
    with muted_native_stderr():
        app = _TerminalApp(_start_up(paths, night))
        return _run(app, paths)


class _TerminalApp(SleeptermApp):
    def __init__(self, start_up: StartUp) -> None:
        super().__init__(start_up)
        self.on_hangup = start_up.settings.on_hangup

    def on_ready(self) -> None:
        # Shells send SIGCONT with the end of the terminal, too.
        only_after_a_stop()


def _run(app: _TerminalApp, paths: Paths) -> int:
    """Run the app; a signal or a closed terminal makes it quit without asking."""
    watch = _Watch(app, paths)
    with ending_signals(watch.signals.put):
        # The app enables garbage collection again after the first frame.
        gc.disable()
        try:
            app.run()
        except OSError:
            # A closed terminal can't be drawn on.
            if not watch.received:
                raise
    watch.signals.put(0)
    if watch.received:
        return exit_status(watch.received[0])
    return app.return_code or 0


class _Watch:
    """Threads that make the app quit, as a signal handler can't do that itself."""

    def __init__(self, app: _TerminalApp, paths: Paths) -> None:
        self.signals: queue.SimpleQueue[int] = queue.SimpleQueue()
        self.received: list[int] = []
        self._app = app
        self._paths = paths
        self._restore_terminal = terminal_restorer(sys.stdin.fileno())
        for work in (self._watch_signals, self._watch_terminal):
            threading.Thread(target=work, daemon=True).start()

    def _watch_signals(self) -> None:
        while number := self.signals.get():
            self.received.append(number)
            if number == signal.SIGHUP:
                give_up_drawing()
                self._play_on()
            threading.Thread(target=self._end_for_sure, daemon=True).start()
            while not self._app.is_running:
                time.sleep(_STARTING)
            self._app.call_from_thread(self._app.run_worker, self._app.leave())

    def _play_on(self) -> None:
        """Let what plays go on without the terminal, if the user wants it so."""
        if self._app.on_hangup is not OnHangup.DETACH:
            return
        from sleepterm.commands.shared.background import TAKE_OVER, start_background

        # Nobody is there to read why it can't, as nothing plays for example.
        with contextlib.suppress(SleeptermError):
            _ = start_background(self._paths, {TAKE_OVER: True})

    def _end_for_sure(self) -> None:
        """End the process in time, whatever the screen's thread waits for."""
        time.sleep(_GRACE)
        saving = threading.Thread(target=self._app.leave_without_screen, daemon=True)
        saving.start()
        saving.join(_SAVING)
        self._restore_terminal()
        os._exit(exit_status(self.received[0]))

    def _watch_terminal(self) -> None:
        if wait_for_hangup(sys.stdin.fileno()):
            self.signals.put(signal.SIGHUP)


def _start_up(paths: Paths, night: Night | None = None) -> StartUp:
    settings, problems = load_settings(paths.config_file)
    damage: list[Problem] = []
    session = load_session(paths.session_file, damage) if not night else night.session

    def connect() -> Services:
        from sleepterm.commands.shared.screen_services import connect_services

        found = (*problems, *damage)
        services = connect_services(
            paths, settings, session, found, night.to_save if night else None
        )
        return services if night is None else services._replace(begin=night.begin)

    next_timer = timer_now(
        session.timer or settings.timer,
        settings.timer_rules.auto,
        clock.now().local,
        session.timer_off_night,
    )
    return StartUp(
        settings,
        session,
        speaks_unicode(),
        next_timer,
        connect,
        is_night=night is not None and night.is_dark,
    )
