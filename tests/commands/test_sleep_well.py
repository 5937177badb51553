"""`sleepterm sleep-well`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sleepterm.cli import main
from sleepterm.store import bundled, sleep_well


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert main(["sleep-well"]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    return output.out.splitlines()


def test_it_is_printed_in_lines_that_can_be_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns, most in (("200", 72), ("40", 39)):
        monkeypatch.setenv("COLUMNS", columns)
        lines = printed(capsys)
        assert lines[0] == "SLEEP WELL"
        assert "WHEN TO SEE A DOCTOR" in lines
        assert most - 12 < max(map(len, lines)) <= most


@pytest.mark.parametrize(
    ("code", "title", "section"),
    [
        ("de", "GUT SCHLAFEN", "WANN ZUM ARZT"),
        ("es", "DORMIR BIEN", "CUÁNDO IR AL MÉDICO"),
    ],
)
def test_it_is_in_the_users_language(code: str, title: str, section: str) -> None:
    command = [sys.executable, "-m", "sleepterm", "sleep-well"]
    env = os.environ | {"LANGUAGE": code, "PYTHONUTF8": "1"}
    lines = subprocess.check_output(command, env=env, text=True).splitlines()
    assert lines[0] == title
    assert section in lines


def test_without_a_translation_it_is_english(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "tracks.toml").touch()
    (tmp_path / "docs" / "sleep-well.md").write_text("# Plain\n", encoding="utf-8")
    monkeypatch.setattr(bundled, "_HOMES", (tmp_path,))
    monkeypatch.setattr(sleep_well, "language", lambda: "de")
    assert printed(capsys) == ["PLAIN"]


def test_a_missing_text_is_one_clear_message(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "tracks.toml").touch()
    monkeypatch.setattr(bundled, "_HOMES", (tmp_path,))
    assert main(["sleep-well"]) == 2
    assert "Install sleepterm again." in capsys.readouterr().err
