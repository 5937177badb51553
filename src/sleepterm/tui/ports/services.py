"""What the screens use outside the terminal; the command line wires it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from sleepterm.audio.player_api import PlayerApi
from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.playback.timestamps import Timestamps
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.importing.restore_sound import RestoredSound
    from sleepterm.library.catalog.edits import Edits
    from sleepterm.library.search.search import Search
    from sleepterm.playback.companion import Companion
    from sleepterm.playback.local import LocalPlayback
    from sleepterm.remote.attachment import Attachment
    from sleepterm.store.catalogs import LoadedCatalog
    from sleepterm.store.config.settings_file import SettingsFile
    from sleepterm.store.session import Session
    from sleepterm.store.settings import Settings
    from sleepterm.tui.ports.bedtime import BedtimeFiles, WordSpeaker
    from sleepterm.tui.ports.diary import DiaryService
    from sleepterm.tui.ports.history import HistoryService
    from sleepterm.tui.ports.importing import ImportService
    from sleepterm.tui.ports.mix_store import MixStore
    from sleepterm.tui.ports.sequence_store import SequenceStore
    from sleepterm.tui.ports.voices import VoiceService

Audition = Callable[[Track | None], bool]
"""Plays a track alone; None stops it. Returns whether there is a player."""

EditSound = Callable[["str", "Edits", Callable[[Seconds, Seconds], None]], Track]
"""Edits an own sound by its id; the callback gets seconds measured and in total."""


class MadeSearch(NamedTuple):
    """A search that is ready, and what is wrong in the words that the user added."""

    search: Search
    problems: tuple[Problem, ...] = ()


class Services(NamedTuple):
    """Settings, stores, player and other services for the screens.

    Attributes:
        load_catalog: reads the catalogues; called in a thread after the first frame.
        measure_lengths: reads the files' lengths in seconds, by track id; slow,
            called in a thread.
        make_player: imports and builds the player; called in a thread.
        settings: the user's settings.
        session: the session that was saved last.
        save_session: saves a session; quick.
        import_service: adds files and folders to the user's own sounds.
        remove_sound: removes an own sound; raises SleeptermError.
        restore_sound: restores the sound that was removed last, and returns its id and
            title; raises SleeptermError.
        sound_removed_at: when that was, in seconds since the epoch; 0.0 if there is
            none.
        edit_sound: edits an own sound; may be slow, called in a thread; raises
            SleeptermError.
        now: the time on three clocks.
        after_end: suspends or powers off the machine; raises SleeptermError.
        why_no_power: why the machine can't be suspended or powered off, the end of a
            sentence; "" if it can. May take seconds, called in a thread.
        settings_problems: what is wrong in the settings file.
        told_problems: what else is, and was told already.
        make_search: builds the search index of a catalogue; called in a thread. With
            None, a search finds only tracks whose own text has all its words.
        history: plays and favourites; None records nothing.
        open_mixes: opens the store of mixes; None if there is none.
        begin: called once the player is there.
        companions: follow playback beside the screen; None for none.
        open_bedtime: opens the files for before sleep; None if there are none.
        diary: the sleep diary; None if there is none.
        keep_awake: keeps the machine awake, and says in a sentence what that means;
            slow, called in a thread.
        let_sleep: ends that; called in a thread.
        open_sequences: opens the store of sessions of parts, likewise.
        open_voices: opens what speaks sessions with another voice; None for none.
        open_speaker: opens what speaks the shuffle of words; None for none.
        resumes_pool: whether a pool of parts, by its track's id, has the same parts as
            when it was left.
        settings_file: the file of the settings; None can't change them.
        play_in_background: has another process, without a terminal, go on with what
            plays, which then lets this one leave; slow, called in a thread; raises
            SleeptermError. None if there is no such thing here.
        attached: the connection to another process, which plays in place of this one;
            None without one.
        is_first_start: whether nothing was saved in this home before.
        list_alone: how long, in seconds, the list is drawn and answers keys before
            other work slows both.
    """

    load_catalog: Callable[[], LoadedCatalog]
    measure_lengths: Callable[[Catalog], Mapping[str, Seconds]]
    make_player: Callable[[], PlayerApi]
    settings: Settings
    session: Session
    save_session: Callable[[Session], None]
    import_service: ImportService
    remove_sound: Callable[[str], Track]
    restore_sound: Callable[[], RestoredSound]
    sound_removed_at: Callable[[], float]
    edit_sound: EditSound
    after_end: Callable[[AfterEnd], None]
    now: Callable[[], Timestamps]
    why_no_power: Callable[[AfterEnd], str]
    settings_problems: tuple[Problem, ...] = ()
    told_problems: tuple[Problem, ...] = ()
    make_search: Callable[[Catalog], MadeSearch] | None = None
    history: HistoryService | None = None
    open_mixes: Callable[[], MixStore] | None = None
    begin: Callable[[LocalPlayback], None] = lambda _: None
    companions: Companion | None = None
    open_bedtime: Callable[[], BedtimeFiles] | None = None
    diary: DiaryService | None = None
    keep_awake: Callable[[], str] = str
    let_sleep: Callable[[], None] = lambda: None
    open_sequences: Callable[[], SequenceStore] | None = None
    open_voices: Callable[[], VoiceService] | None = None
    open_speaker: Callable[[], WordSpeaker] | None = None
    resumes_pool: Callable[[str], bool] = lambda _: True
    settings_file: SettingsFile | None = None
    play_in_background: Callable[[], None] | None = None
    attached: Attachment | None = None
    is_first_start: bool = False
    list_alone: Seconds = Seconds(0.06)
