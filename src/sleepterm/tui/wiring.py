"""Puts together what stands behind the screens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sleepterm.library.history.plays import Play
from sleepterm.playback.last_minute import LastMinute
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.playback.storage import Storage
from sleepterm.tui.context import Context
from sleepterm.tui.controllers.after_end import AfterEndController
from sleepterm.tui.controllers.bedtime import BedtimeController
from sleepterm.tui.controllers.browse import BrowseController
from sleepterm.tui.controllers.catalog import CatalogController
from sleepterm.tui.controllers.diary import DiaryController
from sleepterm.tui.controllers.events import EventController
from sleepterm.tui.controllers.history import HistoryController
from sleepterm.tui.controllers.importing import ImportController
from sleepterm.tui.controllers.leaving import LeavingController
from sleepterm.tui.controllers.mixes import MixController
from sleepterm.tui.controllers.night import NightController
from sleepterm.tui.controllers.own_player import OwnPlayer
from sleepterm.tui.controllers.own_sounds import OwnSoundsController
from sleepterm.tui.controllers.pacer import PacerController
from sleepterm.tui.controllers.playing import PlayingController
from sleepterm.tui.controllers.sequences import SequenceController
from sleepterm.tui.controllers.settings import SettingsController
from sleepterm.tui.controllers.spoken_words import SpokenWordsController
from sleepterm.tui.controllers.undo import UndoController
from sleepterm.tui.controllers.voices import VoiceController
from sleepterm.tui.controllers.waking import WakingController
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.ports.leaving import Leaving
from sleepterm.tui.ports.main_view import MainView
from sleepterm.tui.ports.player_side import PlayerSide
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.settings_check import settings_problems
from sleepterm.tui.shell_host import ShellHost

if TYPE_CHECKING:
    from sleepterm.tui.controllers.first_minute import FirstMinuteController


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
    # The controller of events is made last, of all others.
    own = _playback(shell, services, lambda x: events.record(x))  # noqa: PLW0108
    playback = services.attached.playback if services.attached else own
    browse = BrowseController(shell, playback.memory, main)
    catalog = CatalogController(shell, services, playback, browse)
    sequences = SequenceController(shell, services, playback, browse, catalog)
    mixes = MixController(shell, services, playback, browse, catalog, sequences)
    own_sounds = OwnSoundsController(shell, services, playback, browse, catalog, glyphs)
    night = NightController(shell, playback, services)
    sides = _sides(shell, services, own, catalog, night)
    context = Context(
        glyphs=glyphs,
        shell=shell,
        playback=playback,
        playing=PlayingController(shell, playback, services, glyphs),
        leaving=sides.leaving,
        night=night,
        pacer=PacerController(shell, playback, glyphs, lambda: services.now().ticks),
        browse=browse,
        catalog=catalog,
        history=HistoryController(shell, services.history, browse, catalog.load),
        mixes=mixes,
        sequences=sequences,
        own_sounds=own_sounds,
        undo=UndoController(shell, mixes, sequences, own_sounds),
        bedtime=BedtimeController(shell, services.open_bedtime, services.now),
        importing=ImportController(shell, services, catalog, browse, glyphs),
        diary=DiaryController(shell, services.diary, playback.lifecycle.keys, glyphs),
        voices=VoiceController(shell, services.open_voices, catalog),
        spoken_words=SpokenWordsController(shell, services, playback),
        settings=SettingsController(shell, services, playback, night, catalog),
        companions=services.companions,
        first_minute=_first_minute(shell, services, playback, browse),
    )
    context.settings.check = settings_problems
    events = EventController(context, services, sides.after_end, sides.player)
    playback.subscribe(events.follow)
    playback.subscribe(WakingController(shell, playback, services).follow)
    return context


def _playback(
    shell: Shell, services: Services, record: Callable[[Sequence[Play]], None]
) -> LocalPlayback:
    return LocalPlayback(
        ShellHost(shell, services.now),
        services.session,
        default_timer=services.settings.timer,
        storage=Storage(
            services.save_session,
            record if services.history else None,
            services.diary.record_keys if services.diary else None,
            services.resumes_pool,
        ),
        timer_rules=services.settings.timer_rules,
    )


def _first_minute(
    shell: Shell, services: Services, playback: ScreenPlayback, browse: BrowseController
) -> FirstMinuteController | None:
    """What offers something to begin with; None in a home that was used before."""
    if not services.is_first_start:
        return None
    # Imported late: it is needed once.
    from sleepterm.tui.controllers.first_minute import (  # noqa: PLC0415
        FirstMinuteController,
    )

    return FirstMinuteController(shell, services, playback, browse)


class _Sides(NamedTuple):
    """What differs by where it plays: in this process, or in another."""

    player: PlayerSide
    leaving: Leaving
    after_end: AfterEndController


def _sides(
    shell: Shell,
    services: Services,
    own: LocalPlayback,
    catalog: CatalogController,
    night: NightController,
) -> _Sides:
    last_minute = LastMinute()
    if (there := services.attached) is None:
        after_end = AfterEndController(shell, own, services, night, last_minute)
        mine = OwnPlayer(shell, services, own, catalog, last_minute, after_end)
        return _Sides(mine, LeavingController(shell, own, services), after_end)
    # Imported late: it is not often that another one plays.
    from sleepterm.tui.controllers.attached import (  # noqa: PLC0415
        AttachedLeaving,
        AttachedPlayer,
    )

    playback = there.playback
    after_end = AfterEndController(
        shell, playback, services, night, last_minute, playback.stay
    )
    player = AttachedPlayer(shell, there, after_end, catalog.load)
    return _Sides(player, AttachedLeaving(shell, playback), after_end)
