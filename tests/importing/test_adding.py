"""Adding the user's own sounds, on real files."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from tests.importing.own_library import RATE, Library, noise, own, write

from sleepterm.audio.loudness.meter import measure_loudness
from sleepterm.audio.samples import factor
from sleepterm.audio.sources.decoder import Decoder
from sleepterm.importing.add_sounds import add_sounds
from sleepterm.importing.options import AddOptions
from sleepterm.importing.remove_sound import remove_sound
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import ContentType, LoopMode, PlaybackMode
from sleepterm.units import Decibels

CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:02.000\nhush\n"


def test_a_file_is_copied_described_and_in_the_catalogue(
    library: Library, outside: Path
) -> None:
    source = write(outside / "Night_Rain.FLAC")
    [track] = library.add(source).added
    assert track.id == "night-rain"
    assert track.title == "Night Rain"
    assert track.type is ContentType.OTHER
    assert (track.playback, track.loop) == (PlaybackMode.LOOP, LoopMode.CROSSFADE)
    assert track.length == pytest.approx(2.0)
    assert track.file == library.paths.own_sounds / "night-rain.flac"
    assert track.file.read_bytes() == source.read_bytes()
    [loaded] = own(library)
    assert (loaded.id, loaded.title, loaded.gain_db, loaded.missing) == (
        track.id,
        track.title,
        track.gain_db,
        "",
    )
    assert source.exists()


def test_options_go_before_what_is_found_out(library: Library, outside: Path) -> None:
    options = AddOptions(
        title="My own rain",
        type=ContentType.NATURE,
        topics=("Sleep", "calm"),
        loop=LoopMode.SHUFFLE,
    )
    source = write(outside / "a.wav", title="tagged")
    [track] = library.add(source, options=options).added
    assert (track.id, track.title) == ("my-own-rain", "My own rain")
    assert track.type is ContentType.NATURE
    assert track.topics == ("sleep", "calm")
    assert track.loop is LoopMode.SHUFFLE


def test_one_title_for_several_files_is_numbered(
    library: Library, outside: Path
) -> None:
    sources = [write(outside / "a.wav"), write(outside / "b.wav")]
    report = library.add(*sources, options=AddOptions(title="Sea"))
    assert [(track.id, track.title) for track in report.added] == [
        ("sea", "Sea 1"),
        ("sea-2", "Sea 2"),
    ]


@pytest.mark.parametrize("suffix", ["wav", "flac", "ogg", "mp3", "aiff"])
def test_title_and_artist_come_from_the_tags(
    library: Library, outside: Path, suffix: str
) -> None:
    source = write(
        outside / f"x.{suffix}", title="Wälder \x1b[31mbei Nacht", artist="Jo"
    )
    [track] = library.add(source).added
    assert (track.id, track.title, track.credit) == ("x", "Wälder bei Nacht", "Jo")


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("level", [0.001, 0.01, 0.2])
def test_the_gain_brings_every_sound_to_the_same_loudness(
    library: Library, outside: Path, channels: int, level: float
) -> None:
    source = write(outside / "x.wav", noise(4, level=level, channels=channels))
    [track] = library.add(source).added
    gain = factor(Decibels(track.gain_db))
    with Decoder(track.file) as decoder:
        measured = measure_loudness([decoder.read(decoder.frames) * gain], RATE)
    assert measured.lufs == pytest.approx(-27, abs=0.1) or track.gain_db == 20.0
    assert measured.true_peak_db <= -1.0


def test_no_gain_lifts_a_peak_above_minus_1(library: Library, outside: Path) -> None:
    sound = noise(4, level=0.0005)
    sound[RATE] = 0.7
    [track] = library.add(write(outside / "x.wav", sound)).added
    with Decoder(track.file) as decoder:
        gain = factor(Decibels(track.gain_db))
        measured = measure_loudness([decoder.read(decoder.frames) * gain], RATE)
    assert -1.2 <= measured.true_peak_db <= -1.0


@pytest.mark.parametrize("kind", ["meditation", "story", "breathwork", "therapy"])
def test_spoken_types_play_once(library: Library, outside: Path, kind: str) -> None:
    options = AddOptions(type=ContentType(kind))
    [track] = library.add(write(outside / "x.wav"), options=options).added
    assert track.playback is PlaybackMode.ONCE
    assert own(library)[0].length == pytest.approx(2.0)


def test_a_long_file_plays_once_unless_a_loop_is_wanted(
    library: Library, outside: Path
) -> None:
    long = np.tile(noise(10, channels=1), (61, 1))
    write(outside / "long.wav", long, rate=RATE // 2)
    [once] = library.add(outside / "long.wav").added
    assert once.playback is PlaybackMode.ONCE
    remove_sound(once.id, library.paths, library.catalog)
    options = AddOptions(loop=LoopMode.EXACT)
    [loop] = library.add(outside / "long.wav", options=options).added
    assert (loop.playback, loop.loop) == (PlaybackMode.LOOP, LoopMode.EXACT)


def test_once_can_be_asked_for(library: Library, outside: Path) -> None:
    [track] = library.add(write(outside / "x.wav"), options=AddOptions(once=True)).added
    assert track.playback is PlaybackMode.ONCE


def test_captions_beside_the_file_come_along(library: Library, outside: Path) -> None:
    source = write(outside / "Body Scan.ogg")
    (outside / "Body Scan.vtt").write_text(CAPTIONS)
    [track] = library.add(source).added
    assert track.playback is PlaybackMode.ONCE
    assert track.captions == library.paths.own_sounds / "body-scan.vtt"
    assert track.captions.read_text() == CAPTIONS
    remove_sound(track.id, library.paths, library.catalog)
    assert library.files() == []


def test_lyrics_beside_the_file_come_along_too(library: Library, outside: Path) -> None:
    (outside / "x.lrc").write_text("[00:00]hush")
    [track] = library.add(write(outside / "x.wav")).added
    assert track.playback is PlaybackMode.ONCE
    assert track.captions == library.paths.own_sounds / "x.lrc"
    assert track.captions.read_text() == "[00:00]hush"
    remove_sound(track.id, library.paths, library.catalog)
    assert library.files() == []


def test_captions_go_before_lyrics(library: Library, outside: Path) -> None:
    (outside / "x.lrc").write_text("[00:00]hush")
    (outside / "x.vtt").write_text(CAPTIONS)
    [track] = library.add(write(outside / "x.wav")).added
    assert track.captions == library.paths.own_sounds / "x.vtt"


def test_a_linked_file_stays_where_it_is(library: Library, outside: Path) -> None:
    source = write(outside / "x.wav")
    (outside / "x.vtt").write_text(CAPTIONS)
    [track] = library.add(source, options=AddOptions(link=True)).added
    assert (track.file, track.captions) == (source, outside / "x.vtt")
    assert library.files() == []
    assert own(library)[0].file == source
    remove_sound("x", library.paths, library.catalog)
    assert source.exists()
    assert (outside / "x.vtt").exists()
    assert own(library) == []


def test_folders_are_searched_sorted_and_hidden_files_left(
    library: Library, outside: Path
) -> None:
    for name in ("b/two.wav", "a/one.wav", "three.wav", ".hidden/x.wav", "b/.y.wav"):
        write(outside / name)
    (outside / "notes.txt").write_text("no sound")
    (outside / "b" / "again").symlink_to(outside)
    report = library.add(outside)
    assert [track.id for track in report.added] == ["one", "two", "three"]
    assert report.skipped == ()


def test_a_folder_without_sounds_says_so(library: Library, outside: Path) -> None:
    assert library.reason(outside) == "this folder has no sound files"


@pytest.mark.parametrize("place", ["", "deep/closed"])
def test_a_folder_that_cannot_be_read_is_named(
    library: Library, outside: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A superuser may read all: refuse by hand.
    closed = outside / place
    closed.mkdir(parents=True, exist_ok=True)
    if place:
        write(outside / "deep" / "storm.wav")
    scan = os.scandir

    def scandir(folder: str) -> Iterator[os.DirEntry[str]]:
        if folder == str(closed):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return scan(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    report = library.add(outside)
    [skipped] = report.skipped
    assert skipped.path == closed
    assert skipped.reason == "this folder cannot be read: Permission denied"
    assert [track.id for track in report.added] == (["storm"] if place else [])


def test_equal_names_get_different_ids_and_files(
    library: Library, outside: Path
) -> None:
    for folder in ("a", "b"):
        write(outside / folder / "Rain.wav", noise(seed=ord(folder)))
    report = library.add(outside)
    assert [track.id for track in report.added] == ["rain-2", "rain-3"]
    assert library.files() == ["rain-2.wav", "rain-3.wav"]


def test_a_file_already_in_the_folder_is_never_overwritten(
    library: Library, outside: Path
) -> None:
    library.paths.own_sounds.mkdir(parents=True)
    stray = library.paths.own_sounds / "Sea.vtt"
    stray.write_text("mine")
    [track] = library.add(write(outside / "sea.wav")).added
    assert track.file.name == "sea-2.wav"
    assert stray.read_text() == "mine"


def test_the_same_content_is_added_once(library: Library, outside: Path) -> None:
    first = write(outside / "x.wav", noise(seed=5))
    shutil.copy(first, outside / "y.wav")
    bundled = shutil.copy(library.bundled / "rain.wav", outside / "z.wav")
    report = library.add(outside)
    assert [track.id for track in report.added] == ["x"]
    assert [(skip.path.name, skip.reason) for skip in report.skipped] == [
        ("y.wav", "already there as x"),
        ("z.wav", "already there as rain"),
    ]
    assert library.reason(first) == "already there as x"
    assert library.reason(Path(bundled)) == "already there as rain"


def test_other_content_of_the_same_size_is_no_duplicate(
    library: Library, outside: Path
) -> None:
    write(outside / "x.wav", noise(seed=5))
    write(outside / "y.wav", noise(seed=6))
    assert len(library.add(outside).added) == 2


def test_an_unlisted_file_gets_its_entry_in_place(library: Library) -> None:
    unlisted = write(library.paths.own_sounds / "sub" / "Deep Sea.wav")
    before = own(library)[0]
    [track] = library.add(unlisted, options=AddOptions(title="The sea")).added
    assert (track.id, track.title) == (before.id, "The sea")
    assert track.file == unlisted
    assert library.files() == ["sub", "sub/Deep Sea.wav"]
    assert [x.title for x in own(library)] == ["The sea"]
    assert library.reason(unlisted) == "already there as deep-sea"


def test_ids_of_broken_entries_stay_theirs(library: Library, outside: Path) -> None:
    library.paths.own_catalog.parent.mkdir(parents=True)
    library.paths.own_catalog.write_text('schema = 1\n[[track]]\nid = "x"\n')
    report = add_sounds(
        [write(outside / "x.wav")],
        library.paths,
        Catalog(),
        AddOptions(),
        library.reports.append,
    )
    assert [track.id for track in report.added] == ["x-2"]


def test_progress_names_the_file_and_reaches_its_end(
    library: Library, outside: Path
) -> None:
    write(outside / "a.wav", noise(30))
    write(outside / "b.wav", noise(20))
    library.add(outside)
    assert {report.count for report in library.reports} == {2}
    for index, (name, length) in enumerate((("a.wav", 30.0), ("b.wav", 20.0)), 1):
        of_file = [report for report in library.reports if report.index == index]
        assert {report.path for report in of_file} == {outside / name}
        done = [float(report.done_seconds) for report in of_file]
        assert done == sorted(done)
        assert done[0] == 0.0
        assert done[-1] == float(of_file[-1].total_seconds) == length
