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
from sleepterm.desktop.job_control import has_shell, is_in_foreground
from sleepterm.desktop.signals import ending_signals, exit_status, follow_stops
from sleepterm.desktop.terminal import (
    can_draw,
    can_use_mouse,
    draws_unicode,
    give_up_drawing,
    is_typed_in,
    muted_native_stderr,
    terminal_restorer,
    wait_for_hangup,
)
from sleepterm.errors import SleeptermError
from sleepterm.night.auto_arm import timer_now
from sleepterm.playback.notice import Notice
from sleepterm.remote.address import socket_path
from sleepterm.store.config.on_hangup import OnHangup
from sleepterm.store.paths import Paths
from sleepterm.store.session import load_session
from sleepterm.store.settings import load_settings
from sleepterm.translation import gettext as _
from sleepterm.tui.app import SleeptermApp
from sleepterm.tui.ports.start_up import StartUp
from sleepterm.tui.terminal_driver import terminal_driver

if TYPE_CHECKING:
    from collections.abc import Callable

    from sleepterm.commands.requests.general import StartRequest
    from sleepterm.formats.problem import Problem
    from sleepterm.remote.attachment import Attachment
    from sleepterm.store.settings import Settings
    from sleepterm.tui.ports.services import Services

_STARTING = 0.05
_GRACE = 1.8
"""Seconds in which the app has to be gone after a signal."""
_SAVING = 0.8
"""Seconds for saving and fading, if it is not."""


def run(request: StartRequest | None) -> int:
    """Show the screen until the user quits or a signal comes."""
    if not has_terminal():
        raise SleeptermError(
            _("No terminal"),
            _("The player needs a terminal."),
            _("Use 'sleepterm play' or 'sleepterm --plain' without one."),
        )
    device = request.device if request else None
    is_beside = request is not None and request.here
    paths = Paths.of_user()
    if sys.platform != "win32" and not is_beside and socket_path(paths).exists():
        # Imported late: it is not often that another one runs.
        from sleepterm.commands.shared.attaching import show_attached

        return show_attached(
            paths, device, _attach, lambda night, told: show(night, device, told)
        )
    return show(device=device)


def has_terminal() -> bool:
    """Whether standard input and output are a terminal that can show a screen."""
    is_shown = sys.stdout is not None and sys.stdout.isatty()
    return is_typed_in() and is_shown and can_draw()


def show(night: Night | None = None, device: str | None = None, told: str = "") -> int:
    """Show the screen, and return its exit status.

    Args:
        night: what it begins with; None for the last session.
        device: what `--device` says; None without it.
        told: a warning that is shown first; "" for none.

    Raises:
        SleeptermError: that device is not there.
    """
    paths = Paths.of_user()
    with muted_native_stderr():
        app = _TerminalApp(_start_up(paths, night, device), paths, told)
        return _run(app)


def _attach(attachment: Attachment) -> int:
    """Show the screen of the running sleepterm; returns the exit status."""
    from sleepterm.commands.shared.attaching import attached_start

    paths = Paths.of_user()
    with muted_native_stderr():
        start_up = attached_start(
            attachment, lambda: _start_up(paths, is_attached=True)
        )
        return _run(_TerminalApp(start_up, paths))


class _TerminalApp(SleeptermApp):
    """The app as a job of a shell, in a terminal that is given back in any case."""

    def __init__(self, start_up: StartUp, paths: Paths, told: str = "") -> None:
        super().__init__(start_up)
        self.driver_class = terminal_driver(self.driver_class)
        self._told = told
        self.ending = _Ending(self, start_up.settings, paths)
        self.is_stopped: Callable[[], bool] = lambda: False

    def on_ready(self) -> None:
        self.is_stopped = follow_stops(self.ending)
        # Of what was drawn before a stop, nothing is there any more.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        if self._told:
            self.show_notice(Notice(self._told, is_warning=True))

    def action_suspend_process(self) -> None:
        """Stop, as jobs of a shell do at Ctrl+Z."""
        if has_shell():
            super().action_suspend_process()
        else:
            self.show_notice(Notice(_("There is no shell here to go back to.")))


def _run(app: _TerminalApp) -> int:
    """Run the app; a signal or a closed terminal makes it quit without asking."""
    ending = app.ending
    with ending_signals(ending.hear):
        ending.watch()
        # The app enables garbage collection again after the first frame.
        gc.disable()
        try:
            app.run(mouse=can_use_mouse())
        except OSError:
            # A closed terminal can't be drawn on.
            if not ending.received:
                raise
    ending.signals.put(0)
    if ending.received:
        return exit_status(ending.received[0])
    return app.return_code or 0


