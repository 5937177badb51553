"""The context of commands: playback and the controllers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sleepterm.audio.state import LayerState
from sleepterm.playback.companion import Companion
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.tui.controllers.bedtime import BedtimeController
from sleepterm.tui.controllers.browse import BrowseController
from sleepterm.tui.controllers.catalog import CatalogController
from sleepterm.tui.controllers.diary import DiaryController
from sleepterm.tui.controllers.history import HistoryController
from sleepterm.tui.controllers.importing import ImportController
from sleepterm.tui.controllers.mixes import MixController
from sleepterm.tui.controllers.night import NightController
from sleepterm.tui.controllers.own_sounds import OwnSoundsController
from sleepterm.tui.controllers.pacer import PacerController
from sleepterm.tui.controllers.playing import PlayingController
from sleepterm.tui.controllers.sequences import SequenceController
from sleepterm.tui.controllers.settings import SettingsController
from sleepterm.tui.controllers.spoken_words import SpokenWordsController
from sleepterm.tui.controllers.undo import UndoController
from sleepterm.tui.controllers.voices import VoiceController
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.ports.leaving import Leaving
from sleepterm.tui.ports.shell import Shell

if TYPE_CHECKING:
    from sleepterm.tui.controllers.first_minute import FirstMinuteController


@dataclass(frozen=True, slots=True)
class Context:
    """Playback and controllers, shared by all screens of one run."""

    glyphs: Glyphs
    shell: Shell
    playback: ScreenPlayback
    playing: PlayingController
    leaving: Leaving
    night: NightController
    pacer: PacerController
    browse: BrowseController
    catalog: CatalogController
    history: HistoryController
    mixes: MixController
    sequences: SequenceController
    own_sounds: OwnSoundsController
    importing: ImportController
    undo: UndoController
    bedtime: BedtimeController
    diary: DiaryController
    voices: VoiceController
    spoken_words: SpokenWordsController
    settings: SettingsController
    companions: Companion | None = None
    first_minute: FirstMinuteController | None = None

    def close(self) -> None:
        """End what works beside the screen; for any thread."""
        if self.companions is not None:
            self.companions.close()
        self.voices.close()
        self.spoken_words.close()
        self.bedtime.close()

    def note_key(self, key: str) -> None:
        """The user has pressed a key, whatever it does."""
        if self.first_minute is not None:
            self.first_minute.note_key(key)
        self.playback.lifecycle.keys.press()
        self.settings.look()

    @property
    def current_layer(self) -> LayerState | None:
        """The layer that the volume keys change; None without layers."""
        # Other screens don't show which track is highlighted.
        track = self.browse.highlighted if self.browse.main.is_active else None
        return self.playback.state.current_layer(track.id if track else "")
