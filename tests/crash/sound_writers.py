"""Kinds of writing that need sounds: adding, removing, rendering, speaking."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import soundfile as sf
from tests.crash.writer import Step, Writer
from tests.speech.scripts import Hummer

from sleepterm.audio.outputs.file_output import FileOutput
from sleepterm.errors import SleeptermError
from sleepterm.importing.add_sounds import add_sounds
from sleepterm.importing.options import AddOptions
from sleepterm.importing.remove_sound import remove_sound
from sleepterm.importing.restore_sound import restore_sound
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.speech.cache import SentenceCache
from sleepterm.speech.guided_session import Sentence
from sleepterm.store.catalogs import load_catalog
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds

_RATE = 8000
_VTT = "WEBVTT\n\n00:00.100 --> 00:00.900\nhush\n"


def _noise(seed: int) -> np.ndarray:
    """Half a second."""
    rng = np.random.default_rng(seed)
    return (rng.standard_normal((_RATE // 2, 2)) * 0.05).astype(np.float32)


def _nothing(_paths: Paths) -> None:
    """Nothing is there before."""


def _sources(paths: Paths) -> None:
    folder = paths.data.parent / "music"
    folder.mkdir()
    for at in range(2):
        sf.write(folder / f"sound{at}.flac", _noise(at), _RATE)
    (folder / "sound1.vtt").write_text(_VTT)


def _catalog(paths: Paths) -> Catalog:
    found = load_catalog(paths, bundled_catalog=Path(), bundled_sounds=Path())
    return found.catalog


def _add(paths: Paths) -> None:
    folder = paths.data.parent / "music"
    catalog = _catalog(paths)
    _ = add_sounds([folder], paths, catalog, AddOptions(), lambda _: None)


def _added(paths: Paths) -> None:
    _sources(paths)
    _add(paths)


def _tracks(paths: Paths) -> object:
    """What plays: each with all its bytes, and the words of those that have some."""
    found = set()
    for track in _catalog(paths):
        if not track.missing:
            assert sf.info(track.file).frames == _RATE // 2
            words = track.captions.read_text() if track.captions else ""
            assert words in {"", _VTT}
            found.add((track.id, words))
    return frozenset(found)


def _some(old: object, new: object) -> tuple[object, ...]:
    """Each sound is there wholly or not at all."""
    assert isinstance(old, frozenset)
    assert isinstance(new, frozenset)
    changed = sorted(old ^ new)
    return tuple(frozenset(old ^ {each}) for each in changed)


def _render(level: float) -> Step:
    def step(paths: Paths) -> None:
        output = FileOutput(paths.data / "night.flac")
        try:
            output.open()
            for _ in range(20):
                output.write(np.full((4800, 2), level, np.float32))
            output.close()
        except SleeptermError:
            output.discard()
            raise

    return step


def _rendered(paths: Paths) -> object:
    path = paths.data / "night.flac"
    if not path.exists():
        return None
    sound, _rate = sf.read(path)
    return len(sound), round(float(sound.max()), 2)


def _speak(paths: Paths) -> None:
    cache = SentenceCache(paths.speech_cache, Hummer(), "low")
    _ = cache.speech(Sentence("hello", "hello", 1.0, Seconds(0.0), None, 1))


def _spoken(paths: Paths) -> object:
    found = set()
    for path in paths.speech_cache.glob("[!.]*.flac"):
        with contextlib.suppress(sf.SoundFileError):
            found.add(sf.info(path).frames)
    return found


SOUND_WRITERS: Mapping[str, Writer] = {
    writer.name: writer
    for writer in (
        Writer("adding", _sources, (_add,), _tracks, _some),
        Writer(
            "removing",
            _added,
            (
                lambda paths: remove_sound("sound1", paths, _catalog(paths)),
                restore_sound,
            ),
            _tracks,
        ),
        Writer("rendering", _render(0.1), (_render(0.2),), _rendered),
        Writer("speaking", _nothing, (_speak,), _spoken),
    )
}