class _Ending:
    """Makes the app quit in time at a signal; implements `JobControl`.

    Threads do that, as a signal handler can't do it itself.

    Args:
        app: the app.
        settings: that it began with.
        paths: the user's folders.

    Attributes:
        signals: gets the number of each signal; 0 ends the watch.
        received: the signals until now.
    """

    def __init__(self, app: _TerminalApp, settings: Settings, paths: Paths) -> None:
        self.signals: queue.SimpleQueue[int] = queue.SimpleQueue()
        self.received: list[int] = []
        self._app = app
        self._settings = settings
        self._paths = paths
        self._terminal = sys.stdin.fileno()
        self._restore_terminal = terminal_restorer(self._terminal)

    def watch(self) -> None:
        """Wait for signals, and for the end of the terminal, from now on."""
        for work in (self._watch_signals, self._watch_terminal):
            threading.Thread(target=work, daemon=True).start()

    def hear(self, number: int) -> None:
        """Take a signal."""
        self.received.append(number)
        self.signals.put(number)

    @property
    def has_terminal(self) -> bool:
        """Whether the app may draw."""
        return is_in_foreground(self._terminal)

    @property
    def has_shell(self) -> bool:
        """Whether a shell could continue the app once it is stopped."""
        return has_shell()

    @property
    def is_ending(self) -> bool:
        """Whether a signal has come."""
        return bool(self.received)

    def _watch_signals(self) -> None:
        while number := self.signals.get():
            if self._app.is_stopped():
                # The terminal is the shell's already.
                self._save_and_end()
            if number == signal.SIGHUP:
                give_up_drawing()
                self._play_on()
            threading.Thread(target=self._end_for_sure, daemon=True).start()
            while not self._app.is_running:
                time.sleep(_STARTING)
            self._app.call_from_thread(self._app.run_worker, self._app.leave())

    def _play_on(self) -> None:
        """Let what plays go on without the terminal, if the user wants it so."""
        if self._settings.on_hangup is not OnHangup.DETACH:
            return
        if (
            "context" not in vars(self._app)
            or self._app.context.leaving.plays_elsewhere
        ):
            # Nothing plays here, before the first frame or attached to another one.
            return
        from sleepterm.commands.shared.background import go_on_in_background

        # Nobody is there to read why it can't, as nothing plays for example.
        with contextlib.suppress(SleeptermError):
            go_on_in_background(self._paths, self._settings.device)

    def _end_for_sure(self) -> None:
        """End the process in time, whatever the screen's thread waits for."""
        time.sleep(_GRACE)
        self._save_and_end(self._restore_terminal)

    def _save_and_end(self, finish: Callable[[], None] = lambda: None) -> None:
        saving = threading.Thread(target=self._app.leave_without_screen, daemon=True)
        saving.start()
        saving.join(_SAVING)
        finish()
        os._exit(exit_status(self.received[0]))

    def _watch_terminal(self) -> None:
        if wait_for_hangup(self._terminal):
            self.hear(signal.SIGHUP)


def _start_up(
    paths: Paths,
    night: Night | None = None,
    device: str | None = None,
    *,
    is_attached: bool = False,
) -> StartUp:
    settings, problems = load_settings(paths.config_file)
    if device is not None:
        # Imported late: without it the first frame needs no device.
        from sleepterm.commands.shared.device_option import on_device

        settings = on_device(settings, device)
    damage: list[Problem] = []
    session = load_session(paths.session_file, damage) if not night else night.session

    def connect() -> Services:
        from sleepterm.commands.shared.screen_services import connect_services
        from sleepterm.store.first_start import is_first_start

        found = (*problems, *damage)
        services = connect_services(
            paths, settings, session, found, night.to_save if night else None
        )
        if night is not None:
            return services._replace(begin=night.begin)
        is_first = not is_attached and is_first_start(paths)
        return services._replace(is_first_start=is_first)

    next_timer = timer_now(
        session.timer or settings.timer,
        settings.timer_rules.auto,
        clock.now().local,
        session.timer_off_night,
    )
    return StartUp(
        settings,
        session,
        draws_unicode(),
        next_timer,
        connect,
        is_night=night is not None and night.is_dark,
    )
