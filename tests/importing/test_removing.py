"""Removing one of the user's sounds deletes its own files and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.importing.own_library import Library, own, write

from sleepterm.errors import SleeptermError
from sleepterm.importing.remove_sound import remove_sound


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


def test_removing_an_unlisted_file_deletes_it(library: Library) -> None:
    unlisted = write(library.paths.own_sounds / "x.wav")
    remove_sound("x", library.paths, library.catalog)
    assert not unlisted.exists()


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
