"""Runs playback without a screen until it ends, fails, or a signal comes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sleepterm.audio.events import (
    DeviceFound,
    DeviceLost,
    Event,
    LayerFailed,
    PlaybackStopped,
    TimerFinished,
)
from sleepterm.audio.player_api import PlayerApi
from sleepterm.audio.state import Status
from sleepterm.commands.shared.after_end import EndWait
from sleepterm.commands.shared.breath_line import BreathLine
from sleepterm.commands.shared.catalog_access import read_again
from sleepterm.commands.shared.headless_waking import HeadlessWaking
from sleepterm.commands.shared.key_commands import hint, press
from sleepterm.commands.shared.queue_host import QueueHost
from sleepterm.commands.shared.session_log import SessionLog
from sleepterm.commands.shared.status_line import StatusLine
from sleepterm.desktop.keyboard import typed_keys
from sleepterm.desktop.power import after_end
from sleepterm.desktop.signals import ending_signals, exit_status
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.night.sleep_timer import AfterEnd, Phase, TimerSettings
from sleepterm.night.timer_rules import DEFAULT_RULES, TimerRules
from sleepterm.playback.auto_timer import TIMER_ON
from sleepterm.playback.companion import Companion, FrontEnd
from sleepterm.playback.events import (
    NoticeIssued,
    PlaybackChanged,
    PlaybackEvent,
    WakeBell,
)
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.notice import Notice
from sleepterm.playback.state import PlaybackState
from sleepterm.playback.storage import Storage
from sleepterm.store.session import Session
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_LEAVE_FADE = Seconds(0.6)
"""The fade of a session that a signal ends."""


@dataclass(frozen=True, slots=True)
class _Signal:
    number: int


@dataclass(frozen=True, slots=True)
class _Key:
    sent: str


_Task = Event | _Signal | _Key


class HeadlessSession:
    """One run of playback, with a status line on standard error.

    Args:
        player: the player, not started yet.
        catalog: all tracks.
        session: the session that playback restores.
        log: saves the mix and the plays.
        guide: what the status line shows for the breathing pacer.
        timer_rules: what the user has set about every timer.
    """

    def __init__(
        self,
        player: PlayerApi,
        catalog: Catalog,
        session: Session,
        log: SessionLog,
        guide: BreathLine | None = None,
        *,
        timer_rules: TimerRules = DEFAULT_RULES,
    ) -> None:
        self._player = player
        self._log = log
        self._host: QueueHost[_Task] = QueueHost()
        self._line = StatusLine(sys.stderr)
        self._guide = guide
        self._playback = LocalPlayback(
            self._host,
            session,
            default_timer=session.timer or TimerSettings(),
            storage=Storage(log.save, log.record_plays, log.record_keys),
            timer_rules=timer_rules,
        )
        self._playback.catalog = catalog
        self._playback.subscribe(self._follow)
        self._wait = EndWait(
            self._host, timer_rules.still_awake, self._line.say, self._finish
        )
        self._wait.still_awake = self._playback.still_awake
        self._ended_with: AfterEnd | None = None
        self._waking = HeadlessWaking(
            self._playback.waking, self._line, self._host.in_background
        )
        self._then = AfterEnd.NOTHING
        self._status: int | None = None
        self._was_heard = False
        self._has_keys = False
        self._failed = 0
        self._layers = 0

    def run(
        self,
        begin: Callable[[LocalPlayback], None],
        companions: Companion | None = None,
    ) -> int:
        """Play until the end.

        Args:
            begin: starts playing.
            companions: follow playback; None for none.

        Returns:
            The exit status.
        """
        playback, lifecycle = self._playback, self._playback.lifecycle
        self._player.subscribe(self._host.put)
        with (
            ending_signals(lambda number: self._host.put(_Signal(number))),
            typed_keys(
                lambda key: self._host.put(_Key(key)),
                continued=lambda: self._host.put(self._line.draw_again),
            ) as self._has_keys,
        ):
            self._player.start()
            playback.attach(self._player)
            begin(playback)
            self._layers = len(playback.state.layers)
            self._start(companions)
            status = self._until_the_end()
            if companions is not None:
                # Before the fade: who asks from now on would get no answer.
                companions.close()
            lifecycle.close(_LEAVE_FADE)
            self._line.clear()
            lifecycle.finish_plays()
            self._waking.close()
            self._host.finish()
            self._log.close()
        if status == 0:
            after_end(self._then)
        return status

    def _start(self, companions: Companion | None) -> None:
        if companions is not None:
            front_end = FrontEnd(
                self._playback,
                self._host.put,
                self._quit,
                self._say,
                self._wait.last_minute,
                partial(read_again, self._playback),
            )
            companions.start(front_end)

    def _quit(self) -> None:
        self._status = 0

    def _until_the_end(self) -> int:
        while self._status is None:
            task = self._host.get(self._guide.wait if self._guide else None)
            if task is None:
                self._show(self._playback.state)
                continue
            if isinstance(task, _Signal):
                return exit_status(task.number)
            if isinstance(task, _Key):
                if self._press(task.sent):
                    return 0
                continue
            if callable(task):
                task()
            else:
                self._playback.lifecycle.receive(task)
        return self._status

    def _press(self, key: str) -> bool:
        """Carry out a key; whether the user wants to leave."""
        self._playback.lifecycle.keys.press()
        if self._wait.call_off():
            return False
        # "Still awake" goes before the question whether to quit.
        is_awake = self._playback.any_key_is_still_awake
        if not is_awake and self._waking.press(key):
            return False
        return press(key, self._playback)

    def _follow(self, event: PlaybackEvent) -> None:
        match event:
            case PlaybackChanged(state):
                if self._waking.follow(state):
                    self._status = 0
                self._show(state)
            case WakeBell():
                self._line.ring()
            case NoticeIssued(notice):
                self._say(notice)
            case _:
                self._follow_player(event)

    def _follow_player(self, event: PlaybackEvent) -> None:
        match event:
            case LayerFailed():
                self._failed += 1
                text = _("{title} stopped: {reason}")
                self._line.print(text.format(title=event.title, reason=event.reason))
            case TimerFinished(then):
                self._ended_with = then
            case PlaybackStopped():
                self._stop()
            case DeviceFound():
                self._was_heard = True
            case DeviceLost():
                self._lose_device(event)

    def _stop(self) -> None:
        """End, or wait for somebody who is still awake, and for what follows."""
        if self._waking.is_set:
            self._show(self._playback.state)
        elif self._ended_with is None:
            self._status = 1 if 0 < self._layers == self._failed else 0
        else:
            self._wait.begin(self._ended_with, has_keys=self._has_keys)

    def _finish(self, then: AfterEnd) -> None:
        self._then = then
        self._status = 0

    def _show(self, state: PlaybackState) -> None:
        if self._guide is not None:
            self._guide.follow(state)
        is_stopped = state.status is Status.STOPPED
        if not is_stopped and state.timer.phase is not Phase.FINISHED:
            self._ended_with = None
            self._wait.cancel()
        if is_stopped and not self._playback.any_key_is_still_awake:
            self._wait.forget_still_awake()
        if self._waking.show(state, has_keys=self._has_keys):
            return
        if not is_stopped:
            instead = self._guide.text(state) if self._guide else None
            self._line.show(state, hint(state) if self._has_keys else "", instead)

    def _say(self, notice: Notice) -> None:
        if notice.is_warning or notice.title == TIMER_ON:
            self._line.print(f"{notice.title}: {notice.text}")

    def _lose_device(self, event: DeviceLost) -> None:
        if self._was_heard:
            text = _("The sound device was lost ({reason}). Waiting for it to return.")
        elif event.is_awaited:
            # Translators: {reason} is like "'Headset' is not connected"
            text = _(
                "The sound device {reason}. Waiting for it; nothing plays on "
                "another one."
            )
        else:
            text = _("No sound device can be used: {reason}.")
            self._status = 1
        self._line.print(text.format(reason=event.reason))
