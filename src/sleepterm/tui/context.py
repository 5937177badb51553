"""What commands work with: playback, and the controllers around it."""

from __future__ import annotations

from dataclasses import dataclass

from sleepterm.audio.state import (
    LayerState,
)
from sleepterm.playback.local import LocalPlayback
from sleepterm.tui.controllers.browse import BrowseController
from sleepterm.tui.controllers.catalog import CatalogController
from sleepterm.tui.controllers.history import HistoryController
from sleepterm.tui.controllers.importing import ImportController
from sleepterm.tui.controllers.mixes import MixController
from sleepterm.tui.controllers.own_sounds import OwnSoundsController
from sleepterm.tui.controllers.playing import PlayingController
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.ports.shell import Shell


@dataclass(frozen=True, slots=True)
class Context:
    """One of each, for all screens of one run."""

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
    def layer_at_hand(self) -> LayerState | None:
        """The layer whose volume the keys move."""
        track = self.browse.highlighted
        return self.playback.state.layer_at_hand(track.id if track else "")
