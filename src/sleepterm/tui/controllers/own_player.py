"""The player of this process: built behind the first frame, and followed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sleepterm.audio.events import Event, StateChanged
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.playback.last_minute import LastMinute
from sleepterm.playback.local import LocalPlayback
from sleepterm.tui.controllers.after_end import AfterEndController
from sleepterm.tui.controllers.catalog import CatalogController
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell

if TYPE_CHECKING:
    from sleepterm.audio.player_api import PlayerApi


class OwnPlayer:
    """Builds the player and starts the companions; implements `PlayerSide`.

    Args:
        shell: the app.
        services: build the player.
        playback: gets it.
        catalog: shows the catalogue when another process has changed files.
        last_minute: tells companions of what follows the end.
        after_end: does what follows.
    """

    def __init__(
        self,
        shell: Shell,
        services: Services,
        playback: LocalPlayback,
        catalog: CatalogController,
        last_minute: LastMinute,
        after_end: AfterEndController,
    ) -> None:
        self._shell = shell
        self._services = services
        self._playback = playback
        self._catalog = catalog
        self._last_minute = last_minute
        self._after_end = after_end

    def begin(self) -> None:
        """Build the player in a thread."""
        make = self._services.make_player
        self._shell.in_thread(make, self._player_made, group="player")

    def ended(self, then: AfterEnd) -> None:
        """Do what follows."""
        self._after_end.begin(then)

    def _player_made(self, player: PlayerApi) -> None:
        if not self._shell.is_leaving:
            player.subscribe(self._follow_player)
            player.start()
            self._playback.attach(player)
            self._services.begin(self._playback)
            self._start_companions()

    def _start_companions(self) -> None:
        if self._services.companions is None:
            return
        # Imported late: the list does not need it.
        from sleepterm.playback.companion import FrontEnd  # noqa: PLC0415

        shell = self._shell
        front_end = FrontEnd(
            self._playback,
            shell.post,
            shell.request_leave,
            shell.show_notice,
            self._last_minute,
            self._read_again,
        )
        self._services.companions.start(front_end)

    def _read_again(self, track_id: str) -> None:
        catalog = self._services.load_catalog().catalog
        self._playback.catalog = catalog
        if (track := catalog.get(track_id)) is not None:
            self._playback.refresh(track)
        self._catalog.load()

    def _follow_player(self, event: Event) -> None:
        """Bring an event of the player over from its thread."""
        receive = partial(self._playback.lifecycle.receive, event)
        # Of states that follow each other only the last matters.
        replaces = "player state" if isinstance(event, StateChanged) else ""
        self._shell.post(receive, replaces)
