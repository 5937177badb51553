"""One run of plain mode: takes lines, carries them out, and says what changes."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from sleepterm.audio.events import (
    DeviceFound,
    DeviceLost,
    LayerFailed,
    PlaybackStopped,
    TimerFinished,
)
from sleepterm.audio.state import Status
from sleepterm.commands.plain.actions import PlainCommands
from sleepterm.commands.plain.changes import changes, status_lines
from sleepterm.commands.plain.finding import Finder
from sleepterm.commands.plain.numbered import Numbered
from sleepterm.commands.plain.sides import (
    Line,
    PlainFront,
    PlainHost,
    PlayerSide,
    Signal,
)
from sleepterm.commands.plain.vocabulary import STATUS, Typed, read_line
from sleepterm.commands.shared.after_end import EndWait
from sleepterm.commands.shared.console import say
from sleepterm.desktop.line_input import typed_lines
from sleepterm.desktop.signals import ending_signals, exit_status
from sleepterm.errors import SleeptermError
from sleepterm.night.sleep_timer import AfterEnd, Phase
from sleepterm.night.timer_rules import TimerRules
from sleepterm.playback.events import (
    NoticeIssued,
    PlaybackChanged,
    PlaybackEvent,
)
from sleepterm.playback.notice import Notice
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.playback.state import PlaybackState
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_SETTLED = Seconds(0.15)
"""Without an event for this long, what has changed is said, all at once."""
_AT_LATEST = 1.0
_AS_TYPED = frozenset({"awake", "pause", "stop", "timer", "quit"})
"""What does not mean that the timer is to start again."""


class PlainSession:
    """Plain mode from the first line to the last; implements `Voice`.

    Args:
        host: clock and queue of `playback`.
        playback: plays, once `side` has begun.
        finder: lists and finds tracks.
        rules: what the user has set about every timer.
        side: what plays behind it.

    Attributes:
        lines: that were typed and not carried out yet; None is the end of the input.
    """

    def __init__(
        self,
        host: PlainHost,
        playback: ScreenPlayback,
        finder: Finder,
        rules: TimerRules,
        side: PlayerSide,
    ) -> None:
        self.captions = False
        self.quiet = False
        self._host = host
        self._playback = playback
        self._side = side
        self._commands = PlainCommands(playback, finder, self, side.quit)
        self._wait = EndWait(
            host, rules.still_awake, self.say, side.over, key=_("Enter")
        )
        self.lines: deque[str | None] = deque()
        self._said = PlaybackState()
        self._changed_at: float | None = None
        self._is_asked = False
        self._otherwise = ""
        self._was_heard = False
        self._is_lost = False
        self._ended_with: AfterEnd | None = None
        self._has_ended = False
        self._status: int | None = None

    def run(self, *words: str, offered: Numbered[Typed] | None = None) -> int:
        """Take lines until the user leaves, the input ends, or a signal comes.

        Args:
            words: what is said first.
            offered: what the user may choose from first; None for nothing.

        Returns:
            The exit status.
        """
        host = self._host
        self._playback.subscribe(self._follow)
        with (
            ending_signals(lambda number: host.put(Signal(number))),
            typed_lines(lambda text: host.put(Line(text))),
        ):
            front = PlainFront(
                self.say_status, self._show_notice, self._commands.offer, self._leave
            )
            self._side.begin(front, self._wait)
            try:
                self.say(*words)
                self.say_status()
                if offered is not None:
                    self._commands.offer(offered, self._commands.carry_out)
                status = self._until_left()
            finally:
                self._side.close()
                host.finish()
        if status == 0:
            self._side.finish()
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

    def _until_left(self) -> int:
        while self._status is None:
            is_busy = self._side.is_busy
            task = self._host.get(self._patience(is_busy=is_busy))
            if isinstance(task, Signal):
                return exit_status(task.number)
            if isinstance(task, Line):
                self.lines.append(task.text)
            elif callable(task):
                task()
            elif task is not None:
                self._side.receive(task)
            elif self.lines and not is_busy:
                # All that the line before has changed is known.
                self._take(self.lines.popleft())
                continue
            if (task is None or self._is_late()) and not is_busy:
                self._tell_changes()
        return self._status

    def _patience(self, *, is_busy: bool) -> Seconds | None:
        """How long nothing may happen; None for ever."""
        if self.lines and not is_busy:
            return Seconds(0.0)
        is_waiting = self.lines or self._changed_at is not None
        return _SETTLED if is_waiting else None

    def _is_late(self) -> bool:
        since = self._changed_at
        return since is not None and self._host.now().ticks - since > _AT_LATEST

    def _leave(self) -> None:
        self._status = 0

    def _take(self, text: str | None) -> None:
        """Carry out a line; at the end of the input, leave."""
        if text is None:
            self._tell_changes()
            self._leave()
            return
        self._playback.lifecycle.keys.press()
        if self._wait.call_off():
            self._side.called_off()
            return
        self._is_asked = True
        self._otherwise = ""
        self._mark()
        try:
            self._carry_out(read_line(text))
        except SleeptermError as error:
            self.say(str(error))

    def _carry_out(self, typed: Typed) -> None:
        is_awake = self._side.any_key_is_still_awake
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
                self._side.follow()
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
            self._side.ended(then)
