"""Files that cannot be added are reported with a reason and leave nothing behind."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from tests.importing.own_library import RATE, Library, noise, own, write

from sleepterm.errors import SleeptermError
from sleepterm.importing.add_sounds import add_sounds
from sleepterm.importing.options import AddOptions
from sleepterm.importing.progress import AddProgress
from sleepterm.importing.remove_sound import remove_sound
from sleepterm.library.catalog.catalog import Catalog


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


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.m4a", b"\0\0\0\x20ftypM4A \0\0", "it is damaged or no sound"),
        ("a.webm", b"\x1aE\xdf\xa3" + bytes(50), "it is damaged or no sound"),
        ("a.aac", b"\xff\xf1" + bytes(50), "there is no sound in it"),
        ("wrong.wav", b"\0\0\0\x20ftypM4A \0\0", "it is damaged or no sound"),
        ("a.wav", b"RIFF", "can't be opened"),
        ("a.raw", bytes(5000), "not a sound file"),
        ("a.mp3", b"<html>no</html>" * 50, "is a web page, not a sound"),
        ("a.ogg", b"", "is an empty file, not a sound"),
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


def test_a_name_that_is_no_unicode_is_reported(library: Library, outside: Path) -> None:
    source = outside / "caf\udce9.wav"
    shutil.copy(write(outside / "x.wav"), source)
    assert library.reason(source) == "its name is not valid Unicode; rename it"


def test_a_name_that_toml_cannot_hold_plainly_is_linked_or_reported(
    library: Library, outside: Path
) -> None:
    quoted = write(outside / 'so "far" \\ away.wav')
    [track] = library.add(quoted, options=AddOptions(link=True)).added
    assert own(library)[0].file == track.file == quoted
    broken = write(outside / "two\nlines.wav", noise(seed=77))
    report = library.add(broken, options=AddOptions(link=True))
    assert "file must be the name of a file" in report.skipped[0].reason
