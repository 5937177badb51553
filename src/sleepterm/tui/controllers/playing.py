"""Dialogs about playback: the timer, the bed, quitting."""

from __future__ import annotations

from sleepterm.audio.state import Status
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.beds import NO_BED
from sleepterm.night.durations import format_minutes
from sleepterm.night.sleep_timer import Phase, TimerSettings
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.notice import Notice
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext
from sleepterm.tui.controllers.waking import wake_choice
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy


class PlayingController:
    """Opens the dialogs whose answers change playback.

    Args:
        shell: the app.
        playback: gets the answers.
        services: know what the machine can do.
        glyphs: characters to draw with.
    """

    def __init__(
        self, shell: Shell, playback: LocalPlayback, services: Services, glyphs: Glyphs
    ) -> None:
        self._shell = shell
        self._playback = playback
        self._services = services
        self._glyphs = glyphs
        self._is_going = False

    def set_timer(self) -> None:
        """Open the dialog of the sleep timer."""

        def apply(settings: TimerSettings | None) -> None:
            if settings is not None:
                self._playback.set_timer(settings)

        state = self._playback.state
        has_chapters = state.guided is not None and state.guided.chapter is not None
        dialog = lazy.timer_dialog(
            state.next_timer,
            self._glyphs,
            self._services.why_no_power,
            wake_choice(self._playback),
            asks_before_all_night=state.asks_before_all_night,
            has_chapters=has_chapters,
        )
        self._shell.open_dialog(dialog, apply)

    def choose_bed(self) -> None:
        """Ask for the bed, the loop under the guided track."""
        state = self._playback.state
        if (guided := state.guided) is None:
            return
        options = [
            ("", _("the track's own")),
            (NO_BED, pgettext("background loop", "none")),
        ]
        catalog = self._playback.catalog
        loops = [x for x in catalog if x.is_loop and not (x.missing or x.is_mix)]
        options += [(x.id, sanitize_line(x.title)) for x in loops]

        def chosen(value: str | None) -> None:
            if value is not None:
                self._playback.choose_bed(guided.track_id, value)

        dialog = lazy.pick_dialog(
            self._glyphs, _("Background loop"), options, state.bed_choice
        )
        self._shell.open_dialog(dialog, chosen)

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
        self._shell.show_notice(Notice(_("It plays on without this terminal.")))

        def guarded() -> Notice | None:
            try:
                work()
            except SleeptermError as error:
                return Notice.of(error)
            return None

        self._shell.in_thread(guarded, self._gone, group="background")

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

        left = state.timer.remaining
        if left is None:
            question = _("The timer runs until the track ends. Fade out and quit now?")
        else:
            question = _("The timer runs for {time}. Fade out and quit now?").format(
                time=format_minutes(left)
            )
        if state.wake is not None:
            question = _("The wake-up at {time} would be lost. Quit now?").format(
                time=state.wake.time
            )
        self._shell.open_dialog(
            lazy.confirm_dialog(_("Quit"), question, is_quit=True), answered
        )
