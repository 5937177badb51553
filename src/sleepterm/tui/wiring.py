"""Puts together what stands behind the screens."""

from __future__ import annotations

from collections.abc import Sequence

from sleepterm.library.history.plays import Play
from sleepterm.playback.local import LocalPlayback
from sleepterm.tui.context import Context
from sleepterm.tui.controllers.browse import BrowseController
from sleepterm.tui.controllers.catalog import CatalogController
from sleepterm.tui.controllers.events import EventController
from sleepterm.tui.controllers.history import HistoryController
from sleepterm.tui.controllers.importing import ImportController
from sleepterm.tui.controllers.mixes import MixController
from sleepterm.tui.controllers.own_sounds import OwnSoundsController
from sleepterm.tui.controllers.playing import PlayingController
from sleepterm.tui.controllers.sequences import SequenceController
from sleepterm.tui.controllers.undo import UndoController
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.ports.main_view import MainView
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.shell_host import ShellHost


def build_context(
    shell: Shell, services: Services, glyphs: Glyphs, main: MainView
) -> Context:
    """Playback and the controllers, listening to each other.

    Args:
        shell: the app.
        services: the real parts.
        glyphs: the signs to draw with.
        main: the main screen.
    """

    def record(plays: Sequence[Play]) -> None:
        events.record(plays)

    playback = LocalPlayback(
        ShellHost(shell, services.now),
        services.session,
        default_timer=services.settings.timer,
        save_session=services.save_session,
        record_plays=record if services.history else None,
    )
    browse = BrowseController(shell, playback.memory, main)
    catalog = CatalogController(shell, services, playback, browse)
    sequences = SequenceController(shell, services, playback, browse, catalog)
    mixes = MixController(shell, services, playback, browse, catalog, sequences)
    own_sounds = OwnSoundsController(shell, services, playback, browse, catalog, glyphs)
    context = Context(
        glyphs=glyphs,
        shell=shell,
        playback=playback,
        playing=PlayingController(shell, playback, glyphs),
        browse=browse,
        catalog=catalog,
        history=HistoryController(shell, services.history, browse, catalog.load),
        mixes=mixes,
        sequences=sequences,
        own_sounds=own_sounds,
        undo=UndoController(shell, mixes, sequences, own_sounds),
        importing=ImportController(
            shell, services.import_service, catalog, browse, glyphs
        ),
    )
    events = EventController(context, services)
    catalog.loaded = events.catalog_loaded
    playback.subscribe(events.follow)
    services.import_service.subscribe(events.receive_import)
    return context
