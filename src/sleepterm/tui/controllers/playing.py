"""Dialogs about playback: the timer, the bed."""

from __future__ import annotations

from sleepterm.library.catalog.beds import NO_BED
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.playback.screen_api import ScreenPlayback
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
        self, shell: Shell, playback: ScreenPlayback, services: Services, glyphs: Glyphs
    ) -> None:
        self._shell = shell
        self._playback = playback
        self._services = services
        self._glyphs = glyphs

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
