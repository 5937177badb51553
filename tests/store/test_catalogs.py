"""Bundled, own and unlisted sounds become one catalogue."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sleepterm.library.catalog.track import ContentType, LoopMode, PlaybackMode, Track
from sleepterm.store import catalogs
from sleepterm.store.catalogs import LoadedCatalog, load_catalog
from sleepterm.store.files.length_cache import LengthCache, remember_lengths
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds

BUNDLED = """\
schema = 1
[[track]]
id = "rain"
title = "Rain"
file = "rain.ogg"
"""


class Library:
    """Folders of a user and of an installation."""

    def __init__(self, folder: Path) -> None:
        self.paths = Paths(*(folder / x for x in ("data", "config", "state", "cache")))
        self.bundled = folder / "bundled"
        self.bundled.mkdir()
        (self.bundled / "tracks.toml").write_text(BUNDLED)
        self.touch(self.bundled / "sounds" / "rain.ogg")
        self.sounds = self.paths.own_sounds

    def touch(self, path: Path) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        return path

    def own(self, *tracks: str) -> None:
        text = "".join(f"[[track]]\n{track}\n" for track in tracks)
        self.paths.data.mkdir(parents=True, exist_ok=True)
        self.paths.own_catalog.write_text(f"schema = 1\n{text}")

    def load(self) -> LoadedCatalog:
        return load_catalog(
            self.paths,
            bundled_catalog=self.bundled / "tracks.toml",
            bundled_sounds=self.bundled / "sounds",
        )

    def track(self, track_id: str) -> Track:
        track = self.load().catalog.get(track_id)
        assert track is not None
        return track


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


def track_text(track_id: str, file: str, more: str = "") -> str:
    return f'id = "{track_id}"\ntitle = "T"\nfile = "{file}"\n{more}'


def ids(loaded: LoadedCatalog) -> list[str]:
    return [track.id for track in loaded.catalog]


def test_only_bundled_titles_are_translated(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogs, "translated", lambda what, x: f"{x}, a {what}")
    library.own('id = "mine"\ntitle = "Rain"\nfile = "mine.ogg"')
    assert library.track("rain").titles == ("Rain, a track", "Rain")
    assert library.track("mine").titles == ("Rain",)


def test_without_own_things_there_is_the_bundled_catalogue(library: Library) -> None:
    loaded = library.load()
    assert loaded.problems == ()
    assert ids(loaded) == ["rain"]
    assert (library.track("rain").own, library.track("rain").missing) == (False, "")
    assert not library.paths.data.exists()


def test_own_tracks_follow_and_unlisted_ones_come_last(library: Library) -> None:
    library.touch(library.sounds / "a.ogg")
    library.touch(library.sounds / "mine.ogg")
    library.own(track_text("mine", "mine.ogg"))
    loaded = library.load()
    assert loaded.problems == ()
    assert ids(loaded) == ["rain", "mine", "a"]


def test_the_parts_of_a_pool_are_no_tracks_and_its_length_is_stated(
    library: Library,
) -> None:
    for name in ("opening.ogg", "one.ogg", "ending.ogg"):
        library.touch(library.sounds / "cast" / name)
    library.touch(library.sounds / "a.ogg")
    more = 'playback = "once"\npool_minutes = 45'
    library.own(track_text("cast", "cast/opening.ogg", more))
    library.paths.cache.mkdir(parents=True)
    opening = library.track("cast").file
    remember_lengths(
        library.paths.lengths_file, {opening: Seconds(60.0)}, {str(opening)}
    )
    assert ids(library.load()) == ["rain", "cast", "a"]
    assert library.track("cast").length == 2700.0


def test_an_own_id_that_is_bundled_fails_with_a_problem(library: Library) -> None:
    library.own(track_text("rain", "x.ogg"))
    loaded = library.load()
    assert ids(loaded) == ["rain"]
    assert not library.track("rain").own
    [problem] = loaded.problems
    assert str(problem) == (
        f"{library.paths.own_catalog}: track 1 (rain):"
        " the id rain is taken by another track"
    )


def test_missing_files_and_folders_are_distinguished(library: Library) -> None:
    library.touch(library.sounds / "there.ogg")
    (library.sounds / "folder.ogg").mkdir()
    library.own(
        track_text("there", "there.ogg"),
        track_text("gone", "gone.ogg"),
        track_text("away", "/mnt/stick/x.ogg"),
        track_text("folder", "folder.ogg"),
        track_text("long", "x" * 300 + ".ogg"),
    )
    assert {track.id: track.missing for track in library.load().catalog} == {
        "rain": "",
        "there": "",
        "gone": "the file gone.ogg is missing",
        "away": "the folder /mnt/stick is not available",
        "folder": "the file folder.ogg is missing",
        "long": f"the file {'x' * 300}.ogg is missing",
    }


def test_many_files_of_one_folder_are_distinguished_too(library: Library) -> None:
    names = [f"s{number}" for number in range(100)]
    for name in names[::2]:
        library.touch(library.sounds / f"{name}.ogg")
    (library.sounds / f"{names[1]}.ogg").mkdir()
    library.own(*(track_text(name, f"{name}.ogg") for name in names))
    there = [track.id for track in library.load().catalog if not track.missing]
    assert there == ["rain", *names[::2]]


def test_unlisted_files_are_described_by_their_names(library: Library) -> None:
    library.touch(library.sounds / "01 - Deep_Sea.FLAC")
    library.touch(library.sounds / "talks" / "Body Scan.mp3")
    words = "[00:01.00]hush\n"
    library.touch(library.sounds / "talks" / "Body Scan.vtt").write_text(words)
    library.touch(library.sounds / "talks" / "Body Scan.lrc").write_text(words)
    library.touch(library.sounds / "hymn.wav")
    library.touch(library.sounds / "hymn.lrc").write_text(words)
    sea = library.track("01-deep-sea")
    assert (sea.title, sea.type, sea.own) == ("Deep Sea", ContentType.OTHER, True)
    assert (sea.playback, sea.loop) == (PlaybackMode.LOOP, LoopMode.CROSSFADE)
    scan = library.track("body-scan")
    assert scan.playback is PlaybackMode.ONCE
    assert scan.captions == library.sounds / "talks" / "Body Scan.vtt"
    hymn = library.track("hymn")
    assert hymn.playback is PlaybackMode.ONCE
    assert hymn.captions == library.sounds / "hymn.lrc"


def test_unlisted_ids_are_unique(library: Library) -> None:
    for name in ("Rain.wav", "rain.mp3", "sub/rain.ogg"):
        library.touch(library.sounds / name)
    assert ids(library.load()) == ["rain", "rain-2", "rain-3", "rain-4"]


def test_what_is_no_sound_or_hidden_or_listed_is_left_out(library: Library) -> None:
    for name in ("x.txt", ".x.ogg", ".git/x.ogg", "x.m4a", "listed.ogg", "x.part"):
        library.touch(library.sounds / name)
    library.own(track_text("listed", "./sub/../listed.ogg"))
    assert ids(library.load()) == ["rain", "listed"]


def test_symbolic_links_in_circles_end(library: Library) -> None:
    library.touch(library.sounds / "a" / "x.ogg")
    (library.sounds / "a" / "up").symlink_to(library.sounds)
    (library.sounds / "b").symlink_to(library.sounds / "a")
    (library.sounds / "self").symlink_to("self")
    (library.sounds / "gone.ogg").symlink_to("nowhere")
    assert ids(library.load()) == ["rain", "x"]


def test_a_linked_folder_of_sounds_is_looked_into(
    library: Library, tmp_path: Path
) -> None:
    library.touch(tmp_path / "music" / "y.ogg")
    library.sounds.mkdir(parents=True)
    (library.sounds / "music").symlink_to(tmp_path / "music")
    assert library.track("y").file == library.sounds / "music" / "y.ogg"


def test_file_names_that_are_no_unicode_do_no_harm(library: Library) -> None:
    library.touch(library.sounds / os.fsdecode(b"caf\xe9.ogg"))
    assert library.track("caf").title == "Caf"


def test_a_broken_own_catalogue_leaves_the_sounds_playable(library: Library) -> None:
    library.touch(library.sounds / "mine.ogg")
    library.paths.own_catalog.write_text("schema = 1\n[[track]\n")
    loaded = library.load()
    assert ids(loaded) == ["rain", "mine"]
    assert "line 2, column 8" in str(loaded.problems[0])


def test_files_that_cannot_be_read_are_problems(library: Library) -> None:
    library.paths.data.mkdir()
    library.paths.own_catalog.write_bytes(b"\xff")
    (library.bundled / "tracks.toml").unlink()
    loaded = library.load()
    assert len(loaded.catalog) == 0
    assert [problem.message for problem in loaded.problems] == [
        "there is no such file",
        "line 1 is not UTF-8 text. Save the file as UTF-8.",
    ]


def test_a_folder_of_sounds_that_cannot_be_read_is_a_problem(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.touch(library.sounds / "owl.ogg")
    closed = library.touch(library.sounds / "closed" / "cat.ogg").parent
    scan = os.scandir

    def scandir(folder: str) -> Iterator[os.DirEntry[str]]:
        if folder == str(closed):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return scan(folder)

    # A superuser may read all: refuse by hand.
    monkeypatch.setattr(os, "scandir", scandir)
    loaded = library.load()
    assert ids(loaded) == ["rain", "owl"]
    [problem] = loaded.problems
    said = f"{closed}: this folder cannot be read: Permission denied"
    assert str(problem) == said


def test_known_lengths_are_filled_in(library: Library) -> None:
    file = library.touch(library.sounds / "x.ogg")
    lengths = LengthCache().with_lengths({file: Seconds(90.0)})
    lengths.save(library.paths.lengths_file)
    assert library.track("x").length == 90.0
    file.write_bytes(b"changed")
    assert library.track("x").length is None


def test_a_bed_that_is_not_there_is_left_out_with_a_warning(library: Library) -> None:
    library.touch(library.sounds / "x.ogg")
    library.own(track_text("x", "x.ogg", 'playback = "once"\nbed = "rian"'))
    loaded = library.load()
    assert library.track("x").bed is None
    assert "there is no loop rian" in str(loaded.problems[0])
    library.own(track_text("x", "x.ogg", 'playback = "once"\nbed = "rain"'))
    assert library.track("x").bed == "rain"


def test_ten_thousand_tracks_load_quickly(library: Library) -> None:
    names = [f"sound-{number}" for number in range(10_000)]
    library.sounds.mkdir(parents=True)
    for name in names[:5000]:
        (library.sounds / f"{name}.ogg").touch()
    library.own(*(track_text(name, f"{name}.ogg") for name in names[2500:]))
    start = time.process_time()
    loaded = library.load()
    taken = time.process_time() - start
    assert len(loaded.catalog) == 10_001
    assert taken < 3.0  # 0.5 s on an idle machine


def test_folders_that_cannot_be_asked_hide_no_bundled_track(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(tmp_path)

    def refuse(*_arguments: object) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", refuse)
    assert [track.id for track in library.load().catalog] == ["rain"]
