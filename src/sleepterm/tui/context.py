"""The context of commands: playback and the controllers."""

from __future__ import annotations

from dataclasses import dataclass

from sleepterm.audio.state import LayerState
from sleepterm.playback.local import LocalPlayback
from sleepterm.tui.controllers.browse import BrowseController
from sleepterm.tui.controllers.catalog import CatalogController
from sleepterm.tui.controllers.history import HistoryController
from sleepterm.tui.controllers.importing import ImportController
from sleepterm.tui.controllers.mixes import MixController
from sleepterm.tui.controllers.own_sounds import OwnSoundsController
from sleepterm.tui.controllers.playing import PlayingController
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell


@dataclass(frozen=True, slots=True)
class Context:
    """Playback and controllers, shared by all screens of one run."""

    glyphs: Glyphs
    shell: Shell
    playback: LocalPlayback
    playing: PlayingController
    browse: BrowseController
    catalog: CatalogController
    history: HistoryController
    mixes: MixController
    own_sounds: OwnSoundsController
    importing: ImportController

    @property
    def current_layer(self) -> LayerState | None:
        """The layer that the volume keys change; None without layers."""
        track = self.browse.highlighted
        return self.playback.state.current_layer(track.id if track else "")


def make_context(
    shell: Shell, services: Services, playback: LocalPlayback, glyphs: Glyphs
) -> Context:
    """Make the controllers and the context with them."""
    browse = BrowseController(shell, playback.memory)
    catalog = CatalogController(shell, services, playback, browse)
    mixes = MixController(shell, services, playback, browse, catalog)
    return Context(
        glyphs=glyphs,
        shell=shell,
        playback=playback,
        playing=PlayingController(shell, playback, glyphs),
        browse=browse,
        catalog=catalog,
        history=HistoryController(shell, services.history, browse, catalog.load),
        mixes=mixes,
        own_sounds=OwnSoundsController(
            shell, services, playback, browse, catalog, glyphs
        ),
        importing=ImportController(
            shell, services.import_service, catalog, browse, glyphs
        ),
    )
