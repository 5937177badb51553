"""`sleepterm park`."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from sleepterm.cli import main
from sleepterm.store.parked import LONGEST
from sleepterm.store.paths import Paths


@pytest.fixture
def file() -> Path:
    return Paths.of_user().parked


def type_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_words_become_a_page_and_pages_are_listed(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["park", "call", "the bank"]) == 0
    assert main(["park", "tea"]) == 0
    assert capsys.readouterr().out == "Written down for tomorrow.\n" * 2
    assert main(["park", "--list"]) == 0
    listed = capsys.readouterr().out
    stamp = r"\d{4}-\d\d-\d\d \d\d:\d\d\n"
    assert re.fullmatch(f"{stamp}  call the bank\n\n{stamp}  tea\n", listed)
    assert main(["park", "--path"]) == 0
    assert capsys.readouterr().out == f"{file}\n"


def test_standard_input_is_read(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, b"one\n\x1b[31mtwo\xff\n")
    assert main(["park", "-"]) == 0
    assert file.read_text("utf-8").endswith("\n\none\ntwo\ufffd\n\n")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["park"], "A TEXT is required, or - for standard input."),
        (["park", " "], "The text is empty, so nothing was written."),
        (["park", "--list", "x"], "--list and --path take no TEXT."),
        (["park", "--lst"], "Did you mean --list?"),
    ],
)
def test_what_cannot_be_done_is_one_clear_message(
    file: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err
    assert not file.exists()


def test_an_empty_input_and_one_without_end_write_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for data in (b"\n\n", b"x" * (5 * LONGEST)):
        type_in(monkeypatch, data)
        assert main(["park", "-"]) == 2
        assert not file.exists()
    assert "at most" in capsys.readouterr().err


def test_no_pages_and_a_damaged_file(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["park", "--list"]) == 0
    assert capsys.readouterr().err == "sleepterm: No page was written yet.\n"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xff")
    assert main(["park", "--list"]) == 2
    assert f"{file}: line 1 is not UTF-8" in capsys.readouterr().err
    assert main(["park", "new"]) == 0
    assert "parked.md.broken" in capsys.readouterr().err
