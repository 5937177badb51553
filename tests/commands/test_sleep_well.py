"""`sleepterm sleep-well`."""

from __future__ import annotations

from pathlib import Path

import pytest

from sleepterm.cli import main
from sleepterm.store import bundled


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


def test_a_missing_text_is_one_clear_message(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "tracks.toml").touch()
    monkeypatch.setattr(bundled, "_HOMES", (tmp_path,))
    assert main(["sleep-well"]) == 2
    assert "Install sleepterm again." in capsys.readouterr().err
