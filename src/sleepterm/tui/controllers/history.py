"""Favourites and the history of plays."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from sleepterm.library.history.habits import Habits
from sleepterm.playback.notice import Notice
from sleepterm.translation import gettext as _
from sleepterm.tui.controllers.browse import BrowseController
from sleepterm.tui.ports.history import HistoryService
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy


class HistoryController:
    """Changes favourites; shows and clears the history.

    Args:
        shell: the app.
        service: the stored history; None if nothing is recorded.
        browse: shows favourites and plays.
        reload: loads the catalogue and its recommendations again.
    """

    def __init__(
        self,
        shell: Shell,
        service: HistoryService | None,
        browse: BrowseController,
        reload: Callable[[], None],
    ) -> None:
        self._shell = shell
        self._service = service
        self._browse = browse
        self._reload = reload
        self._keeping = threading.Lock()
        browse.times_needed = self.refresh

    def toggle_favourite(self) -> None:
        """Add the highlighted track to the favourites, or remove it."""
        track = self._browse.highlighted
        if self._service is None or track is None:
            return
        habits = self._browse.view.habits
        liked = [each for each in habits.liked if each != track.id]
        is_liked = track.id not in habits.liked
        if is_liked:
            liked.append(track.id)
        self._browse.show_habits(replace(habits, liked=tuple(liked)))
        keep = partial(self._keep_favourite, self._service, track.id)
        self._shell.in_thread(keep, group="history")

    def _keep_favourite(self, service: HistoryService, track_id: str) -> None:
        # A thread that is late writes what the last key has made of it.
        with self._keeping:
            is_liked = track_id in self._browse.view.habits.liked
            service.like(track_id, liked=is_liked)

    def ask_to_clear(self) -> None:
        """Delete the history of plays, after asking."""

        def answered(agreed: bool | None) -> None:  # noqa: FBT001 - Textual's callback
            if agreed and self._service is not None:
                self._shell.in_thread(
                    self._service.forget_plays, self._cleared, group="history"
                )

        question = _(
            "Delete the history of everything played on this computer? Favourites and"
            " mixes are kept."
        )
        self._shell.open_dialog(
            lazy.confirm_dialog(_("Clear the history"), question), answered
        )

    def refresh(self) -> None:
        """Read the plays again, and show them."""
        if self._service is not None:
            self._shell.in_thread(
                self._service.habits, self._show_played, group="history"
            )

    def _show_played(self, habits: Habits) -> None:
        # The screen has newer favourites than the disk.
        liked = self._browse.view.habits.liked
        self._browse.show_habits(replace(habits, liked=liked))

    def _cleared(self, _done: None) -> None:
        self._shell.show_notice(Notice(_("History cleared.")))
        self._reload()
