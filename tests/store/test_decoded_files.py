"""Decoded copies: of the file as it is, whole or not at all, in a limited folder."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from sleepterm.store.decoded_files import DecodedFiles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "decoded"


def sound(tmp_path: Path, name: str) -> Path:
    file = tmp_path / name
    file.write_bytes(b"sound of " + name.encode())
    return file


def kept(files: DecodedFiles, file: Path, size: int, used: float | None = None) -> Path:
    with files.making(file, size) as part:
        part.write_bytes(bytes(size))
    copy = files.find(file)
    assert copy is not None
    if used is not None:
        os.utime(copy, (used, used))
    return copy


def test_a_copy_is_found_until_its_file_changes(tmp_path: Path, folder: Path) -> None:
    files, rain = DecodedFiles(folder, 100), sound(tmp_path, "rain")
    assert files.find(rain) is None
    copy = kept(files, rain, 10)
    assert DecodedFiles(folder, 100).find(rain) == copy
    assert files.find(sound(tmp_path, "wind")) is None
    rain.write_bytes(b"other rain")
    assert files.find(rain) is None
    assert files.find(tmp_path / "gone") is None


def test_a_smaller_limit_holds_for_what_is_there(tmp_path: Path, folder: Path) -> None:
    files = DecodedFiles(folder, 100)
    files.shrink()
    rain, wind = sound(tmp_path, "rain"), sound(tmp_path, "wind")
    kept(files, rain, 40, used=1.0)
    kept(files, wind, 40, used=2.0)
    files.shrink()
    assert len(list(folder.iterdir())) == 2
    DecodedFiles(folder, 50).shrink()
    assert (bool(files.find(rain)), bool(files.find(wind))) == (False, True)
    DecodedFiles(folder, 0).shrink()
    assert list(folder.iterdir()) == []


def test_what_fails_leaves_nothing(tmp_path: Path, folder: Path) -> None:
    files, rain = DecodedFiles(folder, 100), sound(tmp_path, "rain")

    def fail() -> None:
        with files.making(rain, 10) as part:
            part.write_bytes(b"half")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fail()
    assert list(folder.iterdir()) == []
    assert files.find(rain) is None


def test_the_least_recently_used_make_room(tmp_path: Path, folder: Path) -> None:
    files = DecodedFiles(folder, 100)
    names = ("first", "second", "third")
    copies = [
        kept(files, sound(tmp_path, x), 30, 1000.0 + i) for i, x in enumerate(names)
    ]
    assert files.find(tmp_path / "first") == copies[0]  # used now
    kept(files, sound(tmp_path, "fourth"), 30)
    assert [x.exists() for x in copies] == [True, False, True]
    kept(files, sound(tmp_path, "large"), 100)
    assert [x.exists() for x in copies] == [False, False, False]
    assert sum(x.stat().st_size for x in folder.iterdir()) == 100


def test_what_is_too_large_displaces_nothing(tmp_path: Path, folder: Path) -> None:
    files = DecodedFiles(folder, 100)
    copy = kept(files, sound(tmp_path, "rain"), 30)
    with pytest.raises(OSError, match="flood"), files.making(tmp_path / "flood", 1):
        pytest.fail("there is no such file")
    with pytest.raises(OSError, match="sea"), files.making(sound(tmp_path, "sea"), 101):
        pytest.fail("it is too large")
    assert copy.exists()


def test_what_a_killed_writer_has_left_is_swept(tmp_path: Path, folder: Path) -> None:
    files = DecodedFiles(folder, 100)
    kept(files, sound(tmp_path, "rain"), 10)
    left = folder / ".0123456789abcdef.part"
    left.write_bytes(b"half")
    with files.making(sound(tmp_path, "sea"), 10) as being_written:
        kept(files, sound(tmp_path, "wind"), 10)
        assert being_written.exists()
    assert not left.exists()


def test_a_disk_that_is_nearly_full_is_spared(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = shutil.disk_usage(tmp_path)._replace(free=99)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: free)
    files = DecodedFiles(folder, 100)
    kept(files, sound(tmp_path, "rain"), 9)
    with (
        pytest.raises(OSError, match="No space left"),
        files.making(sound(tmp_path, "sea"), 10),
    ):
        pytest.fail("it would fill the disk")


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    files = DecodedFiles(tmp_path / "file", 100)
    rain = sound(tmp_path, "rain")
    assert files.find(rain) is None
    with pytest.raises(OSError, match="file"), files.making(rain, 1):
        pytest.fail("there is no folder")
