"""`sleepterm settings`: every setting, and where it comes from; and the example."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sleepterm.cli import main
from sleepterm.store.config.table import SETTINGS
from sleepterm.store.paths import Paths
from sleepterm.store.settings import DEFAULTS, load_settings
from sleepterm.tui.key_defaults import example


@pytest.fixture
def path() -> Path:
    path = Paths.of_user().config_file
    path.parent.mkdir(parents=True)
    return path


def test_values_come_from_the_file_or_are_defaults(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_text('[timer]\nfade = "9m"\nlaw = "x"\n[keys]\nlouder = "U"\n')
    assert main(["settings"]) == 0
    out, err = capsys.readouterr()
    rows = [line.split(maxsplit=2) for line in out.splitlines()]
    assert ["timer.fade", '"9m"', "line 2"] in rows
    assert ["timer.law", '"gentle"', "default, as line 3 can't be used"] in rows
    assert ["keys.louder", '"U"', "line 5"] in rows
    assert ["diary.ask", "false", "default"] in rows
    assert {x.name for x in SETTINGS} < {row[0] for row in rows}
    assert err.count("\n") == 1
    assert "config.toml: line 3, [timer]: law must be one of" in err


def test_as_json(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_text('theme = "red"\n[keys]\nlouder = "q"\nquieter = "Q"\n')
    assert main(["settings", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    theme = answer["settings"][0]
    assert theme["name"] == "theme"
    assert (theme["value"], theme["default"]) == ("red", "sleepterm")
    assert (theme["source"], theme["line"]) == ("file", 1)
    keys = {each["command"]: each for each in answer["keys"]}
    assert (keys["quieter"]["keys"], keys["quieter"]["source"]) == ("Q", "file")
    assert (keys["louder"]["keys"], keys["louder"]["source"]) == (
        "plus,equals_sign",
        "default",
    )
    assert "already used by request-quit" in answer["problems"][0]


def test_a_file_is_written_once(capsys: pytest.CaptureFixture[str]) -> None:
    path = Paths.of_user().config_file
    assert main(["settings", "--write"]) == 0
    assert capsys.readouterr().out == f"{path}\n"
    assert path.read_text() == example()
    assert load_settings(path) == (DEFAULTS, ())
    path.write_text("# mine\n")
    assert main(["settings", "--write"]) == 1
    assert f"{path} exists, and was not changed." in capsys.readouterr().err
    assert path.read_text() == "# mine\n"


def test_a_file_that_cannot_be_written_is_told(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.parent.rmdir()
    path.parent.write_text("a file")
    assert main(["settings", "--write"]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_the_example_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "--example"]) == 0
    assert capsys.readouterr().out == example()
    assert not Paths.of_user().config_file.exists()


def test_one_at_a_time() -> None:
    assert main(["settings", "--example", "--write"]) == 2
