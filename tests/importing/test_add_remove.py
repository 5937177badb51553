"""Adding and removing the user's own sounds, on real files."""

from __future__ import annotations

import shutil
import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile as sf

from sleepterm.audio.loudness.meter import measure_loudness
from sleepterm.audio.samples import factor
from sleepterm.audio.sources.decoder import Decoder
from sleepterm.errors import SleeptermError
from sleepterm.importing.add_sounds import AddReport, add_sounds
from sleepterm.importing.options import AddOptions
from sleepterm.importing.progress import AddProgress
from sleepterm.importing.remove_sound import remove_sound
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import ContentType, LoopMode, PlaybackMode, Track
from sleepterm.store.catalogs import load_catalog
from sleepterm.store.paths import Paths
from sleepterm.units import Decibels

RATE = 8000


def noise(
    seconds: float = 2.0, *, level: float = 0.05, seed: int = 0, channels: int = 2
) -> npt.NDArray[np.float32]:
    rng = np.random.default_rng(seed)
    wave = rng.standard_normal((int(seconds * RATE), channels)) * level
    return wave.clip(-1, 1).astype(np.float32)


def write(
    path: Path,
    sound: npt.NDArray[np.float32] | None = None,
    *,
    title: str = "",
    artist: str = "",
    rate: int = RATE,
) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    sound = noise(seed=zlib.crc32(path.name.encode())) if sound is None else sound
    with sf.SoundFile(path, "w", rate, sound.shape[1]) as file:
        if title:
            file.title = title
        if artist:
            file.artist = artist
        file.write(sound)
    return path


class Library:
    """A user's folders, a bundled catalogue of one track, and what adding does."""

    def __init__(self, folder: Path) -> None:
        self.paths = Paths(*(folder / x for x in ("data", "config", "state", "cache")))
        self.bundled = folder / "bundled" / "sounds"
        write(self.bundled / "rain.wav", noise(seed=99))
        self.bundled_catalog = folder / "bundled" / "tracks.toml"
        self.bundled_catalog.write_text(
            'schema = 1\n[[track]]\nid = "rain"\ntitle = "Rain"\nfile = "rain.wav"\n'
        )
        self.reports: list[AddProgress] = []

    @property
    def catalog(self) -> Catalog:
        loaded = load_catalog(
            self.paths,
            bundled_catalog=self.bundled_catalog,
            bundled_sounds=self.bundled,
        )
        assert not loaded.problems
        return loaded.catalog

    def add(self, *sources: Path, options: AddOptions | None = None) -> AddReport:
        return add_sounds(
            sources,
            self.paths,
            self.catalog,
            options or AddOptions(),
            self.reports.append,
        )

    def reason(self, source: Path) -> str:
        report = self.add(source)
        assert not report.added
        [skipped] = report.skipped
        assert skipped.path == source
        return skipped.reason

    def files(self) -> list[str]:
        sounds = self.paths.own_sounds
        return sorted(str(x.relative_to(sounds)) for x in sounds.rglob("*"))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    folder.mkdir()
    return folder


def own(library: Library) -> list[Track]:
    return [track for track in library.catalog if track.own]


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
        heard = measure_loudness([decoder.read(decoder.frames) * gain], RATE)
    assert heard.lufs == pytest.approx(-27, abs=0.1) or track.gain_db == 20.0
    assert heard.true_peak_db <= -1.0


def test_no_gain_lifts_a_peak_above_minus_1(library: Library, outside: Path) -> None:
    sound = noise(4, level=0.0005)
    sound[RATE] = 0.7
    [track] = library.add(write(outside / "x.wav", sound)).added
    with Decoder(track.file) as decoder:
        gain = factor(Decibels(track.gain_db))
        heard = measure_loudness([decoder.read(decoder.frames) * gain], RATE)
    assert -1.2 <= heard.true_peak_db <= -1.0


def test_a_silent_file_is_skipped(library: Library, outside: Path) -> None:
    source = write(outside / "x.wav", noise(1, level=0))
    assert library.reason(source) == "it is silent"
    assert library.files() == []


def test_a_file_without_frames_is_skipped(library: Library, outside: Path) -> None:
    source = write(outside / "x.wav", noise(0))
    assert "holds no sound" in library.reason(source)


