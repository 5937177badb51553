"""What the screen does after the end: a minute's notice, then quit or suspend."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sleepterm.audio.state import Status
from sleepterm.night.after_end import NOTICE
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.playback.api import Playback
from sleepterm.playback.notice import Notice
from sleepterm.playback.state import PlaybackState
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy
from sleepterm.tui.wording import format_no_power

if TYPE_CHECKING:
    from sleepterm.tui.screens.dialog import Dialog


class AfterEndController:
    """Announces what follows the end, and does it unless a key stops it.

    Args:
        shell: the app.
        playback: plays on if the user is still awake.
        services: suspend or power off the machine, and have the settings.
    """

    def __init__(self, shell: Shell, playback: Playback, services: Services) -> None:
        self._shell = shell
        self._playback = playback
        self._services = services
        # Within a shorter window it would be true only at first.
        self._plays_on = services.settings.timer_rules.still_awake >= NOTICE
        self._is_due = False
        self._has_stopped = False
        self._notice: Dialog[bool] | None = None

    def begin(self, then: AfterEnd) -> None:
        """The timer has ended the sound: give notice, if anything can follow."""
        self._withdraw()
        if then is AfterEnd.NOTHING:
            return
        self._is_due = True
        # The player may report that only after its end.
        self._has_stopped = self._playback.state.status is Status.STOPPED
        if then is AfterEnd.QUIT:
            self._give_notice(then)
        else:
            ask = partial(self._services.why_no_power, then)
            self._shell.in_thread(ask, partial(self._asked, then), group="end")

    def follow(self, state: PlaybackState) -> None:
        """Withdraw the notice if the sound plays again."""
        if state.status is Status.STOPPED:
            self._has_stopped = True
        elif self._has_stopped:
            self._withdraw()

    def _withdraw(self) -> None:
        """Do nothing of what was to follow the last end."""
        self._is_due = self._has_stopped = False
        if self._notice is not None:
            self._notice.answer(None)

    def _asked(self, then: AfterEnd, reason: str) -> None:
        if not self._is_due:
            return
        if reason:
            text = format_no_power({then: reason})
            self._shell.show_notice(Notice(text, "Machine stays on", is_warning=True))
        else:
            self._give_notice(then)

    def _give_notice(self, then: AfterEnd) -> None:
        dialog = lazy.last_minute_dialog(then, plays_on=self._plays_on)
        cancel = self._shell.after(NOTICE, partial(dialog.answer, dialog.YES))

        def answered(passed: bool | None) -> None:  # noqa: FBT001 - Textual's callback
            cancel()
            if self._notice is dialog:
                self._notice = None
            if passed:
                self._act(then)
            elif passed is not None and self._playback.any_key_is_still_awake:
                self._playback.still_awake()

        self._notice = dialog
        self._shell.open_dialog(dialog, answered)

    def _act(self, then: AfterEnd) -> None:
        if self._shell.is_leaving:
            return
        if then is AfterEnd.QUIT:
            self._shell.request_leave()
        else:
            work = partial(self._services.after_end, then)
            self._shell.in_thread(work, group="end")
