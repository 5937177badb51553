"""Offers three things to begin with, at the very first start."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sleepterm.audio.state import Status
from sleepterm.errors import SleeptermError
from sleepterm.playback.notice import Notice
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.translation import gettext as _
from sleepterm.tui.beginnings import (
    EXAMPLE,
    GUIDED,
    GUIDED_TYPE,
    RAIN,
    Beginning,
    beginnings,
)
from sleepterm.tui.controllers.browse import BrowseController
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy
from sleepterm.tui.wording import format_plan

if TYPE_CHECKING:
    from sleepterm.tui.screens.first_minute import FirstMinute

_SMALLEST = (36, 9)
"""Columns and rows that the offer needs to be read at ease."""


class FirstMinuteController:
    """Offers rain, a guided meditation or the search; once in the life of a home.

    Args:
        shell: the app.
        services: save that it was offered.
        playback: plays what is chosen.
        browse: shows the list and the search.
    """

    def __init__(
        self,
        shell: Shell,
        services: Services,
        playback: ScreenPlayback,
        browse: BrowseController,
    ) -> None:
        self._shell = shell
        self._services = services
        self._playback = playback
        self._browse = browse
        self._has_typed = False
        self._dialog: FirstMinute | None = None

    def offer(self) -> None:
        """Ask what to begin with, unless the user has begun already.

        That it was asked is saved first: where nothing can be saved, nothing is asked.
        """
        if self._is_wanted:
            self._shell.in_thread(self._save, self._show, group="first-minute")

    def note_key(self, key: str) -> None:
        """A key was pressed: whoever knows what to press needs no offer."""
        self._has_typed = True
        if self._dialog is not None and not self._dialog.is_meant_by(key):
            self._dialog.answer(None)

    @property
    def _is_wanted(self) -> bool:
        width, height = self._shell.size
        columns, rows = _SMALLEST
        is_still = self._playback.state.status is Status.STOPPED
        is_at_list = self._browse.main.is_active and not self._shell.is_writing
        has_room = width >= columns and height >= rows
        return is_still and is_at_list and has_room and not self._has_typed

    def _save(self) -> bool:
        try:
            self._services.save_session(self._services.session)
        except SleeptermError:
            return False
        return True

    def _show(self, is_saved: bool) -> None:  # noqa: FBT001 - a callback
        if not (is_saved and self._is_wanted):
            return
        state = self._playback.state
        timer = replace(state.next_timer, enabled=True)
        if offers := beginnings(self._playback.catalog, timer):
            self._dialog = lazy.first_minute(self._shell.glyphs, offers)
            self._shell.open_dialog(self._dialog, self._answered)

    def _answered(self, chosen: Beginning | None) -> None:
        self._dialog = None
        if chosen is not None:
            begin = {
                Beginning.RAIN: self._rain,
                Beginning.GUIDED: self._guided,
                Beginning.SEARCH: self._search,
            }
            begin[chosen]()

    def _rain(self) -> None:
        timer = replace(self._playback.state.next_timer, enabled=True)
        if timer != self._playback.state.next_timer:
            self._playback.set_timer(timer)
        self._browse.main.go_to(RAIN)
        self._playback.play(RAIN)
        text = _("It ends by itself: {timer}. {key} changes that.").format(
            timer=format_plan(timer), key=self._shell.key_of("set-timer")
        )
        self._tell(text, RAIN)

    def _guided(self) -> None:
        self._browse.show_kind(GUIDED_TYPE.value)
        self._browse.main.go_to(GUIDED)
        self._tell(_("Enter plays the highlighted one."), GUIDED)

    def _search(self) -> None:
        self._browse.edit_search()
        self._tell(EXAMPLE)

    def _tell(self, text: str, track_id: str = "") -> None:
        track = self._playback.catalog.get(track_id)
        self._shell.show_notice(Notice(text, track.title if track else ""))
