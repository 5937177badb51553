"""What playback and the work behind the screen tell, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from sleepterm.audio.events import (
    AuditionEnded,
    LayerFailed,
    TimerFinished,
)
from sleepterm.library.history.plays import Play
from sleepterm.playback.events import NoticeIssued, PlaybackChanged, PlaybackEvent
from sleepterm.playback.notice import Notice
from sleepterm.tui.context import Context
from sleepterm.tui.controllers.after_end import AfterEndController
from sleepterm.tui.ports.importing import ImportEvent, ImportProgress
from sleepterm.tui.ports.player_side import PlayerSide
from sleepterm.tui.ports.services import Services

if TYPE_CHECKING:
    from sleepterm.store.catalogs import LoadedCatalog


class EventController:
    """Shows what happens; brings events of other threads over to the app's own.

    Args:
        context: what the events concern.
        services: the real parts.
        after_end: does what follows the end.
        player: what plays.
    """

    def __init__(
        self,
        context: Context,
        services: Services,
        after_end: AfterEndController,
        player: PlayerSide,
    ) -> None:
        self._context = context
        self._shell = context.shell
        self._services = services
        self._after_end = after_end
        self._player = player
        self._needs_player = True
        context.catalog.loaded = self.catalog_loaded
        services.import_service.subscribe(self.receive_import)

    def catalog_loaded(self, loaded: LoadedCatalog) -> None:
        """With the first catalogue there is something to play: begin with that."""
        self._context.importing.resume(loaded)
        if self._needs_player:
            self._needs_player = False
            self._player.begin()
            if self._services.settings.asks_diary:
                self._context.diary.offer()
            if self._context.first_minute is not None:
                self._context.first_minute.offer()

    def follow(self, event: PlaybackEvent) -> None:
        """Show what playback tells."""
        match event:
            case PlaybackChanged(state):
                self._after_end.follow(state)
                self._shell.show_state(state)
                self._context.night.follow(state)
            case NoticeIssued(notice):
                self._shell.show_notice(notice)
            case LayerFailed(_, title, reason):
                self._shell.show_notice(Notice(reason, title, is_warning=True))
            case TimerFinished(then):
                self._player.ended(then)
            case AuditionEnded(reason):
                self._context.own_sounds.audition_ended(reason)

    def record(self, plays: Sequence[Play]) -> None:
        """Store plays, then show them; on another thread."""
        if self._services.history is not None:
            self._services.history.record(plays)
            if not self._shell.is_leaving:
                self._shell.post(self._context.history.refresh)

    def receive_import(self, event: ImportEvent) -> None:
        """Bring an event of the import over from its thread."""
        replaces = "import progress" if isinstance(event, ImportProgress) else ""
        self._shell.post(partial(self._context.importing.receive, event), replaces)
