"""What the screen does after the end: a minute's notice, then quit or suspend."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sleepterm.audio.state import Status
from sleepterm.night.after_end import NOTICE
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.playback.api import Playback
from sleepterm.playback.last_minute import LastMinute
from sleepterm.playback.notice import Notice
from sleepterm.playback.state import PlaybackState
from sleepterm.translation import gettext as _
from sleepterm.tui.controllers.night import NightController
from sleepterm.tui.end_words import format_last_minute, format_no_power
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy

Answered = Callable[["bool | None"], None]
"""Gets True once the minute has passed, False for a key, None if it is withdrawn."""


class AfterEndController:
    """Announces what follows the end, and does it unless a key stops it.

    Args:
        shell: the app.
        playback: plays on if the user is still awake.
        services: suspend or power off the machine, and have the settings.
        night: gives the notice in the dark, where a dialog would light the room.
        last_minute: tells others of the notice.
        stay: what a key does instead, where another process plays; None without one.
    """

    def __init__(
        self,
        shell: Shell,
        playback: Playback,
        services: Services,
        night: NightController,
        last_minute: LastMinute,
        stay: Callable[[], None] | None = None,
    ) -> None:
        self._shell = shell
        self._night = night
        self._last_minute = last_minute
        self._playback = playback
        self._services = services
        # Within a shorter window it would be true only at first.
        self._plays_on = services.settings.timer_rules.still_awake >= NOTICE
        self._stay = stay or self._play_on
        self._due: object | None = None
        self._has_stopped = False
        self._notice: Callable[[bool | None], None] | None = None

    def begin(self, then: AfterEnd) -> None:
        """The timer has ended the sound: give notice, if anything can follow."""
        self.withdraw()
        if then is AfterEnd.NOTHING:
            return
        due = self._due = object()
        # The player may report that only after its end.
        self._has_stopped = self._playback.state.status is Status.STOPPED
        if then is AfterEnd.QUIT:
            self._give_notice(then)
        else:
            ask = partial(self._services.why_no_power, then)
            self._shell.in_thread(ask, partial(self._asked, due, then), group="end")

    def follow(self, state: PlaybackState) -> None:
        """Withdraw the notice if the sound plays again."""
        if state.status is Status.STOPPED:
            self._has_stopped = True
        elif self._has_stopped:
            self.withdraw()

    def withdraw(self) -> None:
        """Do nothing of what was to follow the last end."""
        self._due, self._has_stopped = None, False
        if self._notice is not None:
            self._notice(None)

    def _asked(self, due: object, then: AfterEnd, reason: str) -> None:
        # Another end, or a key, may have come before the answer.
        if self._due is not due:
            return
        if reason:
            text = format_no_power({then: reason})
            self._shell.show_notice(
                Notice(text, _("Machine stays on"), is_warning=True)
            )
        else:
            self._give_notice(then)

    def _give_notice(self, then: AfterEnd) -> None:
        def answered(passed: bool | None) -> None:  # noqa: FBT001 - Textual's callback
            cancel()
            self._notice = None
            self._last_minute.end()
            if passed:
                self._act(then)
            elif passed is not None:
                self._stay()

        give = self._in_the_dark if self._night.is_open else self._by_dialog
        answer = self._notice = give(then, answered)
        cancel = self._shell.after(NOTICE, partial(answer, True))  # noqa: FBT003
        self._last_minute.begin(then, partial(answer, False))  # noqa: FBT003

    def _play_on(self) -> None:
        """The user is still awake, if the sound has ended only just now."""
        if self._playback.any_key_is_still_awake:
            self._playback.still_awake()

    def _by_dialog(self, then: AfterEnd, answered: Answered) -> Answered:
        """Open the dialog; returns a function that answers it."""
        dialog = lazy.last_minute_dialog(then, plays_on=self._plays_on)
        self._shell.open_dialog(dialog, answered)
        return dialog.answer

    def _in_the_dark(self, then: AfterEnd, answered: Answered) -> Answered:
        """Give notice in the line of the night screen; returns what answers it."""

        def answer(passed: bool | None) -> None:  # noqa: FBT001 - as a dialog's
            self._night.withdraw()
            answered(passed)

        text = format_last_minute(then, plays_on=self._plays_on)
        self._night.announce(text, partial(answered, False))  # noqa: FBT003
        return answer

    def _act(self, then: AfterEnd) -> None:
        if self._shell.is_leaving:
            return
        if then is AfterEnd.QUIT:
            self._shell.request_leave()
        else:
            work = partial(self._services.after_end, then)
            self._shell.in_thread(work, group="end")
