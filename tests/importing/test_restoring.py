"""A removed sound comes back whole, also after a crash, and under free names."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from tests.importing.own_library import Library, own, write

from sleepterm.errors import SleeptermError
from sleepterm.formats.toml import parse_toml
from sleepterm.formats.toml_writer import format_toml
from sleepterm.importing.options import AddOptions
from sleepterm.importing.remove_sound import remove_sound
from sleepterm.importing.restore_sound import restore_sound
from sleepterm.store.removed_sounds import KEPT, RemovedSounds


def remove(library: Library, track_id: str) -> None:
    remove_sound(track_id, library.paths, library.catalog)


def restore(library: Library) -> str:
    return restore_sound(library.paths).track_id


def ids(library: Library) -> list[str]:
    return [track.id for track in own(library)]


def entries(library: Library) -> str:
    return library.paths.own_catalog.read_text()


def with_words(outside: Path, name: str) -> Path:
    (outside / f"{name}.vtt").parent.mkdir(parents=True, exist_ok=True)
    (outside / f"{name}.vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:01.000\nRest.\n", "utf-8"
    )
    return write(outside / f"{name}.wav")


def test_files_and_entry_come_back_as_they_were(
    library: Library, outside: Path
) -> None:
    library.add(with_words(outside, "talk"))
    catalog = library.paths.own_catalog
    catalog.write_text(entries(library) + '# mine\ncredit = "me"  # softer\n')
    before, files = own(library), library.files()
    sound = (library.paths.own_sounds / "talk.wav").read_bytes()
    remove(library, "talk")
    assert (own(library), library.files()) == ([], [])
    assert restore(library) == "talk"
    assert (own(library), library.files()) == (before, files)
    assert (library.paths.own_sounds / "talk.wav").read_bytes() == sound
    assert '# mine\ncredit = "me"  # softer' in entries(library)
    with pytest.raises(SleeptermError, match="No sound was removed"):
        restore(library)


def test_the_last_comes_first_and_an_unlisted_or_linked_one_too(
    library: Library, outside: Path
) -> None:
    library.add(write(outside / "one.wav"))
    unlisted = write(library.paths.own_sounds / "two.wav")
    remove(library, "one")
    remove(library, "two")
    assert not unlisted.exists()
    assert restore(library) == "two"
    assert ids(library) == ["two"]
    assert restore(library) == "one"
    assert ids(library) == ["one", "two"]
    assert unlisted.exists()


def test_taken_names_are_left_to_those_who_have_them(
    library: Library, outside: Path
) -> None:
    library.add(with_words(outside, "talk"))
    remove(library, "talk")
    library.add(write(outside / "other" / "talk.wav"))
    assert restore(library) == "talk-2"
    found = {track.id: track for track in own(library)}
    assert sorted(found) == ["talk", "talk-2"]
    assert not any(track.missing for track in found.values())
    assert found["talk"].captions is None
    words = found["talk-2"].captions
    assert words is not None
    assert words.exists()


@pytest.mark.parametrize("is_listed", [True, False])
def test_a_crash_before_the_files_are_moved_loses_nothing(
    library: Library, outside: Path, monkeypatch: pytest.MonkeyPatch, *, is_listed: bool
) -> None:
    source = outside if is_listed else library.paths.own_sounds
    file = write(source / "x.wav")
    if is_listed:
        library.add(file)
    before = own(library)
    with monkeypatch.context() as broken:
        broken.setattr(RemovedSounds, "take", _crash)
        with pytest.raises(KeyboardInterrupt):
            remove(library, "x")
    assert restore(library) == "x"
    assert own(library) == before
    assert library.files() == ["x.wav"]


def test_a_crash_while_restoring_loses_nothing(
    library: Library, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(write(outside / "x.wav"))
    before = own(library)
    remove(library, "x")
    with monkeypatch.context() as broken:
        broken.setattr(RemovedSounds, "forget", _crash)
        with pytest.raises(KeyboardInterrupt):
            restore(library)
    assert restore(library) == "x"
    assert own(library) == before
    assert entries(library).count("[[track]]") == 1


def _crash(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_folder_of_sounds_on_another_disk_does_no_harm(
    library: Library, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def across(*_: object) -> None:
        raise OSError(errno.EXDEV, "another disk")

    library.add(write(outside / "x.wav"))
    before = own(library)
    monkeypatch.setattr(Path, "rename", across)
    remove(library, "x")
    assert library.files() == []
    restore(library)
    assert own(library) == before


def test_a_catalogue_that_cannot_be_changed_keeps_the_sound_removed(
    library: Library, outside: Path
) -> None:
    library.add(write(outside / "x.wav"))
    remove(library, "x")
    good = entries(library)
    library.paths.own_catalog.write_text("[[")
    with pytest.raises(SleeptermError, match="not changed"):
        restore(library)
    library.paths.own_catalog.write_text(good)
    assert restore(library) == "x"
    assert ids(library) == ["x"]


def test_only_the_last_few_are_kept(library: Library, outside: Path) -> None:
    names = [f"s{number}" for number in range(KEPT + 2)]
    for name in names:
        write(outside / f"{name}.wav")
    library.add(outside)
    for name in names:
        remove(library, name)
    folders = list(library.paths.removed_sounds.iterdir())
    assert len(folders) == KEPT
    assert [restore(library) for _ in folders] == names[:1:-1]
    assert list(library.paths.removed_sounds.iterdir()) == []


def test_a_crash_between_its_files_leaves_no_sound_without_its_words(
    library: Library, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(with_words(outside, "talk"))
    remove(library, "talk")
    moved: list[Path] = []

    def once(source: Path, target: Path) -> None:
        if moved:
            raise OSError(errno.EIO, "gone")
        moved.append(source.rename(target))

    with monkeypatch.context() as patched:
        patched.setattr("sleepterm.store.removed_sounds._move", once)
        with pytest.raises(SleeptermError, match="could not be moved back"):
            restore(library)
    assert (own(library), library.files()) == ([], ["talk.vtt"])
    assert restore(library) == "talk"
    [track] = own(library)
    assert track.captions is not None
    assert library.files() == ["talk.vtt", "talk.wav"]


@pytest.mark.parametrize("entry", ["x", "[[track]]", "track = 3", "[[track]]\nid = 3"])
def test_damaged_lines_of_an_entry_do_not_keep_the_sound(
    entry: str, library: Library, outside: Path
) -> None:
    library.add(write(outside / "linked.wav"), options=AddOptions(link=True))
    remove(library, "linked")
    library.add(write(outside / "owl.wav"))
    remove(library, "owl")
    for record in library.paths.removed_sounds.glob("*/removed.toml"):
        values = parse_toml(record.read_text())
        record.write_text(format_toml({**values, "entry": entry}))
    assert restore_sound(library.paths).title == "Owl"
    assert ids(library) == ["owl"]
    with pytest.raises(SleeptermError, match="No sound was removed"):
        restore_sound(library.paths)
