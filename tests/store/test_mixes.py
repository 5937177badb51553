"""Mixes on the disk: nothing is lost, nothing is replaced unasked."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from sleepterm.errors import SleeptermError
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.library.names import name_key
from sleepterm.store.bundled import bundled_mixes
from sleepterm.store.mixes import Mixes, format_mix, parse_shared_mix
from sleepterm.units import Percent

STARTER = """\
schema = 1
[[mix]]
name = "Tent"
layers = ["rain", "owl:60"]
"""
RAIN = Mix("Rain", (MixPart("rain", Percent(80)),), "For me.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "mixes"


@pytest.fixture
def mixes(folder: Path, tmp_path: Path) -> Mixes:
    starters = tmp_path / "mixes.toml"
    starters.write_text(STARTER, encoding="utf-8")
    return Mixes(folder, starters)


def names(mixes: Mixes) -> list[str]:
    loaded = mixes.load()
    assert loaded.problems == ()
    return [mix.name for mix in loaded.mixes]


def of(percent: int, name: str = "Rain") -> Mix:
    return Mix(name, (MixPart("rain", Percent(percent)),))


def test_a_newcomer_has_the_starters(folder: Path) -> None:
    loaded = Mixes(folder, bundled_mixes()).load()
    assert loaded.problems == ()
    assert len(loaded.mixes) >= 10
    assert all(mix.starter and mix.reason for mix in loaded.mixes)
    assert not folder.exists()


def test_saved_mixes_stand_before_the_starters(mixes: Mixes, folder: Path) -> None:
    mixes.save(RAIN)
    mixes.save(of(5, "älter"))
    mixes.save(of(5, "雨"))
    assert names(mixes) == ["Rain", "älter", "雨", "Tent"]
    assert mixes.load().find("ra") == RAIN
    assert (folder / "rain.toml").is_file()
    assert not list(folder.glob(".*"))


def test_a_name_that_is_taken_is_overwritten_only_if_asked(mixes: Mixes) -> None:
    mixes.save(of(1))
    with pytest.raises(SleeptermError, match="already a mix 'Rain'"):
        mixes.save(of(2, "RAIN"))
    with pytest.raises(SleeptermError, match="already a mix 'Tent'"):
        mixes.save(of(2, "tent"))
    mixes.save(of(2, "RAIN"), overwrite=True)
    assert mixes.load().find("rain") == of(2, "RAIN")
    assert mixes.undo() == of(1, "Rain 2")
    assert names(mixes) == ["RAIN", "Rain 2", "Tent"]


def test_ones_own_hides_a_starter_until_it_goes(mixes: Mixes) -> None:
    mixes.save(of(1, "tent"), overwrite=True)
    assert names(mixes) == ["tent"]
    mixes.delete("Tent")
    assert names(mixes) == ["Tent"]
    assert mixes.undo().name == "tent"
    assert names(mixes) == ["tent"]


def test_renaming(mixes: Mixes) -> None:
    mixes.save(RAIN)
    assert mixes.rename("rain", "rAIN").name == "rAIN"
    assert mixes.rename("rain", "Sea").reason == "For me."
    assert names(mixes) == ["Sea", "Tent"]
    with pytest.raises(SleeptermError, match="already a mix 'tent'"):
        mixes.rename("sea", "tent")
    with pytest.raises(SleeptermError, match="can't be renamed"):
        mixes.rename("tent", "Mine")
    with pytest.raises(SleeptermError, match="no mix 'x'"):
        mixes.rename("x", "Mine")


def test_deleting_and_undoing_in_turn(mixes: Mixes, folder: Path) -> None:
    for number in range(12):
        mixes.save(of(number, f"N {number:02}"))
    for number in range(12):
        mixes.delete(f"N {number:02}")
    assert names(mixes) == ["Tent"]
    mixes.save(of(99, "N 11"))
    assert mixes.undo() == of(11, "N 11 2")
    assert mixes.undo() == of(10, "N 10")
    assert len(list((folder / "deleted").iterdir())) == 10
    with pytest.raises(SleeptermError, match="can't be deleted"):
        mixes.delete("Tent")


def test_nothing_to_undo_is_said(mixes: Mixes) -> None:
    with pytest.raises(SleeptermError, match="No mix was deleted"):
        mixes.undo()


def test_what_comes_from_elsewhere_finds_a_free_name(mixes: Mixes) -> None:
    mixes.save(RAIN)
    assert mixes.add(RAIN) == RAIN
    assert mixes.add(of(5)).name == "Rain 2"
    assert mixes.add(of(5, "Tent")).name == "Tent 2"
    assert names(mixes) == ["Rain", "Rain 2", "Tent 2", "Tent"]
    assert mixes.load().find("rain") == RAIN


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"schema = 1\n[", b"schema = 9\n", b"name = 1"]
)
def test_a_damaged_file_is_named_and_kept_and_spoils_no_other(
    mixes: Mixes, folder: Path, content: bytes
) -> None:
    mixes.save(of(1, "Other"))
    damaged = folder / "rain.toml"
    damaged.write_bytes(content)
    loaded = mixes.load()
    assert [mix.name for mix in loaded.mixes] == ["Other", "Tent"]
    assert str(damaged) in str(loaded.problems[0])
    mixes.save(RAIN)
    mixes.save(of(3), overwrite=True)
    mixes.delete("Rain")
    assert damaged.read_bytes() == content


def test_two_files_of_one_name_are_both_there(mixes: Mixes, folder: Path) -> None:
    mixes.save(RAIN)
    (folder / "theirs.toml").write_text(format_mix(of(7)), encoding="utf-8")
    assert names(mixes) == ["Rain", "Rain 2", "Tent"]
    mixes.rename("Rain 2", "Theirs")
    assert names(mixes) == ["Rain", "Theirs", "Tent"]
    assert mixes.load().find("Rain") == RAIN


def test_a_comment_in_a_file_outlives_its_renaming(mixes: Mixes, folder: Path) -> None:
    mixes.save(RAIN)
    text = "# from grandmother\n" + format_mix(RAIN)
    (folder / "rain.toml").write_text(text, encoding="utf-8")
    mixes.rename("rain", "Sea")
    (kept,) = (folder / "deleted").iterdir()
    assert kept.read_text(encoding="utf-8") == text


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    mixes = Mixes(tmp_path / "file" / "mixes", tmp_path / "none")
    assert mixes.load().mixes == ()
    with pytest.raises(SleeptermError, match="cannot be changed") as caught:
        mixes.save(RAIN)
    assert caught.value.exit_status == 1


def test_no_hard_links_are_needed(
    mixes: Mixes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    mixes.save(RAIN)
    mixes.delete("rain")
    assert mixes.add(mixes.undo()) == RAIN


def test_a_name_taken_meanwhile_is_not_overwritten(
    mixes: Mixes, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = mixes.read_all()
    mixes.save(of(1))
    with monkeypatch.context() as context:
        context.setattr(mixes, "read_all", lambda: before)
        mixes.save(of(2))
    assert names(mixes) == ["Rain", "Rain 2", "Tent"]
    assert not (folder / "deleted").exists()


MANY = """
import sys
from pathlib import Path
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.store.mixes import Mixes
mixes = Mixes(Path(sys.argv[1]), Path(sys.argv[1], "none"))
for number in range(10):
    mixes.add(Mix("Same", (MixPart(f"{sys.argv[2]}-{number}"),)))
    mixes.save(Mix(f"{sys.argv[2]} {number}", (MixPart("rain"),)))
    mixes.delete(f"{sys.argv[2]} {number}")
