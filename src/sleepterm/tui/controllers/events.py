"""What playback and the work behind the screen tell, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from sleepterm.audio.events import (
    AuditionEnded,
    Event,
    LayerFailed,
    StateChanged,
    TimerFinished,
)
from sleepterm.library.history.plays import Play
from sleepterm.playback.events import NoticeIssued, PlaybackChanged, PlaybackEvent
from sleepterm.playback.last_minute import LastMinute
from sleepterm.playback.notice import Notice
from sleepterm.tui.context import Context
from sleepterm.tui.controllers.after_end import AfterEndController
from sleepterm.tui.ports.importing import ImportEvent, ImportProgress
from sleepterm.tui.ports.services import Services

if TYPE_CHECKING:
    from sleepterm.audio.player_api import PlayerApi
    from sleepterm.store.catalogs import LoadedCatalog


class EventController:
    """Shows what happens; brings events of other threads over to the app's own.

    Args:
        context: what the events concern.
        services: the real parts.
    """

    def __init__(self, context: Context, services: Services) -> None:
        self._context = context
        self._shell = context.shell
        self._services = services
        self._needs_player = True
        self._last_minute = LastMinute()
        self._after_end = AfterEndController(
            context.shell,
            context.playback,
            services,
            context.night,
            self._last_minute,
        )

    def catalog_loaded(self, loaded: LoadedCatalog) -> None:
        """With the first catalogue there is something to play: build the player."""
        self._context.importing.resume(loaded)
        if self._needs_player:
            self._needs_player = False
            make = self._services.make_player
            self._shell.in_thread(make, self._player_made, group="player")
            if self._services.settings.asks_diary:
                self._context.diary.offer()

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
                self._after_end.begin(then)
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

    def _player_made(self, player: PlayerApi) -> None:
        if not self._shell.is_leaving:
            player.subscribe(self._follow_player)
            player.start()
            self._context.playback.attach(player)
            self._services.begin(self._context.playback)
            self._start_companions()

    def _start_companions(self) -> None:
        if self._services.companions is None:
            return
        # Imported late: the list does not need it.
        from sleepterm.playback.companion import FrontEnd  # noqa: PLC0415

        shell = self._shell
        front_end = FrontEnd(
            self._context.playback,
            shell.post,
            shell.request_leave,
            shell.show_notice,
            self._last_minute,
        )
        self._services.companions.start(front_end)

    def _follow_player(self, event: Event) -> None:
        """Bring an event of the player over from its thread."""
        receive = partial(self._context.playback.lifecycle.receive, event)
        # Of states that follow each other only the last matters.
        replaces = "player state" if isinstance(event, StateChanged) else ""
        self._shell.post(receive, replaces)
