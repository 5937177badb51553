"""What is installed can be removed again, but nothing of the user's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sleepterm.errors import SleeptermError
from sleepterm.store import installed_files
from sleepterm.store.files.atomic import write_atomically
from sleepterm.store.installed_files import (
    Done,
    InstalledFiles,
    InstallFile,
    Outcome,
)


class Place:
    """A folder to install into, and the record."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "there"
        self.folder.mkdir()
        self.record = folder / "state" / "installed.json"
        self.files = InstalledFiles(self.record)

    def wanted(self, **texts: str) -> list[InstallFile]:
        return [
            InstallFile(self.folder / name / f"{name}.txt", text)
            for name, text in texts.items()
        ]

    def path(self, name: str) -> Path:
        return self.folder / name / f"{name}.txt"

    def all(self) -> list[Path]:
        return sorted(self.folder.rglob("*"))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def outcomes(done: list[Done]) -> dict[str, Outcome]:
    return {each.path.stem: each.outcome for each in done}


def test_what_is_installed_is_removed_with_its_folders(place: Place) -> None:
    wanted = place.wanted(a="one", b="two")
    assert set(outcomes(place.files.install(wanted)).values()) == {Outcome.WRITTEN}
    assert place.path("a").read_text() == "one"
    assert place.files.present() == {place.path("a"), place.path("b")}
    again = place.files.install(wanted)
    assert set(outcomes(again).values()) == {Outcome.UNCHANGED}
    assert set(outcomes(place.files.remove([])).values()) == {Outcome.REMOVED}
    assert place.all() == []
    assert not place.record.exists()
    assert place.files.remove(wanted) == []
    assert place.files.present() == frozenset()


def test_an_update_replaces_what_was_installed(place: Place) -> None:
    place.files.install(place.wanted(a="one"))
    assert outcomes(place.files.install(place.wanted(a="new"))) == {
        "a": Outcome.WRITTEN
    }
    assert place.path("a").read_text() == "new"
    assert outcomes(place.files.remove([])) == {"a": Outcome.REMOVED}


def test_what_the_user_changed_is_neither_replaced_nor_removed(place: Place) -> None:
    place.files.install(place.wanted(a="one", b="two"))
    place.path("a").write_text("mine")
    assert outcomes(place.files.install(place.wanted(a="new", b="two"))) == {
        "a": Outcome.KEPT,
        "b": Outcome.UNCHANGED,
    }
    assert outcomes(place.files.remove([])) == {
        "a": Outcome.KEPT,
        "b": Outcome.REMOVED,
    }
    assert place.path("a").read_text() == "mine"
    assert not place.path("b").parent.exists()
    assert place.files.remove([]) == []


def test_what_the_user_wrote_before_is_kept(place: Place) -> None:
    place.path("a").parent.mkdir()
    place.path("a").write_text("mine")
    for done in (place.files.install(place.wanted(a="x")), place.files.remove([])):
        assert set(outcomes(done).values()) <= {Outcome.KEPT}
    assert place.path("a").read_text() == "mine"


def test_other_files_in_a_folder_keep_it(place: Place) -> None:
    place.files.install(place.wanted(a="one"))
    (place.folder / "a" / "other").touch()
    place.files.remove([])
    assert place.all() == [place.folder / "a", place.folder / "a" / "other"]


def test_a_link_of_the_users_is_kept(place: Place) -> None:
    place.files.install(place.wanted(a="one"))
    moved = place.folder / "moved.txt"
    place.path("a").rename(moved)
    place.path("a").symlink_to(moved)
    assert outcomes(place.files.remove([])) == {"a": Outcome.KEPT}
    assert place.path("a").is_symlink()


def test_what_was_deleted_meanwhile_is_no_matter(place: Place) -> None:
    place.files.install(place.wanted(a="one", b="two"))
    place.path("a").unlink()
    assert outcomes(place.files.remove([])) == {"b": Outcome.REMOVED}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": 1, "folders": []}', "\0"])
def test_without_a_record_what_is_exactly_ours_is_removed(
    text: str, place: Place
) -> None:
    wanted = place.wanted(a="one", b="two")
    place.files.install(wanted)
    place.path("b").write_text("mine")
    place.record.write_text(text)
    assert place.files.present() == frozenset()
    assert outcomes(place.files.remove(wanted)) == {"a": Outcome.REMOVED}
    assert place.path("b").read_text() == "mine"


def test_a_dry_run_says_the_same_and_does_nothing(place: Place) -> None:
    dry = InstalledFiles(place.record, dry_run=True)
    wanted = place.wanted(a="one")
    assert dry.install(wanted) == [Done(place.path("a"), Outcome.WRITTEN)]
    assert place.all() == []
    assert not place.record.parent.exists()
    place.files.install(wanted)
    assert dry.install(wanted) == [Done(place.path("a"), Outcome.UNCHANGED)]
    assert dry.remove([]) == [Done(place.path("a"), Outcome.REMOVED)]
    assert place.path("a").exists()
    assert outcomes(place.files.remove([])) == {"a": Outcome.REMOVED}


def test_one_file_that_fails_fails_alone(place: Place) -> None:
    (place.folder / "a").write_text("a file where a folder should be")
    (place.folder / "b" / "b.txt").mkdir(parents=True)
    done = place.files.install(place.wanted(a="one", b="two", c="three"))
    assert outcomes(done) == {
        "a": Outcome.FAILED,
        "b": Outcome.FAILED,
        "c": Outcome.WRITTEN,
    }
    assert str(place.path("a")) in done[0].problem
    assert done[1].problem == f"{place.path('b')} can't be read: Is a directory."
    assert outcomes(place.files.remove([]))["c"] is Outcome.REMOVED


@pytest.mark.parametrize("text", ["one", "new"])
def test_an_interrupted_update_leaves_nothing_that_is_not_removed(
    text: str, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.files.install(place.wanted(a="one"))
    write = write_atomically

    def interrupted(path: Path, content: str) -> None:
        if path.suffix == ".txt" and text == "one":
            raise KeyboardInterrupt
        write(path, content)
        if path.suffix == ".txt":
            raise KeyboardInterrupt

    monkeypatch.setattr(installed_files, "write_atomically", interrupted)
    with pytest.raises(KeyboardInterrupt):
        place.files.install(place.wanted(a="new"))
    monkeypatch.undo()
    assert place.path("a").read_text() == text
    assert outcomes(place.files.remove([])) == {"a": Outcome.REMOVED}


def test_a_record_that_can_not_be_deleted_is_told(place: Place) -> None:
    place.record.mkdir(parents=True)
    with pytest.raises(SleeptermError, match=r"installed\.json cannot be deleted: "):
        place.files.remove([])


def test_without_a_record_nothing_is_installed(place: Place) -> None:
    place.record.parent.write_text("a file")
    with pytest.raises(SleeptermError):
        place.files.install(place.wanted(a="one"))
    assert place.all() == []


@pytest.mark.parametrize("name", ["/nowhere/\ud800", "/nowhere/\0x"])
def test_what_no_file_can_be_called_is_passed_over(place: Place, name: str) -> None:
    place.files.install(place.wanted(a="one"))
    record = json.loads(place.record.read_text())
    record["files"] = {name: ["aa"], **record["files"]}
    record["folders"].append(name)
    place.record.write_text(json.dumps(record))
    assert outcomes(place.files.remove([])) == {"a": Outcome.REMOVED}
    assert place.all() == []
