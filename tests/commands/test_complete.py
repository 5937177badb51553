"""`sleepterm --complete`: names for a shell, quickly, and always the present ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sleepterm.cli import main
from sleepterm.commands.shared.catalog_access import load_names, load_with_mixes
from sleepterm.library.catalog.name_lists import listed_names
from sleepterm.store.paths import Paths


@pytest.fixture
def asked(capsys: pytest.CaptureFixture[str]) -> Asked:
    return Asked(capsys)


class Asked:
    """Asks as a shell does."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, names: str, typed: str = "") -> dict[str, str]:
        self._capsys.readouterr()
        assert main(["--complete", names, typed]) == 0
        printed = self._capsys.readouterr()
        assert printed.err == ""
        return dict(line.split("\t") for line in printed.out.splitlines())


@pytest.mark.parametrize("typed", ["rain-st", "RAIN-ST", '"rain-st', "'rain-st"])
def test_names_that_begin_so_with_their_titles(typed: str, asked: Asked) -> None:
    assert asked("sounds", typed) == {"rain-steady": "Steady rain"}


def test_each_list_has_its_own_names(asked: Asked) -> None:
    assert "mix-tent-in-the-rain" in asked("sounds")
    assert "session-falling-asleep" not in asked("sounds")
    assert "session-falling-asleep" in asked("playable")
    assert {"none", "rain-steady"} < set(asked("loops"))
    assert "body-scan-short" not in asked("loops")
    assert "body-scan-short" in asked("guided")
    assert "rain-steady" not in asked("guided")
    assert "Tent in the rain" in asked("mixes")
    assert "Falling asleep" in asked("sessions")
    assert not asked("own") | asked("own-mixes") | asked("own-sessions")
    assert asked("topics", "sle")["sleep"].endswith(" tracks")
    assert asked("moods")
    assert asked("no-such-list") == {}


def test_what_is_typed_as_words_with_spaces_is_understood(asked: Asked) -> None:
    assert list(asked("mixes", r"Tent\ in\ ")) == ["Tent in the rain"]


def test_without_a_list_it_is_refused() -> None:
    assert main(["--complete"]) == 2


def test_what_changes_is_offered_at_once(asked: Asked) -> None:
    paths = Paths.of_user()
    assert asked("own-mixes") == {}
    assert main(["mix", "save", "Ours", "owl"]) == 0
    assert set(asked("own-mixes")) == {"Ours"}
    (file,) = paths.mixes.glob("*.toml")
    text = file.read_text(encoding="utf-8").replace("Ours", "Theirs")
    file.write_text(text, encoding="utf-8")
    assert set(asked("own-mixes")) == {"Theirs"}
    folder = paths.own_sounds / "deep" / "down"
    folder.mkdir(parents=True)
    assert asked("own") == {}
    (folder / "drip.ogg").touch()
    assert asked("own") == {"drip": "Drip"}
    (folder / "drip.ogg").unlink()
    assert asked("own") == {}
    assert main(["session", "save", "Late", "owl 5m"]) == 0
    assert set(asked("own-sessions")) == {"Late"}


@pytest.mark.parametrize("own_session", [False, True])
def test_the_quick_way_to_the_names_finds_all(own_session: bool) -> None:  # noqa: FBT001
    assert main(["mix", "save", "Ours", "owl"]) == 0
    if own_session:
        assert main(["session", "save", "Late", "owl 5m"]) == 0
    paths = Paths.of_user()
    whole = load_with_mixes(paths).catalog
    assert [*listed_names(load_names(paths))] == [*listed_names(whole)]


@pytest.mark.parametrize(
    "damage", ["", "[]", "[1, {}]\n", "[2, {}]\nx", "[1, 7]", "{", "[[" * 9999, "\0"]
)
def test_a_damaged_cache_is_replaced(damage: str, asked: Asked) -> None:
    asked("sounds", "owl")
    cache = Paths.of_user().names_cache
    good = cache.read_text(encoding="utf-8")
    cache.write_text(damage, encoding="utf-8")
    assert list(asked("sounds", "owl")) == ["owl"]
    assert cache.read_text(encoding="utf-8") == good


def test_damaged_lines_in_the_cache_do_no_harm(asked: Asked) -> None:
    asked("sounds", "owl")
    cache = Paths.of_user().names_cache
    text = cache.read_text(encoding="utf-8")
    cache.write_text(text + "sounds\towl-with-no-end\n", encoding="utf-8")
    assert list(asked("sounds", "owl")) == ["owl"]


def test_without_a_place_for_the_cache_it_answers_too(home: Path, asked: Asked) -> None:
    (home / "cache").write_text("a file", encoding="utf-8")
    assert list(asked("sounds", "owl")) == ["owl"]


def test_hostile_names_and_titles_reach_no_terminal(asked: Asked) -> None:
    paths = Paths.of_user()
    paths.own_sounds.mkdir(parents=True)
    (paths.own_sounds / "\x1b[31mred\tand\nmore.ogg").touch()
    for name in asked("own"):
        assert name.isprintable()
    text = 'schema = 1\n[[track]]\nid = "evil"\ntitle = "a\\u001b[2J\\tb\\u202e"\n'
    text += 'file = "x.ogg"\nmoods = ["x\\u001b[2Jy", "calm"]\n'
    paths.own_catalog.write_text(text, encoding="utf-8")
    assert all(x.isprintable() for x in asked("own").values())
    assert all(x.isprintable() for x in asked("moods"))


def loaded_for_an_answer() -> set[str]:
    """The modules that an answer has imported."""
    code = "import sys; from sleepterm.cli import main; main(sys.argv[1:])"
    code += "; print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", code, "--complete", "sounds", "owl"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.startswith("owl\t")
    return set(done.stderr.split())


def test_the_first_answer_plans_no_session_and_reads_no_captions() -> None:
    loaded = loaded_for_an_answer()
    assert "sleepterm.store.sequences" in loaded
    assert not loaded & {"argparse", "numpy", "difflib", "sleepterm.night.narration"}
    assert not loaded & {
        "sleepterm.library.sequences.plan",
        "sleepterm.library.catalog.facets",
    }


def test_an_answer_from_the_cache_imports_little() -> None:
    assert main(["--complete", "sounds"]) == 0
    loaded = loaded_for_an_answer()
    assert "sleepterm.store.names_cache" in loaded
    assert not loaded & {"argparse", "tomli", "numpy", "textual", "shtab", "filelock"}
    assert not [x for x in loaded if x.startswith("sleepterm.library")]
