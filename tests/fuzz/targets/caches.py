"""What can be computed again, and small records: damage in them is passed over."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.grammar import JSON_KEYS, JSON_WORDS, TOML_WORDS, json_like
from tests.fuzz.target import Run, Target

from sleepterm.store.catalog_cache import CatalogSource, parse_with_cache
from sleepterm.store.diary_state import load_diary_state, record_keys
from sleepterm.store.files.file_facts import FileFacts
from sleepterm.store.files.length_cache import load_lengths, remember_lengths
from sleepterm.store.installed_files import InstalledFiles, InstallFile
from sleepterm.store.names_cache import cached_names, remember_names, stamps_of
from sleepterm.store.paths import Paths
from sleepterm.store.pool_nights import PoolNights
from sleepterm.store.removed_sounds import RemovedSounds
from sleepterm.store.renditions import DamagedRenditionError, Renditions
from sleepterm.units import Seconds

_POOL = (
    '[cast]\nnight = 3\nbegan = 1700000000\nparts = ["a", "b"]\n[cast.heard]\na = 2\n'
)
_STATE = "keys = [1700000000, 1.5]\noffered = 2026-03-01\n"
_NAMED = tuple(
    f"{name}\n{text}".encode()
    for name, text in (
        ("facts", '["/x", 0, 1, "a"]\n'),
        ("lengths", '{"/x": [0, 1, 2.5]}'),
        ("names", '[2, "en", {"/x": [1, 2]}]\nmix\ta\tb\n'),
        ("catalogue", "key digest\n{}"),
    )
)
_RECORD = {
    "form": 1,
    "voice": "flite",
    "script": "aa",
    "length": 2.5,
    "content": "0123456789abcdef" * 4,
    "audio": [0, 1],
    "captions": [0, 1],
}
_REMOVED = 'id = "owl"\ntitle = "An owl"\nentry = "[[track]]"\n[files]\n0-a = "/x/a"\n'
_SMALL = tuple(
    f"{name}\n{text}".encode()
    for name, text in (
        ("rendition", json.dumps(_RECORD)),
        ("removed", _REMOVED),
        ("installed", json.dumps({"files": {"/nowhere/x": ["aa"]}, "folders": []})),
        ("pool", _POOL),
        ("keys", _STATE),
    )
)


@contextlib.contextmanager
def _caches(folder: Path) -> Iterator[Run]:
    """What can be computed again: damage is passed over."""
    paths = Paths(*(folder / x for x in ("data", "config", "state", "cache")))
    paths.cache.mkdir(parents=True)
    paths.data.mkdir()
    source = CatalogSource("schema = 1\n", "tracks.toml", folder, ())
    file = folder / "x.txt"
    file.touch()

    def run(data: bytes) -> None:
        name, _, text = data.partition(b"\n")
        if name == b"facts":
            paths.added_log.write_bytes(text)
            _ = FileFacts(paths.added_log).get(file)
            FileFacts(paths.added_log).put([(file, ("x",))])
            assert FileFacts(paths.added_log).get(file) == ["x"]
        elif name == b"lengths":
            paths.lengths_file.write_bytes(text)
            _ = load_lengths(paths.lengths_file).length_of(file)
            remember_lengths(paths.lengths_file, {file: Seconds(2.0)})
            assert load_lengths(paths.lengths_file).length_of(file) == 2.0
        elif name == b"names":
            paths.names_cache.write_bytes(text)
            _ = cached_names(paths)
            remember_names(paths, stamps_of(paths), [("mix", "a", "b")])
            assert cached_names(paths) == (("mix", "a", "b"),)
        else:
            paths.catalog_cache.write_bytes(text)
            assert parse_with_cache(source, paths.catalog_cache) == ((), ())
            assert parse_with_cache(source, paths.catalog_cache) == ((), ())

    yield run


@contextlib.contextmanager
def _records(folder: Path) -> Iterator[Run]:
    """Small records: renditions, removed sounds, installed files, nights, keys."""
    voices = folder / "voices" / "scan"
    removed = folder / "removed" / "000001-aa"
    for each in (voices, removed):
        each.mkdir(parents=True)
    (voices / "0123456789abcdef.ogg").touch()

    readers = {
        b"rendition": lambda text: _rendition(voices, text),
        b"removed": lambda text: _removed(removed, text),
        b"installed": lambda text: _installed(folder / "installed.json", text),
        b"pool": lambda text: _pool(folder / "pool.toml", text),
        b"keys": lambda text: _last_keys(folder / "state.toml", text),
    }

    def run(data: bytes) -> None:
        name, _, text = data.partition(b"\n")
        if name in readers:
            readers[name](text)

    yield run


def _rendition(folder: Path, text: bytes) -> None:
    (folder / "rendition.json").write_bytes(text)
    with contextlib.suppress(DamagedRenditionError):
        _ = Renditions(folder.parent).get(folder.name)


def _removed(folder: Path, text: bytes) -> None:
    (folder / "removed.toml").write_bytes(text)
    _ = RemovedSounds(folder.parent).last()


def _installed(path: Path, text: bytes) -> None:
    path.write_bytes(text)
    _ = InstalledFiles(path).present()
    _ = InstalledFiles(path).remove([InstallFile(path.with_name("menu"), "x")])


def _pool(path: Path, text: bytes) -> None:
    path.write_bytes(text)
    nights = PoolNights(path, lambda: 1.7e9)
    _ = nights.resumes("cast")
    nights.begin("cast", ["a"])
    assert nights.of("cast").parts == ("a",)


def _last_keys(path: Path, text: bytes) -> None:
    path.write_bytes(text)
    record_keys(path, [1.7e9])
    assert 1.7e9 in load_diary_state(path).keys


TARGETS = (
    Target("caches", lambda: _NAMED, _caches, JSON_WORDS, weight=0.5),
    Target(
        "records",
        lambda: _SMALL,
        _records,
        (*TOML_WORDS, *JSON_WORDS),
        lambda: json_like(JSON_KEYS).map(
            lambda x: b"rendition\n" + json.dumps({**_RECORD, "x": x}).encode()
        ),
        weight=0.5,
    ),
)