def test_samples_that_are_no_numbers_are_skipped(
    library: Library, outside: Path
) -> None:
    sound = noise()
    sound[100] = np.nan
    sf.write(outside / "x.wav", sound, RATE, subtype="FLOAT")
    assert "damaged" in library.reason(outside / "x.wav")


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
    (outside / "Body Scan.vtt").write_text("WEBVTT\n")
    [track] = library.add(source).added
    assert track.playback is PlaybackMode.ONCE
    assert track.captions == library.paths.own_sounds / "body-scan.vtt"
    assert track.captions.read_text() == "WEBVTT\n"
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


def test_captions_that_tell_more_go_before_lyrics(
    library: Library, outside: Path
) -> None:
    (outside / "x.lrc").write_text("[00:00]hush")
    (outside / "x.vtt").write_text("WEBVTT\n")
    [track] = library.add(write(outside / "x.wav")).added
    assert track.captions == library.paths.own_sounds / "x.vtt"


def test_a_linked_file_stays_where_it_is(library: Library, outside: Path) -> None:
    source = write(outside / "x.wav")
    (outside / "x.vtt").write_text("WEBVTT\n")
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
    assert library.reason(outside) == "no sound files are in this folder"


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


def test_a_dropped_file_gets_its_entry_in_place(library: Library) -> None:
    dropped = write(library.paths.own_sounds / "sub" / "Deep Sea.wav")
    before = own(library)[0]
    [track] = library.add(dropped, options=AddOptions(title="The sea")).added
    assert (track.id, track.title) == (before.id, "The sea")
    assert track.file == dropped
    assert library.files() == ["sub", "sub/Deep Sea.wav"]
    assert [x.title for x in own(library)] == ["The sea"]
    assert library.reason(dropped) == "already there as deep-sea"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.m4a", b"\0\0\0\x20ftypM4A \0\0", "it is damaged or no sound"),
        ("a.webm", b"\x1aE\xdf\xa3" + bytes(50), "it is damaged or no sound"),
        ("a.aac", b"\xff\xf1" + bytes(50), "there is no sound in it"),
        ("wrong.wav", b"\0\0\0\x20ftypM4A \0\0", "it is damaged or no sound"),
        ("a.wav", b"RIFF", "can't be opened"),
        ("a.raw", bytes(5000), "not a sound file"),
        ("a.mp3", b"<html>no</html>" * 50, "can't be opened"),
        ("a.ogg", b"", "can't be opened"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_others_added(
    library: Library, outside: Path, name: str, content: bytes, reason: str
) -> None:
    (outside / name).write_bytes(content)
    good = write(outside / "good.wav")
    report = library.add(outside / name, good)
    assert [track.id for track in report.added] == ["good"]
    assert [skip.path.name for skip in report.skipped] == [name]
    assert reason in report.skipped[0].reason
    assert library.files() == ["good.wav"]


def test_what_a_killed_conversion_left_is_cleared_away(
    library: Library, outside: Path
) -> None:
    left = write(library.paths.own_sounds / ".0123456789abcdef.wav")
    left = left.rename(left.with_suffix(".ogg"))
    mine = write(library.paths.own_sounds / ".mine.wav")
    library.add(write(outside / "rain.wav"))
    assert not left.exists()
    assert mine.exists()


def test_a_missing_file_is_named(library: Library, outside: Path) -> None:
    assert library.reason(outside / "x.wav") == "there is no such file"


@pytest.mark.parametrize("suffix", ["flac", "mp3"])
def test_a_file_that_breaks_off_is_skipped(
    library: Library, outside: Path, suffix: str
) -> None:
    source = write(outside / f"x.{suffix}", noise(10, seed=3))
    source.write_bytes(source.read_bytes()[: source.stat().st_size // 2])
    assert "damaged" in library.reason(source)
    assert library.files() == []


def test_what_stands_in_the_catalogue_remains(library: Library, outside: Path) -> None:
    mine = "# mine\r\nschema = 1   # yes\r\n"
    library.paths.own_catalog.parent.mkdir(parents=True)
    library.paths.own_catalog.write_bytes(mine.encode())
    library.add(write(outside / "x.wav"))
    remove_sound("x", library.paths, library.catalog)
    assert library.paths.own_catalog.read_bytes() == mine.encode()


def test_a_broken_catalogue_stops_adding_before_it_begins(
    library: Library, outside: Path
) -> None:
    library.paths.own_catalog.parent.mkdir(parents=True)
    library.paths.own_catalog.write_text("schema = 1\nbroken\n")
    with pytest.raises(SleeptermError, match=r"line 2, column 7"):
        add_sounds(
            [write(outside / "x.wav")],
            library.paths,
            Catalog(),
            AddOptions(),
            library.reports.append,
        )
    assert library.files() == []
    assert library.reports == []


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


def test_breaking_off_keeps_what_was_finished(library: Library, outside: Path) -> None:
    write(outside / "a.wav")
    write(outside / "b.wav")

    def stop_at_the_second(progress: AddProgress) -> None:
        if progress.index == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_sounds(
            [outside], library.paths, library.catalog, AddOptions(), stop_at_the_second
        )
    assert library.files() == ["a.wav"]
    assert [track.title for track in own(library)] == ["A"]


def no_space(_path: Path, _target: Path) -> Path:
    raise OSError(28, "No space left on device")


def test_a_copy_that_fails_leaves_nothing(
    library: Library, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(outside / "x.wav")
    monkeypatch.setattr("sleepterm.store.files.atomic.Path.replace", no_space)
    assert "No space left" in library.reason(source)
    assert library.files() == []


def test_a_catalogue_that_cannot_be_written_takes_the_copies_back(
    library: Library, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _tables: object) -> None:
        raise SleeptermError("Cannot write", f"{path} cannot be written.")

    monkeypatch.setattr("sleepterm.importing.catalog_writer.append_tracks", refuse)
    source = write(outside / "x.wav")
    with pytest.raises(SleeptermError, match="cannot be written"):
        library.add(source)
    assert library.files() == []


def test_a_name_that_is_no_unicode_is_told(library: Library, outside: Path) -> None:
    source = outside / "caf\udce9.wav"
    shutil.copy(write(outside / "x.wav"), source)
    assert library.reason(source) == "its name is not valid Unicode; rename it"


def test_a_name_that_toml_cannot_hold_plainly_is_linked_or_told(
    library: Library, outside: Path
) -> None:
    quoted = write(outside / 'so "far" \\ away.wav')
    [track] = library.add(quoted, options=AddOptions(link=True)).added
    assert own(library)[0].file == track.file == quoted
    broken = write(outside / "two\nlines.wav", noise(seed=77))
    report = library.add(broken, options=AddOptions(link=True))
    assert "file must be the name of a file" in report.skipped[0].reason


def test_bundled_tracks_stay(library: Library) -> None:
    with pytest.raises(SleeptermError, match="can't be removed"):
        remove_sound("rain", library.paths, library.catalog)
    assert (library.bundled / "rain.wav").exists()


def test_an_unknown_track_cannot_be_removed(library: Library) -> None:
    with pytest.raises(SleeptermError, match="no track 'nothing'"):
        remove_sound("nothing", library.paths, library.catalog)


def test_removing_takes_the_copy_and_the_entry(library: Library, outside: Path) -> None:
    write(outside / "x.wav")
    write(outside / "y.wav")
    library.add(outside)
    assert remove_sound("x", library.paths, library.catalog).id == "x"
    assert [track.id for track in own(library)] == ["y"]
    assert library.files() == ["y.wav"]


def test_removing_a_dropped_file_deletes_it(library: Library) -> None:
    dropped = write(library.paths.own_sounds / "x.wav")
    remove_sound("x", library.paths, library.catalog)
    assert not dropped.exists()


def test_removing_spares_a_file_that_another_track_needs(
    library: Library, outside: Path
) -> None:
    [track] = library.add(write(outside / "x.wav")).added
    with library.paths.own_catalog.open("a") as file:
        file.write('\n[[track]]\nid = "other"\ntitle = "O"\nfile = "x.wav"\n')
    remove_sound("x", library.paths, library.catalog)
    assert track.file.exists()
    assert [track.id for track in own(library)] == ["other"]


@pytest.mark.parametrize("name", ["../precious.wav", "link/precious.wav"])
def test_removing_never_deletes_outside_the_sounds_folder(
    library: Library, tmp_path: Path, name: str
) -> None:
    sounds = library.paths.own_sounds
    sounds.mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (sounds / "link").symlink_to(tmp_path / "elsewhere")
    precious = write(sounds / name)
    library.paths.own_catalog.write_text(
        f'schema = 1\n[[track]]\nid = "p"\ntitle = "P"\nfile = "{name}"\n'
    )
    remove_sound("p", library.paths, library.catalog)
    assert precious.exists()
