"""One run of plain mode: takes lines, carries them out, and says what changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
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
from sleepterm.commands.plain.actions import PlainCommands
from sleepterm.commands.plain.changes import changes, status_lines
from sleepterm.commands.plain.finding import Finder
from sleepterm.commands.plain.numbered import Numbered
from sleepterm.commands.plain.vocabulary import STATUS, Typed, read_line
from sleepterm.commands.shared.after_end import EndWait
from sleepterm.commands.shared.catalog_access import read_again
from sleepterm.commands.shared.console import say
from sleepterm.commands.shared.queue_host import QueueHost
from sleepterm.desktop.line_input import typed_lines
from sleepterm.desktop.power import after_end
from sleepterm.desktop.signals import ending_signals, exit_status
from sleepterm.errors import SleeptermError
from sleepterm.night.sleep_timer import AfterEnd, Phase
from sleepterm.night.timer_rules import TimerRules
from sleepterm.playback.companion import Companion, FrontEnd
from sleepterm.playback.events import (
    NoticeIssued,
    PlaybackChanged,
    PlaybackEvent,
)
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.notice import Notice
from sleepterm.playback.state import PlaybackState
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_LEAVE_FADE = Seconds(0.6)
_SETTLED = Seconds(0.15)
"""Without an event for this long, what has changed is said, all at once."""
_AT_LATEST = 1.0
_AS_TYPED = frozenset({"awake", "pause", "stop", "timer", "quit"})
"""What does not mean that the timer is to start again."""


@dataclass(frozen=True, slots=True)
class _Signal:
    number: int


@dataclass(frozen=True, slots=True)
class _Line:
    text: str | None


PlainHost = QueueHost[Event | _Signal | _Line]


class PlainSession:
    """Plain mode from the first line to the last; implements `Voice`.

    Args:
        host: clock and queue of `playback`.
        playback: plays; without a player yet.
        finder: lists and finds tracks.
        rules: what the user has set about every timer.
    """

    def __init__(
        self,
        host: PlainHost,
        playback: LocalPlayback,
        finder: Finder,
        rules: TimerRules,
    ) -> None:
        self.captions = False
        self.quiet = False
        self._host = host
        self._playback = playback
        self._commands = PlainCommands(playback, finder, self, self._quit)
        self._wait = EndWait(
            host, rules.still_awake, self.say, self._follow_end, key=_("Enter")
        )
        self._said = PlaybackState()
        self._changed_at: float | None = None
        self._is_asked = False
        self._otherwise = ""
        self._was_heard = False
        self._is_lost = False
        self._ended_with: AfterEnd | None = None
        self._has_ended = False
        self._then = AfterEnd.NOTHING
        self._status: int | None = None

    def run(
        self,
        player: PlayerApi,
        companions: Companion,
        begin: Callable[[LocalPlayback], None] | None = None,
        offered: Numbered[Typed] | None = None,
    ) -> int:
        """Take lines until the user leaves, the input ends, or a signal comes.

        Args:
            player: not started yet.
            companions: follow playback.
            begin: begins to play; None waits for the user.
            offered: what the user may choose from first; None for nothing.

        Returns:
            The exit status.
        """
        playback, host = self._playback, self._host
        player.subscribe(host.put)
        playback.subscribe(self._follow)
        with (
            ending_signals(lambda number: host.put(_Signal(number))),
            typed_lines(lambda text: host.put(_Line(text))),
        ):
            player.start()
            playback.attach(player)
            if begin is not None:
                begin(playback)
            companions.start(
                FrontEnd(
                    playback,
                    host.put,
                    self._quit,
                    self._show_notice,
                    self._wait.last_minute,
                    partial(read_again, playback),
                )
            )
            try:
                self._begin(offered)
                status = self._until_left()
            finally:
                self._close(companions)
        if status == 0:
            after_end(self._then)
        return status

    def say(self, *lines: str) -> None:
        """Print these lines."""
        for line in lines:
            say(sanitize_line(line), flush=True)

    def say_status(self) -> None:
        """Say the state of playback; nothing of it is said again."""
        self._said = self._playback.state
        self.say(*status_lines(self._said))

    def otherwise(self, line: str) -> None:
        """Say this once nothing changes through the command that runs now."""
        self._otherwise = line

    def _begin(self, offered: Numbered[Typed] | None) -> None:
        self.say(
            _("sleepterm, plain mode. 'list' shows the tracks, 'help' the commands.")
        )
        self.say_status()
        if offered is not None:
            self._commands.offer(offered)

    def _until_left(self) -> int:
        while self._status is None:
            task = self._host.get(_SETTLED if self._changed_at is not None else None)
            if isinstance(task, _Signal):
                return exit_status(task.number)
            if isinstance(task, _Line):
                self._take(task.text)
            elif callable(task):
                task()
            elif task is not None:
                self._playback.lifecycle.receive(task)
            if task is None or self._is_late():
                self._tell_changes()
        return self._status

    def _is_late(self) -> bool:
        since = self._changed_at
        return since is not None and self._host.now().ticks - since > _AT_LATEST

    def _close(self, companions: Companion) -> None:
        lifecycle = self._playback.lifecycle
        lifecycle.leave()
        # Before the fade: who asks from now on would get no answer.
        companions.close()
        lifecycle.close(_LEAVE_FADE)
        lifecycle.finish_plays()
        self._host.finish()

    def _quit(self) -> None:
        self._status = 0

    def _take(self, text: str | None) -> None:
        """Carry out a line; at the end of the input, leave."""
        if text is None:
            self._quit()
            return
        self._playback.lifecycle.keys.press()
        if self._wait.call_off():
            return
        self._is_asked = True
        self._otherwise = ""
        self._mark()
        try:
            self._carry_out(read_line(text))
        except SleeptermError as error:
            self.say(str(error))

    def _carry_out(self, typed: Typed) -> None:
        is_awake = self._playback.any_key_is_still_awake
        if is_awake and typed.name not in _AS_TYPED:
            self._commands.still_awake()
        if not (is_awake and typed.name in {"", STATUS}):
            self._commands.carry_out(typed)

    def _mark(self) -> None:
        """Note that there may be something to say."""
        if self._changed_at is None:
            self._changed_at = self._host.now().ticks

    def _tell_changes(self) -> None:
        """Say what has changed since this was called last."""
        state = self._playback.state
        if self._has_ended and state.status is Status.STOPPED:
            # Said by `_wait`.
            self._said = replace(self._said, status=Status.STOPPED)
            self._has_ended = False
        lines = changes(self._said, state, captions=self.captions)
        self._said, self._changed_at = state, None
        if not lines and self._otherwise:
            lines = [self._otherwise]
        if self._is_asked or not self.quiet:
            self.say(*lines)
        self._is_asked, self._otherwise = False, ""

    def _follow(self, event: PlaybackEvent) -> None:
        match event:
            case PlaybackChanged(state):
                self._mark()
                self._watch_end(state)
            case NoticeIssued(notice):
                self._show_notice(notice)
            case _:
                self._follow_player(event)

    def _follow_player(self, event: PlaybackEvent) -> None:
        match event:
            case LayerFailed():
                self.say(
                    _("{title} stopped: {reason}").format(
                        title=event.title, reason=event.reason
                    )
                )
            case TimerFinished(then):
                self._ended_with = then
            case PlaybackStopped():
                self._stopped()
            case DeviceFound():
                if self._is_lost:
                    self.say(
                        _("The sound device is back.")
                        if self._was_heard
                        else _("The sound device works.")
                    )
                self._was_heard, self._is_lost = True, False
            case DeviceLost(reason):
                self._lose_device(reason)

    def _show_notice(self, notice: Notice) -> None:
        self.say(f"{notice.title}: {notice.text}" if notice.title else notice.text)

    def _lose_device(self, reason: str) -> None:
        self._is_lost = True
        words = (
            _("The sound device was lost ({reason}). It is tried again by itself.")
            if self._was_heard
            else _(
                "The sound device can't be used ({reason})."
                " It is tried again by itself."
            )
        )
        self.say(words.format(reason=reason))

    def _watch_end(self, state: PlaybackState) -> None:
        """Once the sound plays again, nothing follows its end."""
        is_stopped = state.status is Status.STOPPED
        if not is_stopped and state.timer.phase is not Phase.FINISHED:
            self._ended_with, self._has_ended = None, False
            self._wait.cancel()
        if is_stopped and not self._playback.any_key_is_still_awake:
            self._wait.forget_still_awake()

    def _stopped(self) -> None:
        if self._ended_with is not None:
            then, self._ended_with = self._ended_with, None
            self._has_ended = True
            self._wait.begin(then, has_keys=True)

    def _follow_end(self, then: AfterEnd) -> None:
        """The wait after an end is over: leave, unless nothing is to follow."""
        if then is not AfterEnd.NOTHING:
            self._then = then
            self._quit()