"""


def test_several_processes_lose_nothing_of_each_other(folder: Path) -> None:
    workers = [
        subprocess.Popen([sys.executable, "-c", MANY, str(folder), name])
        for name in ("one", "two", "three")
    ]
    statuses = [worker.wait(60) for worker in workers]
    loaded = Mixes(folder, folder / "none").load()
    kept = {mix.layers[0].track_id for mix in loaded.mixes}
    assert statuses == [0, 0, 0]
    assert kept == {f"{x}-{n}" for x in ("one", "two", "three") for n in range(10)}
    assert len(list((folder / "deleted").iterdir())) == 30


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(text=st.text())
def test_a_shared_text_is_a_mix_or_a_sentence(text: str) -> None:
    assert parse_shared_mix(format_mix(RAIN), file="x") == RAIN
    try:
        parse_shared_mix(text, file="x")
    except SleeptermError as error:
        said = str(error)
    else:
        said = "x"
    assert said.startswith("x")


class NothingIsLost(RuleBasedStateMachine):
    """Whatever is done, every mix ever saved is in the list or comes back by undo."""

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self._home = tempfile.TemporaryDirectory()
        self.mixes = Mixes(Path(self._home.name, "mixes"), Path(self._home.name, "no"))
        self.ever: set[tuple[MixPart, ...]] = set()
        self.count = 0

    def teardown(self) -> None:
        for _ in range(self.count):
            try:
                self.mixes.undo()
            except SleeptermError:
                break
        assert {mix.layers for mix in self.mixes.load().mixes} == self.ever
        self._home.cleanup()

    def _new(self, name: str) -> Mix:
        self.count += 1
        return Mix(name, (MixPart(f"track-{self.count}"),))

    @rule(name=st.sampled_from(["A", "a", "B", "A 2"]), overwrite=st.booleans())
    def save(self, name: str, *, overwrite: bool) -> None:
        mix = self._new(name)
        try:
            self.mixes.save(mix, overwrite=overwrite)
        except SleeptermError:
            assert not overwrite
        else:
            self.ever.add(mix.layers)

    @rule(name=st.sampled_from(["A", "a", "B", "A 2"]))
    def add(self, name: str) -> None:
        mix = self.mixes.add(self._new(name))
        self.ever.add(mix.layers)

    @rule(old=st.sampled_from("AB"), new=st.sampled_from(["A", "B", "A 2", "C"]))
    def rename(self, old: str, new: str) -> None:
        self._try(lambda: self.mixes.rename(old, new))

    @rule(name=st.sampled_from(["A", "B", "A 2", "C"]))
    def delete(self, name: str) -> None:
        self._try(lambda: self.mixes.delete(name))

    @rule()
    def undo(self) -> None:
        self._try(self.mixes.undo)

    @invariant()
    def names_are_unique(self) -> None:
        keys = [name_key(mix.name) for mix in self.mixes.load().mixes]
        assert len(set(keys)) == len(keys)

    def _try(self, work: object) -> None:
        assert callable(work)
        with contextlib.suppress(SleeptermError):
            work()


NothingIsLost.TestCase.settings = settings(
    max_examples=25, stateful_step_count=12, deadline=None
)
TestNothingIsLost = NothingIsLost.TestCase


def test_a_starter_can_be_kept_under_another_name(mixes: Mixes) -> None:
    starter = mixes.load().find("tent")
    mixes.save(replace(starter, name="My tent"))
    assert not mixes.load().find("my").starter


def test_a_folder_that_cannot_be_read_leaves_the_starters(
    mixes: Mixes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "glob", refuse)
    assert [each.name for each in mixes.load().mixes] == ["Tent"]
