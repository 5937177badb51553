"""`sleepterm list`."""

from __future__ import annotations

import io
import json
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile as sf
from rich.cells import cell_len

from sleepterm.cli import main
from sleepterm.commands.shared.progress import ProgressLine
from sleepterm.library.catalog.track import ContentType
from sleepterm.library.history.plays import Ending, Play
from sleepterm.store.history import History
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(["list", *arguments]) == 0
    return [line.split()[0] for line in capsys.readouterr().out.splitlines()]


def as_json(
    capsys: pytest.CaptureFixture[str], *arguments: str
) -> list[dict[str, str]]:
    assert main(["list", "--json", *arguments]) == 0
    rows: list[dict[str, str]] = json.loads(capsys.readouterr().out)
    return rows


def history() -> History:
    return History(Paths.of_user().history_file)


def play(name: str, at: float, ended: Ending = Ending.TIMER) -> Play:
    return Play(name, at, 23, Seconds(900.0), ended)


def test_shows_every_bundled_track(capsys: pytest.CaptureFixture[str]) -> None:
    ids = listed(capsys)
    assert {"rain-steady", "brown-noise", "breathing-bells"} <= set(ids)


def test_filters_combine(capsys: pytest.CaptureFixture[str]) -> None:
    noises = listed(capsys, "--type", "noise")
    assert {"white-noise", "pink-noise", "brown-noise"} <= set(noises)
    assert "rain-steady" not in noises
    assert listed(capsys, "--type", "noise", "brown") == ["brown-noise"]
    assert "rain-steady" in listed(capsys, "--topic", "Anxiety")
    assert listed(capsys, "--type", "noise", "--topic", "breathing") == []


def test_mixes_are_a_type_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    mixes = listed(capsys, "--type", "mix")
    assert len(mixes) >= 10
    assert all(each.startswith("mix-") for each in mixes)
    assert listed(capsys, "--type", "mix", "wall") == ["mix-thick-wall"]
    assert main(["list", "mix-breathing-by-the-sea", "--json"]) == 0
    (mix,) = json.loads(capsys.readouterr().out)
    (guided,) = json.loads(_shown(capsys, "breathing-bells"))
    assert mix["length_seconds"] == guided["length_seconds"] > 60
    assert mix["file"] is None
    assert not mix["own"]


