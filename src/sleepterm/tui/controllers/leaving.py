"""Leaves the screen that plays: the end, or on without the terminal."""

from __future__ import annotations

from sleepterm.audio.state import Status
from sleepterm.night.durations import format_minutes
from sleepterm.night.sleep_timer import Phase
from sleepterm.playback.api import Playback
from sleepterm.playback.notice import Notice
from sleepterm.playback.state import PlaybackState
from sleepterm.translation import gettext as _
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy
from sleepterm.tui.wording import format_waiting


class LeavingController:
    """Implements `Leaving`: what plays ends with the screen, or is handed over.

    Args:
        shell: the app.
        playback: what plays.
        services: have another process go on with it.
    """

    def __init__(self, shell: Shell, playback: Playback, services: Services) -> None:
        self._shell = shell
        self._playback = playback
        self._services = services
        self._is_going = False

    @property
    def plays_elsewhere(self) -> bool:
        """Whether another process plays what this screen shows: no."""
        return False

    def why_not_in_background(self) -> str:
        """Why what plays can't go on without the terminal, a sentence; "" if it can."""
        if self._services.play_in_background is None:
            return _("This system has no player without a terminal.")
        if self._is_going:
            return _("It is on its way.")
        # Imported late: the first frame does not need it.
        from sleepterm.playback.handover import why_not  # noqa: PLC0415

        return why_not(self._playback.state)

    def play_in_background(self) -> None:
        """Let what plays go on without the terminal, and quit once it does."""
        work = self._services.play_in_background
        if work is None or self.why_not_in_background():
            return
        self._is_going = True
        self._shell.show_notice(Notice(self._said()))

        def guarded() -> Notice | None:
            try:
                work()
            except Exception as error:  # noqa: BLE001 - shown to the user
                return Notice.of(error)
            return None

        self._shell.in_thread(guarded, self._gone, group="background")

    def _said(self) -> str:
        if self._playback.state.status is Status.PAUSED:
            return _("It stays paused; 'sleepterm resume' plays on.")
        return _("It plays on without this terminal.")

    def _gone(self, problem: Notice | None) -> None:
        self._is_going = False
        if problem is not None:
            self._shell.show_notice(problem)

    def quit(self) -> None:
        """Quit; ask first while a timer runs or a wake-up is set."""
        state = self._playback.state
        runs = state.timer.phase in {Phase.RUNNING, Phase.WAITING}
        if state.wake is None and (state.status is Status.STOPPED or not runs):
            self._shell.request_leave()
            return

        def answered(agreed: bool | None) -> None:  # noqa: FBT001 - Textual's callback
            if agreed:
                self._shell.request_leave()

        dialog = lazy.confirm_dialog(_("Quit"), _question(state), is_quit=True)
        self._shell.open_dialog(dialog, answered)


def _question(state: PlaybackState) -> str:
    """Whether to quit though a timer runs, or a wake-up is set."""
    if state.wake is not None:
        text = _("The wake-up at {time} would be lost. Quit now?")
        return text.format(time=state.wake.time)
    left = state.timer.remaining
    if left is None:
        # Translators: {until} is "until the track ends", or tracks, or a chapter.
        text = _("The timer runs {until}. Fade out and quit now?")
        return text.format(until=format_waiting(state))
    text = _("The timer runs for {time}. Fade out and quit now?")
    return text.format(time=format_minutes(left))
