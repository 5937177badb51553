"""The real parts behind the screen."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from sleepterm.commands.import_client import ImportClient
from sleepterm.commands.shared.companions import new_companions
from sleepterm.commands.shared.diary_service import StoredDiary
from sleepterm.commands.shared.history_service import StoredHistory
from sleepterm.commands.shared.session_saver import remembers, resumes_pool
from sleepterm.desktop import clock
from sleepterm.desktop.inhibit import SleepInhibitor
from sleepterm.desktop.power import after_end, obstacle_to
from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session
from sleepterm.store.settings import Settings
from sleepterm.tui.ports.services import MadeSearch, Services
from sleepterm.units import Percent, Seconds

if TYPE_CHECKING:
    from sleepterm.audio.player_api import PlayerApi
    from sleepterm.importing.restore_sound import RestoredSound
    from sleepterm.library.catalog.edits import Edits
    from sleepterm.library.search.feelings import Vocabulary
    from sleepterm.night.sleep_timer import AfterEnd
    from sleepterm.store.catalogs import LoadedCatalog
    from sleepterm.store.config.settings_file import SettingsFile
    from sleepterm.tui.ports.bedtime import BedtimeFiles, WordSpeaker
    from sleepterm.tui.ports.mix_store import MixStore
    from sleepterm.tui.ports.sequence_store import SequenceStore
    from sleepterm.tui.ports.voices import VoiceService

_PAUSE = 0.001
_IS_WINDOWS = sys.platform == "win32"


def connect_services(
    paths: Paths,
    settings: Settings,
    session: Session,
    problems: tuple[Problem, ...],
    to_save: Callable[[Session], Session] | None = None,
) -> Services:
    """Everything outside the terminal that the screens may ask for.

    Args:
        paths: the user's folders.
        settings: the user's settings.
        session: what was remembered at the last end.
        problems: what is wrong in the files of both.
        to_save: what of a session is saved; None saves all.
    """
    lock = SleepInhibitor()
    return Services(
        load_catalog=lambda: _catalog(paths),
        measure_lengths=lambda catalog: _lengths(catalog, paths),
        make_player=lambda: _player(session.master, settings, paths),
        settings=settings,
        settings_problems=problems,
        session=session,
        save_session=remembers(paths, session, to_save),
        import_service=ImportClient(paths),
        remove_sound=lambda track_id: _remove(paths, track_id),
        restore_sound=lambda: _restore(paths),
        sound_removed_at=lambda: _removed_at(paths),
        edit_sound=lambda *edit: _edit(paths, *edit),
        after_end=after_end,
        why_no_power=_why_no_power,
        now=clock.now,
        make_search=lambda catalog: _search(paths, catalog),
        history=StoredHistory(paths, learns=settings.for_you),
        open_mixes=lambda: _mixes(paths),
        open_bedtime=lambda: _bedtime(paths),
        diary=StoredDiary(paths, learns=settings.for_you),
        keep_awake=lock.hold,
        let_sleep=lock.release,
        open_sequences=lambda: _sequences(paths),
        open_voices=lambda: _voices(paths, settings.voice),
        open_speaker=lambda: _speaker(paths, settings.voice),
        resumes_pool=lambda track_id: resumes_pool(track_id, paths),
        settings_file=_settings_file(paths),
        companions=new_companions(paths, settings),
        play_in_background=(
            None if _IS_WINDOWS else lambda: _background(paths, settings.device)
        ),
    )


# These import what the first frame, or the list, can do without.


def _why_no_power(then: AfterEnd) -> str:
    obstacle = obstacle_to(then)
    return obstacle.reason if obstacle else ""


def _background(paths: Paths, device: str) -> None:
    from sleepterm.commands.shared.background import go_on_in_background

    go_on_in_background(paths, device)


def _catalog(paths: Paths) -> LoadedCatalog:
    from sleepterm.commands.shared.catalog_access import load_with_mixes

    return load_with_mixes(paths)


def _mixes(paths: Paths) -> MixStore:
    from sleepterm.store.bundled import bundled_mixes
    from sleepterm.store.mixes import Mixes

    return Mixes(paths.mixes, bundled_mixes())


def _bedtime(paths: Paths) -> BedtimeFiles:
    from sleepterm.commands.shared.bedtime_files import StoredBedtimeFiles

    return StoredBedtimeFiles(paths)


def _sequences(paths: Paths) -> SequenceStore:
    from sleepterm.store.bundled import bundled_sequences
    from sleepterm.store.sequences import Sequences

    return Sequences(paths.sequences, bundled_sequences())


def _voices(paths: Paths, wanted: str) -> VoiceService:
    from sleepterm.commands.shared.voice_service import RevoicedSessions

    return RevoicedSessions(paths, wanted)


def _speaker(paths: Paths, wanted: str) -> WordSpeaker:
    from sleepterm.commands.word_speaker import SpokenWords

    return SpokenWords(paths, wanted)


def _search(paths: Paths, catalog: Catalog) -> MadeSearch:
    from sleepterm.library.search.search import Search
    from sleepterm.store.vocabularies import other_vocabularies

    vocabulary, problems = _vocabulary(paths, catalog)
    # The pauses leave Python's global lock to the screen's thread.
    search = Search(
        catalog, vocabulary, lambda: time.sleep(_PAUSE), other_vocabularies()
    )
    return MadeSearch(search, problems)


def _vocabulary(
    paths: Paths, catalog: Catalog
) -> tuple[Vocabulary, tuple[Problem, ...]]:
    from sleepterm.store.bundled import bundled_feelings
    from sleepterm.store.vocabularies import load_vocabulary

    known = {track.id for track in catalog}
    return load_vocabulary(bundled_feelings(), paths.own_feelings, known)


def _player(master: Percent, settings: Settings, paths: Paths) -> PlayerApi:
    from sleepterm.commands.shared.new_player import new_player

    return new_player(paths, settings, master)


def _settings_file(paths: Paths) -> SettingsFile:
    from sleepterm.store.config.settings_file import SettingsFile

    def example() -> str:
        from sleepterm.tui.key_defaults import example

        return example()

    return SettingsFile(paths.config_file, example)


def _lengths(catalog: Catalog, paths: Paths) -> Mapping[str, Seconds]:
    from sleepterm.importing.measure_lengths import measure_lengths
    from sleepterm.store.leftovers import clear_all_leftovers

    # Here is time for it: behind the list.
    clear_all_leftovers(paths)
    return measure_lengths(catalog, paths)


def _remove(paths: Paths, track_id: str) -> Track:
    from sleepterm.importing.remove_sound import remove_sound

    return remove_sound(track_id, paths, _sounds(paths))


def _restore(paths: Paths) -> RestoredSound:
    from sleepterm.importing.restore_sound import restore_sound

    return restore_sound(paths)


def _removed_at(paths: Paths) -> float:
    from sleepterm.store.removed_sounds import RemovedSounds

    return RemovedSounds(paths.removed_sounds).removed_at()


def _edit(
    paths: Paths,
    track_id: str,
    edits: Edits,
    tick: Callable[[Seconds, Seconds], None],
) -> Track:
    from sleepterm.importing.edit_sound import edit_sound

    return edit_sound(track_id, edits, paths, _sounds(paths), tick)


def _sounds(paths: Paths) -> Catalog:
    """All sounds, without the mixes."""
    from sleepterm.commands.shared.catalog_access import load

    return load(paths).catalog