def _shown(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["list", "--type", "breathwork", "--json", *words]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("command", [["add", "x.ogg"], ["mix", "random"]])
def test_no_sound_has_that_type(
    capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main([*command, "--type", "mix"]) == 2
    assert "'mix' is none of nature, " in capsys.readouterr().err


def test_length_is_read_from_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    short = listed(capsys, "--max-length", "5m")
    assert {"breathing-bells", "work-break"} <= set(short)
    assert "body-scan-long" not in short
    assert listed(capsys, "--max-length", "1m") == []
    assert "breathing-bells" in listed(capsys, "--band", "0-5")
    assert "body-scan-long" in listed(capsys, "--band", "20+")
    assert "breathing-bells" not in listed(capsys, "--band", "endless")


def test_tracks_are_sorted(capsys: pytest.CaptureFixture[str]) -> None:
    titles = [row["title"] for row in as_json(capsys, "--sort", "title")]
    assert titles == sorted(titles, key=str.lower)
    # How long it is until the birds depends on when it begins.
    until_birds = "session-rain-until-the-birds"
    by_length = [x for x in listed(capsys, "--sort", "length") if x != until_birds]
    first, *_, last = by_length
    assert first in listed(capsys, "--band", "0-5")
    assert last in listed(capsys, "--band", "endless")
    types = [ContentType(row["type"]) for row in as_json(capsys, "--sort", "type")]
    assert types == sorted(types, key=list(ContentType).index)
    history().record([play("owl", 5.0), play("fan", 9.0)])
    assert listed(capsys, "--sort", "played")[:2] == ["fan", "owl"]


def test_what_is_the_users_own(capsys: pytest.CaptureFixture[str]) -> None:
    for option in ("--favourites", "--recent", "--popular"):
        assert listed(capsys, option) == []
    now = time.time()
    history().like("owl", 1.0)
    history().like("frogs", 2.0)
    history().record([play("fan", now - 3), play("owl", now - 2), play("owl", now - 9)])
    history().record([play("frogs", now - 1, Ending.SKIPPED)])
    assert listed(capsys, "--favourites") == ["owl", "frogs"]
    assert listed(capsys, "--recent") == ["owl", "fan"]
    assert listed(capsys, "--popular") == ["owl", "fan"]
    assert listed(capsys, "--popular", "--type", "noise") == ["fan"]
    assert listed(capsys, "--favourites", "--sort", "title") == ["frogs", "owl"]
    assert [row["id"] for row in as_json(capsys, "--recent", "owl")] == ["owl"]


def test_own_sounds_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys, "--mine") == []
    sounds = Paths.of_user().own_sounds
    sounds.mkdir(parents=True)
    for name in ("garden.wav", "attic.wav"):
        (sounds / name).touch()
    assert main(["mix", "save", "My owl", "owl"]) == 0
    _ = capsys.readouterr()
    assert listed(capsys, "--mine") == ["attic", "garden"]
    assert listed(capsys, "--mine", "gard") == ["garden"]
    assert listed(capsys, "--mine", "--sort", "title") == ["attic", "garden"]


def test_a_damaged_history_is_named_and_the_rest_is_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = Paths.of_user().history_file
    file.parent.mkdir(parents=True)
    file.write_bytes(b"no database" * 1000)
    assert main(["list", "--sort", "played"]) == 0
    output = capsys.readouterr()
    assert "history.sqlite.broken" in output.err
    assert "rain-steady" in output.out


def test_json_is_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json", "--type", "breathwork", "bells", "panicky"]) == 0
    (track,) = json.loads(capsys.readouterr().out)
    assert track["id"] == "breathing-bells"
    assert track["playback"] == "once"
    assert 200 < track["length_seconds"] < 300


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["list", "--type", "foo"], "nature, noise"),
        (["list", "--max-length", "soon"], "'soon'"),
        (["list", "--sort", "colour"], "title, length, type, played"),
        (["list", "--recent", "--popular"], "--recent"),
        (["play"], "ID"),
        (["play", "rian-steady"], "rain-steady"),
        (["play", "w"], "waves-slow"),
        (["play", "rain:101"], "'101'"),
        (["play", "rain-s", "rain-steady"], "twice"),
        (["play", "rain-s", "--fade", "0.5s"], "1s"),
        (["render", "rain", "--length", "1s", "-o", "x.mp3"], ".flac"),
        (["render", "rain", "-o", "x.wav"], "--length"),
        (["remove", "rain-steady"], "Steady rain"),
        (["dance"], "dance"),
    ],
)
def test_a_bad_request_is_one_sentence_and_status_2(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("sleepterm: ")
    assert output.err.count("\n") == 1
    assert named in output.err


def test_a_broken_own_catalogue_is_named_and_the_rest_is_listed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = home / "data" / "sleepterm" / "tracks.toml"
    own.parent.mkdir(parents=True)
    own.write_text("schema = 1\n[[track]\n", encoding="utf-8")
    assert main(["list"]) == 0
    output = capsys.readouterr()
    assert "rain-steady" in output.out
    assert "line 2" in output.err
    assert own.read_text(encoding="utf-8") == "schema = 1\n[[track]\n"


def test_columns_line_up_with_wide_characters(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sounds = home / "data" / "sleepterm" / "sounds"
    sounds.mkdir(parents=True)
    for name in ("夜の雨", "plain"):
        sf.write(sounds / f"{name}.wav", np.zeros((800, 1)), 8_000)
    assert main(["list", "--type", "other"]) == 0
    lines = capsys.readouterr().out.splitlines()
    places = {cell_len(line[: line.index("endless")]) for line in lines}
    assert len(lines) == 2
    assert len(places) == 1


def test_an_empty_history_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history"]) == 0
    output = capsys.readouterr()
    assert (output.out, output.err) == ("", "sleepterm: Nothing was played yet.\n")


def test_a_progress_line_is_never_longer_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "40")
    stream = Terminal()
    with ProgressLine(stream, "Adding 夜" + "x" * 200) as line:
        line.show(0.5)
    drawn = stream.getvalue().split("\x1b[K")[1]
    assert cell_len(drawn.rstrip("\r")) < 40
    assert "50%" in drawn
