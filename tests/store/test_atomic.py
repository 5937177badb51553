"""Files are replaced whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from sleepterm.errors import SleeptermError
from sleepterm.store.files.atomic import (
    clear_leftovers,
    create_atomically,
    replacing,
    write_atomically,
)


def names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def test_text_is_written_to_the_byte_and_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "file.toml"
    write_atomically(path, "\ufeffé\r\nx\n")
    assert path.read_bytes() == b"\xef\xbb\xbf\xc3\xa9\r\nx\n"
    assert names(path.parent) == ["file.toml"]


def test_the_mode_of_an_existing_file_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    path.chmod(0o640)
    write_atomically(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.read_text() == "new"


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "tracks.toml"
    real.parent.mkdir()
    real.write_text("old")
    link = tmp_path / "tracks.toml"
    link.symlink_to(real)
    write_atomically(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
def test_a_failure_leaves_the_old_text_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "file"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(call, fail)
    with pytest.raises(SleeptermError, match=r"file cannot be written: No space left"):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert names(tmp_path) == ["file"]


def test_a_folder_that_cannot_be_made_is_an_error_to_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SleeptermError, match="cannot be written"):
        write_atomically(tmp_path / "file" / "below", "text")


def test_what_is_interrupted_leaves_nothing(tmp_path: Path) -> None:
    def interrupted() -> None:
        with replacing(tmp_path / "sound.ogg") as temporary:
            temporary.write_bytes(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert names(tmp_path) == []


LEFT = ".0123456789abcdef.part"


@pytest.mark.skipif(sys.platform == "win32", reason="has no such locks")
@pytest.mark.parametrize("create", [True, False])
def test_what_a_killed_writer_has_left_goes_with_the_next_write(
    tmp_path: Path, *, create: bool
) -> None:
    for name in (LEFT, ".other.part", ".0123456789abcdef.parts"):
        (tmp_path / name).write_text("half")
    (tmp_path / f"{LEFT[:-6]}0.part").mkdir()
    if create:
        create_atomically(tmp_path / "file", "new")
    else:
        write_atomically(tmp_path / "file", "new")
    assert LEFT not in names(tmp_path)
    assert len(names(tmp_path)) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="has no such locks")
def test_what_another_still_writes_stays(tmp_path: Path) -> None:
    target = tmp_path / "sound.ogg"
    with replacing(target) as temporary:
        temporary.write_bytes(b"whole")
        write_atomically(tmp_path / "file", "text")
        clear_leftovers(tmp_path)
    assert target.read_bytes() == b"whole"
    clear_leftovers(tmp_path / "not-there")


@pytest.mark.skipif(sys.platform == "win32", reason="has no such locks")
def test_one_that_another_has_just_deleted_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open
    deleted: list[Path] = []

    def opened(path: Path, flags: int, mode: int = 0o777) -> int:
        made = real(path, flags, mode)
        if not deleted:
            deleted.append(path)
            clear_leftovers(tmp_path)
        return made

    monkeypatch.setattr(os, "open", opened)
    write_atomically(tmp_path / "file", "text")
    assert deleted
    assert names(tmp_path) == ["file"]
