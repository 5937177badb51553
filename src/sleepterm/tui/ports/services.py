"""The real parts the screens work with; the command line wires them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from sleepterm.audio.player_api import PlayerApi
from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import (
    Track,
)
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.playback.timestamps import Timestamps
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.library.catalog.edits import Edits
    from sleepterm.library.search.search import Search
    from sleepterm.store.catalogs import LoadedCatalog
    from sleepterm.store.session import Session
    from sleepterm.store.settings import Settings
    from sleepterm.tui.ports.adding import Adding
    from sleepterm.tui.ports.history import HistoryService
    from sleepterm.tui.ports.mix_book import MixBook

Audition = Callable[[Track | None], bool]
"""Plays a track alone, or ends that; whether there is a player to do it."""

EditSound = Callable[["str", "Edits", Callable[[Seconds, Seconds], None]], Track]
"""Changes the own sound of an id; the last hears how many seconds are measured."""


class MadeSearch(NamedTuple):
    """A search that is ready, and what is wrong in the words that the user added."""

    search: Search
    problems: tuple[Problem, ...] = ()


class Services(NamedTuple):
    """Everything outside the terminal that the screens may ask for.

    Attributes:
        load_catalog: reads the catalogues; called in a thread after the first frame.
        measure_lengths: reads the files' lengths in seconds, by track id; slow,
            called in a thread.
        make_player: imports and builds the player; called in a thread.
        settings: the user's settings.
        session: what was remembered at the last end.
        save_session: remembers a session; quick.
        adding: adds files and folders to the own sounds, behind the screen.
        remove_sound: takes an own sound away; raises SleeptermError.
        edit_sound: says something else of an own sound; maybe slow, called in a
            thread; raises SleeptermError.
        now: the time on three clocks.
        after_end: suspends or powers off the machine; raises SleeptermError.
        settings_problems: what is wrong in the settings file.
        make_search: makes a catalogue ready to be searched by feeling; called in a
            thread. None leaves it at words that must stand in a track's own texts.
        history: remembers what was played and liked; None remembers nothing.
        open_mixes: gives what keeps mixes; None if none are kept.
    """

    load_catalog: Callable[[], LoadedCatalog]
    measure_lengths: Callable[[Catalog], Mapping[str, Seconds]]
    make_player: Callable[[], PlayerApi]
    settings: Settings
    session: Session
    save_session: Callable[[Session], None]
    adding: Adding
    remove_sound: Callable[[str], Track]
    edit_sound: EditSound
    after_end: Callable[[AfterEnd], None]
    now: Callable[[], Timestamps]
    settings_problems: tuple[Problem, ...] = ()
    make_search: Callable[[Catalog], MadeSearch] | None = None
    history: HistoryService | None = None
    open_mixes: Callable[[], MixBook] | None = None
