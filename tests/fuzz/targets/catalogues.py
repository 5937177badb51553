"""tracks.toml and feelings.toml: read, searched, and tracks.toml edited."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from hypothesis.strategies import SearchStrategy
from tests.fuzz.grammar import toml_like
from tests.fuzz.seeds import bundled, entries, keys_of
from tests.fuzz.target import Run, Target

from sleepterm.errors import SleeptermError
from sleepterm.formats.toml import parse_toml, same_values
from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.beds import with_valid_beds
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.catalog_file import parse_catalog
from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.library.search.feelings import parse_vocabulary, unknown_tracks
from sleepterm.library.search.search import Search
from sleepterm.store.own_catalog import (
    append_tracks,
    change_track,
    entry_of,
    listed_ids,
    remove_track,
)

_OWN = """\
# Mine: "a"
schema = 1

[[track]] # one
id = "owl"
title = "An owl"
file = "owl.flac"
topics = [
    "sleep", # why not
]
gain_db = -3.5

[[track]]
id = 'tale'
title = '''A tale'''
file = "/somewhere/tale.ogg"
captions = "tale.vtt"
playback = "once"
chapters = [[0, "One"], [61.5, "Two"]]
bed = "owl"
[track.extra]
x = 1
"""
_TABLE = {"id": "added", "title": "Added", "type": "other", "file": "added.flac"}


@contextlib.contextmanager
def _tracks(_folder: Path) -> Iterator[Run]:
    def run(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        for own in (True, False):
            tracks, _ = parse_catalog(
                text, file="tracks.toml", folder=Path("/sounds"), own=own
            )
            tracks, _ = with_valid_beds(tracks, "tracks.toml")
            _ = LibraryView(Catalog(tracks), TrackFilter()).tracks

    yield run


@contextlib.contextmanager
def _edited(folder: Path) -> Iterator[Run]:
    path = folder / "tracks.toml"

    def run(data: bytes) -> None:
        path.write_bytes(data)
        before = _values(data)
        done = True
        try:
            ids = sorted(listed_ids(path))
            append_tracks(path, [_TABLE])
        except SleeptermError:
            done, ids = False, []
        after = _values(path.read_bytes())
        if done:
            wanted = [*before.get("track", []), _TABLE]  # type: ignore[misc]
            assert same_values(after["track"], wanted), "an entry was lost"
        else:
            assert path.read_bytes() == data, "a refused file was changed"
        for track_id in ids[:2]:
            with contextlib.suppress(SleeptermError):
                change_track(path, track_id, {"title": "New", "bed": None})
            with contextlib.suppress(SleeptermError):
                _ = entry_of(path, track_id)
                remove_track(path, track_id)

    yield run


def _values(data: bytes) -> dict[str, object]:
    with contextlib.suppress(ValueError):
        return parse_toml(data.decode("utf-8"))
    return {}


@contextlib.contextmanager
def _feelings(_folder: Path) -> Iterator[Run]:
    tracks, _ = parse_catalog(
        bundled("tracks.toml")[:6000].rpartition("[[track]]")[0],
        file="tracks.toml",
        folder=Path("/sounds"),
        own=False,
    )

    def run(data: bytes) -> None:
        vocabulary, _ = parse_vocabulary(data.decode("utf-8", "replace"), file="x")
        _ = unknown_tracks(vocabulary.feelings, ["rain-steady"], file="x")
        search = Search(tracks, vocabulary)
        for text in ("can't sleep, too loud", "no rain"):
            _ = search.find(text)

    yield run


def _track_grammar() -> SearchStrategy[bytes]:
    more = ("gain_db", "guard_lufs", "noise", "drift_db", "pool_minutes", "chapters")
    return toml_like([bundled("tracks.toml"), _OWN], more)


def _feeling_grammar() -> SearchStrategy[bytes]:
    return toml_like([bundled("feelings.toml")])


def _track_seeds() -> list[bytes]:
    return [*entries("tracks.toml", "[[track]]", 30), _OWN.encode(), b""]


_WORDS = keys_of("tracks.toml")
TARGETS = (
    Target("tracks", _track_seeds, _tracks, _WORDS, _track_grammar, weight=2.0),
    Target(
        "tracks-edited",
        lambda: [_OWN.encode(), _OWN.replace("\n", "\r\n").encode(), b"# mine\n", b""],
        _edited,
        (*_WORDS, b'"""', b"'''", b"[[track]]\n", b"track = [", b"#"),
        _track_grammar,
        weight=0.8,
    ),
    Target(
        "feelings",
        lambda: entries("feelings.toml", "[[feeling]]", 20),
        _feelings,
        keys_of("feelings.toml"),
        _feeling_grammar,
        weight=0.7,
    ),
)
