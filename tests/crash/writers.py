"""Every kind of writing that sleepterm does."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from tests.crash.writer import Step, Writer

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog_file import parse_catalog
from sleepterm.library.history.plays import Ending, Play
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.night.diary.entry import Entry
from sleepterm.store.caption_file import CaptionFile
from sleepterm.store.catalog_cache import CatalogSource, parse_with_cache
from sleepterm.store.config.settings_file import SettingsFile
from sleepterm.store.diary import Diary
from sleepterm.store.diary_state import load_diary_state, record_keys, record_offer
from sleepterm.store.files.captions import read_narration
from sleepterm.store.files.file_facts import FileFacts
from sleepterm.store.files.length_cache import load_lengths, remember_lengths
from sleepterm.store.history import History
from sleepterm.store.import_queue import ImportQueue, Job
from sleepterm.store.installed_files import InstalledFiles, InstallFile
from sleepterm.store.leftovers import clear_all_leftovers
from sleepterm.store.mixes import Mixes
from sleepterm.store.names_cache import cached_names, remember_names, stamps_of
from sleepterm.store.own_catalog import append_tracks, change_track, remove_track
from sleepterm.store.parked import ParkedPages
from sleepterm.store.paths import Paths
from sleepterm.store.pool_nights import PoolNights
from sleepterm.store.renditions import Rendition, Renditions
from sleepterm.store.session import Session, load_session, save_session
from sleepterm.store.settings import load_settings
from sleepterm.store.shared_mix import export_mix, read_shared_mix
from sleepterm.units import Percent, Seconds

_MORNING = date(2026, 3, 1)
_AT = datetime(2026, 3, 1, 22, 41, 7)  # noqa: DTZ001 - the user's clock
_PLAY = Play("rain", 1.7e9, 23, Seconds(2700.0), Ending.TIMER)
_RAIN = Mix("Rain", (MixPart("rain", Percent(80)),), "", None)
_SEA = Mix("Rain", (MixPart("sea", Percent(50)),), "calm", None)
_TABLE = {"id": "owl", "title": "An owl", "type": "other", "file": "owl.flac"}
_LONG = "x" * 30_000


def _nothing(_paths: Paths) -> None:
    """Nothing is there before."""


def _session(master: int, **positions: float) -> Step:
    held = {key: Seconds(value) for key, value in positions.items()}
    saved = Session(master=Percent(master), positions=held)
    return lambda paths: save_session(paths.session_file, saved)


def _config(value: str) -> Step:
    def change(paths: Paths) -> None:
        SettingsFile(paths.config_file, lambda: "# mine\n").change(("theme",), value)

    return change


def _diary(note: str) -> Step:
    def change(paths: Paths) -> None:
        entry = Entry(_MORNING, note=note)
        _ = Diary(paths.data / "diary.toml").change(_MORNING, lambda _: entry)

    return change


def _diary_state(paths: Paths) -> object:
    return Diary(paths.data / "diary.toml").entries()


def _parked(text: str, before: str = "") -> Step:
    return lambda paths: ParkedPages(paths.data / "parked.md").save(_AT, text, before)


def _mixes(paths: Paths) -> Mixes:
    return Mixes(paths.mixes, paths.data / "no-starters.toml")


def _mixes_state(paths: Paths) -> object:
    found = _mixes(paths).load()
    return frozenset((x.name, x.layers, x.reason) for x in found.mixes)


def _one_too_many(old: object, new: object) -> tuple[object, ...]:
    """A named thing is written anew first, and then the old one is moved away."""
    assert isinstance(old, frozenset)
    assert isinstance(new, frozenset)
    both = [(one | _second(other)) for one, other in ((old, new), (new, old))]
    return (old | new, *both)


def _second(found: frozenset[tuple[object, ...]]) -> frozenset[tuple[object, ...]]:
    return frozenset((f"{name} 2", *rest) for name, *rest in found)


def _catalogue_state(paths: Paths) -> object:
    with contextlib.suppress(FileNotFoundError):
        text = paths.own_catalog.read_text()
        return parse_catalog(text, file="x", folder=Path("/x"), own=True)
    return None


def _catalogue(paths: Paths) -> None:
    append_tracks(paths.own_catalog, [{**_TABLE, "id": "rain", "credit": _LONG[:400]}])


def _history_state(paths: Paths) -> object:
    history = History(paths.state / "history.sqlite")
    found = history.plays(), history.favourites()
    assert not history.problems, history.problems
    return found


def _history(paths: Paths) -> History:
    return History(paths.state / "history.sqlite")


def _job(name: str) -> Job:
    return Job((Path("/music", name),), {})


def _queue_state(paths: Paths) -> object:
    queue = ImportQueue(paths.import_queue)
    found = queue.jobs()
    assert not queue.problems, queue.problems
    return found


def _rendition(sound: bytes) -> Step:
    def keep(paths: Paths) -> None:
        renditions = Renditions(paths.renditions)
        with renditions.staging_folder("scan") as made:
            audio, captions = made / "scan.ogg", made / "scan.vtt"
            audio.write_bytes(sound * 50_000)
            captions.write_bytes(sound)
            _ = renditions.keep(
                Rendition("scan", "v", "s", Seconds(2.0), audio, captions)
            )

    return keep


def _rendition_state(paths: Paths) -> object:
    found = Renditions(paths.renditions).get("scan")
    return found and found.audio.read_bytes()[:4]


def _installed(paths: Paths) -> InstalledFiles:
    return InstalledFiles(paths.installed)


def _menu(paths: Paths, text: str) -> tuple[InstallFile, ...]:
    places = ("applications/x.desktop", "icons/x.svg")
    return tuple(InstallFile(paths.data / x, text * 5000) for x in places)


def _menu_state(paths: Paths) -> object:
    files = (x.path for x in _menu(paths, ""))
    return tuple(x.read_text()[:3] if x.exists() else "" for x in files)


def _some_of_both(old: object, new: object) -> tuple[object, ...]:
    """Two files that are changed one after the other."""
    assert isinstance(old, tuple)
    assert isinstance(new, tuple)
    return ((new[0], old[1]), (old[0], new[1]))


def _facts(name: str) -> Step:
    def put(paths: Paths) -> None:
        file = paths.data / "sound"
        if not file.exists():
            file.touch()
        FileFacts(paths.added_log).put([(file, (name,))])

    return put


def _facts_state(paths: Paths) -> object:
    return FileFacts(paths.added_log).get(paths.data / "sound")


def _length(seconds: float) -> Step:
    def put(paths: Paths) -> None:
        file = paths.data / "sound"
        if not file.exists():
            file.touch()
        remember_lengths(paths.lengths_file, {file: Seconds(seconds)})

    return put


def _cached(text: str) -> Step:
    source = CatalogSource(text, "tracks.toml", Path("/x"), ())
    return lambda paths: parse_with_cache(source, paths.catalog_cache)


def _names(paths: Paths) -> None:
    remember_names(
        paths, stamps_of(paths), [("mix", f"a{at}", "") for at in range(999)]
    )


def _captions(words: str) -> Step:
    from sleepterm.formats.webvtt import Cue

    cues = [Cue(Seconds(at + 0.1), Seconds(at + 1.0), words) for at in range(500)]
    return lambda paths: CaptionFile(paths.data / "night.vtt").put(cues)


def _captions_state(paths: Paths) -> object:
    return {x.text for x in read_narration(paths.data / "night.vtt").cues}


def _no_captions(_old: object, _new: object) -> tuple[object, ...]:
    """Those of an earlier rendering are deleted first: they fit no other."""
    return (set(),)


def _pool(paths: Paths) -> PoolNights:
    return PoolNights(paths.state / "pools.toml", lambda: 1.7e9)


def _exported(paths: Paths) -> object:
    folder = paths.data / "shared"
    return {read_shared_mix(str(x)).layers for x in folder.glob("*.toml")}


WRITERS: Mapping[str, Writer] = {
    writer.name: writer
    for writer in (
        Writer(
            "session",
            _session(10, tale=2.0),
            (_session(20, tale=3.0), _session(30)),
            lambda paths: load_session(paths.session_file),
        ),
        Writer(
            "config",
            _config("night"),
            (_config("sleepterm"), _config("night" + _LONG)),
            lambda paths: load_settings(paths.config_file)[0].theme,
        ),
        Writer(
            "config-new",
            _nothing,
            (_config("night"),),
            lambda paths: paths.config_file.exists() and paths.config_file.read_text(),
        ),
        Writer("diary", _diary("a"), (_diary("b"), _diary(_LONG[:400])), _diary_state),
        Writer(
            "parked",
            _parked("Milk."),
            (_parked("Bread.", "Milk."), _parked(_LONG)),
            lambda paths: ParkedPages(paths.data / "parked.md").pages(),
        ),
        Writer(
            "mixes",
            lambda paths: _mixes(paths).save(_RAIN),
            (
                lambda paths: _mixes(paths).save(_SEA, overwrite=True),
                lambda paths: _mixes(paths).rename("Rain", "Sea"),
                lambda paths: _mixes(paths).delete("Sea"),
                lambda paths: _mixes(paths).undo(),
            ),
            _mixes_state,
            _one_too_many,
        ),
        Writer(
            "shared",
            _nothing,
            (lambda paths: export_mix(_RAIN, paths.data / "shared"),),
            _exported,
        ),
        Writer(
            "catalogue",
            _catalogue,
            (
                lambda paths: append_tracks(paths.own_catalog, [_TABLE]),
                lambda paths: change_track(paths.own_catalog, "owl", {"title": "O"}),
                lambda paths: remove_track(paths.own_catalog, "rain"),
            ),
            _catalogue_state,
        ),
        Writer(
            "history",
            lambda paths: _history(paths).record([_PLAY]),
            (
                lambda paths: _history(paths).record([_PLAY] * 200),
                lambda paths: _history(paths).like("rain", 1.7e9),
                lambda paths: _history(paths).rename("rain", "sea"),
                lambda paths: _history(paths).forget_plays(),
            ),
            _history_state,
        ),
        Writer(
            "history-new",
            _nothing,
            (lambda paths: _history(paths).like("rain", 1.7e9),),
            _history_state,
        ),
        Writer(
            "queue",
            lambda paths: ImportQueue(paths.import_queue).put(_job("a")),
            (
                lambda paths: ImportQueue(paths.import_queue).put(_job("b")),
                lambda paths: ImportQueue(paths.import_queue).drop(_job("a")),
            ),
            _queue_state,
        ),
        Writer(
            "rendition",
            _rendition(b"old!"),
            (
                _rendition(b"new!"),
                lambda paths: Renditions(paths.renditions).drop("scan"),
            ),
            _rendition_state,
        ),
        Writer(
            "installed",
            lambda paths: _installed(paths).install(_menu(paths, "old")),
            (
                lambda paths: _installed(paths).install(_menu(paths, "new")),
                lambda paths: _installed(paths).remove(_menu(paths, "new")),
            ),
            _menu_state,
            _some_of_both,
        ),
        Writer("facts", _facts("a"), (_facts("b"),), _facts_state),
        Writer(
            "lengths",
            _length(1.0),
            (_length(2.0),),
            lambda paths: load_lengths(paths.lengths_file).length_of(
                paths.data / "sound"
            ),
        ),
        Writer(
            "catalogue-cache",
            _cached("schema = 1\n"),
            (_cached("schema = 1\n# other\n"),),
            _cached("schema = 1\n"),
        ),
        Writer(
            "names-cache",
            _nothing,
            (_names,),
            lambda paths: len(cached_names(paths) or ()),
        ),
        Writer(
            "captions",
            _captions("old"),
            (_captions("new"),),
            _captions_state,
            _no_captions,
        ),
        Writer(
            "diary-state",
            lambda paths: record_keys(paths.state / "keys.toml", [1.7e9]),
            (
                lambda paths: record_keys(paths.state / "keys.toml", [1.71e9]),
                lambda paths: record_offer(paths.state / "keys.toml", _MORNING),
            ),
            lambda paths: load_diary_state(paths.state / "keys.toml"),
        ),
        Writer(
            "pool-nights",
            lambda paths: _pool(paths).begin("cast", ["a"]),
            (
                lambda paths: _pool(paths).begin("cast", ["b", "c"]),
                lambda paths: _pool(paths).note_heard("cast", "b"),
            ),
            lambda paths: _pool(paths).of("cast"),
        ),
    )
}


REFUSALS = (SleeptermError, OSError)
"""What says that a change can't be made."""


def run_again(writer: Writer, paths: Paths) -> None:
    """The next run: every change again, of which some have been made already.

    The screen and adding sounds also look after folders that are not written to.
    """
    clear_all_leftovers(paths)
    for step in writer.steps:
        with contextlib.suppress(*REFUSALS):
            _ = step(paths)
