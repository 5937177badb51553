"""`sleepterm diary`: what is shown, asked, exported and removed."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.commands.diary_morning import TODAY, stand_still

from sleepterm.cli import main
from sleepterm.night.diary.entry import Entry
from sleepterm.store.diary import Diary
from sleepterm.store.paths import Paths

ANSWERS = (
    *("--bed", "23:00", "--sleep", "11:20pm", "--latency", "about 20"),
    *("--awakenings", "2", "--awake", "30 min", "--wake", "6:50", "--up", "7:10"),
    *("--quality", "3"),
)


@pytest.fixture(autouse=True)
def _morning(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch)


class DiaryCommand:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.err = ""

    def __call__(self, *arguments: str, status: int = 0) -> str:
        assert main(["diary", *arguments]) == status
        out, self.err = self._capsys.readouterr()
        return out


@pytest.fixture
def diary(capsys: pytest.CaptureFixture[str]) -> DiaryCommand:
    return DiaryCommand(capsys)


def stored() -> dict[date, Entry]:
    return Diary(Paths.of_user().diary_file).entries()


def test_an_entry_is_added_shown_and_removed(diary: DiaryCommand) -> None:
    assert diary() == ""
    assert "The sleep diary is empty." in diary.err
    assert diary("add", *ANSWERS) == (
        "Saved for 2026-03-02: 6:40 h asleep, 8:10 h in bed, sleep efficiency 82%.\n"
    )
    lines = diary().splitlines()
    assert len(lines[1:15]) == 14
    assert lines[1:14] == [line[:10] for line in lines[1:14]]
    row = ["Mon", "2", "Mar", "23:00", "07:10", "8:10", "6:40", "82%", "fair"]
    assert lines[14].split() == row
    assert "Sleep efficiency, mean of 1: 82%" in lines
    assert lines == diary("show").splitlines()
    assert diary("remove", "today") == "Removed the entry of 2026-03-02.\n"
    assert stored() == {}
    diary("remove", "today", status=2)
    assert "no entry for 2026-03-02" in diary.err


def test_without_utf8_the_plot_is_ascii(
    diary: DiaryCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary("add", *ANSWERS)
    assert not diary().isascii()
    config = Paths.of_user().config_file
    config.parent.mkdir(parents=True)
    config.write_text("ascii = true\n", encoding="utf-8")
    assert diary().isascii()
    config.unlink()
    drawn = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(drawn, encoding="iso-8859-1"))
    assert main(["diary"]) == 0
    assert drawn.getvalue().isascii()
    assert b"100%" in drawn.getvalue()


def test_later_answers_join_the_earlier_and_a_dash_takes_one_back(
    diary: DiaryCommand,
) -> None:
    diary("add", "yesterday", *ANSWERS)
    diary("add", "2026-03-01", "--quality", "very good", "--bed", "-")
    [entry] = stored().values()
    assert (entry.quality, entry.bed, entry.latency) == (5, None, 20)
    assert "in bed" not in diary("add", "yesterday", "--note", "hot")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add", "--bed", "late"), "--bed: 'late' is not a time of day."),
        (("add", "--quality", "9"), "--quality: '9' is not a number from 1 to 5."),
        (("add", "soon", "--bed", "7"), "'soon' is not a date."),
        (("add", "2026-03-03", "--bed", "7"), "still to come"),
        (("remove", "1.3."), "'1.3.' is not a date."),
        (("remove",), "DATE"),
        (("shwo",), "Did you mean show?"),
        (("add",), "The questions are asked in a terminal."),
    ],
)
def test_bad_input_is_refused_with_a_sentence(
    diary: DiaryCommand,
    arguments: tuple[str, ...],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert diary(*arguments, status=2) == ""
    assert told in diary.err
    assert diary.err.count("\n") == 1
    assert stored() == {}


def test_times_that_contradict_are_kept_and_told(diary: DiaryCommand) -> None:
    said = diary("add", "--bed", "11", "--sleep", "10", "--wake", "6", "--up", "7")
    assert said == "Saved for 2026-03-02.\n"
    assert "do not follow each other: 11:00, 10:00, 06:00, 07:00" in diary.err
    assert TODAY in stored()


def exported(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_csv_is_read_by_others(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    notes = ['=cmd|"x"', "@a, b", "\uff0b1", "plain, \u00fcber", "-"]
    for ago, note in enumerate(notes):
        day = str(TODAY - timedelta(days=ago))
        assert main(["diary", "add", day, "--bed=23:00", f"--note={note}"]) == 0
    assert main(["diary", "add", *ANSWERS]) == 0
    capsysbinary.readouterr()
    assert main(["diary", "export"]) == 0
    data = capsysbinary.readouterr().out
    assert data.count(b"\r\n") == data.count(b"\n") == 6
    rows = exported(data.decode())
    assert [row["note"] for row in reversed(rows)] == [
        '\'=cmd|"x"',
        "'@a, b",
        "'\uff0b1",
        "plain, \u00fcber",
        "",
    ]
    assert rows[-1]["sleep_efficiency_percent"] == "81.6"
    assert rows[-1]["total_sleep_minutes"] == "400"
    assert rows[0]["final_awakening"] == ""


def test_an_export_replaces_no_file_unasked(
    diary: DiaryCommand, tmp_path: Path
) -> None:
    diary("add", *ANSWERS)
    path = tmp_path / "sleep.csv"
    assert diary("export", str(path)) == f"Wrote 1 night to {path}.\n"
    written = path.read_bytes()
    assert exported(written.decode())[0]["date"] == "2026-03-02"
    path.write_text("mine", encoding="utf-8")
    diary("export", str(path), status=2)
    assert "--force replaces it" in diary.err
    assert path.read_text(encoding="utf-8") == "mine"
    diary("export", str(path), "--force")
    assert path.read_bytes() == written
    diary("export", str(path / "no" / "x.csv"), status=2)
    assert "cannot be written" in diary.err


@pytest.mark.parametrize("place", [".", "..", "/", "/."])
@pytest.mark.parametrize("how", [(), ("--force",)])
def test_an_export_to_a_folder_is_refused(
    place: str, how: tuple[str, ...], diary: DiaryCommand
) -> None:
    diary("add", *ANSWERS)
    diary("export", place, *how, status=2)
    assert diary.err.endswith(" cannot be written: it is a folder.\n")


def test_a_damaged_file_is_told_of(diary: DiaryCommand) -> None:
    path = Paths.of_user().diary_file
    path.parent.mkdir(parents=True)
    path.write_text("[", encoding="utf-8")
    diary()
    assert "the old one is kept as diary.toml.broken" in diary.err


def test_nothing_praises_or_blames(diary: DiaryCommand) -> None:
    for ago in range(14):
        diary("add", str(TODAY - timedelta(days=ago)), *ANSWERS)
    words = (diary() + diary.err).lower()
    for word in ("great", "well done", "streak", "score", "congrat", "bad", "\x1b["):
        assert word not in words
