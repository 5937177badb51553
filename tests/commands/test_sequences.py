"""`sleepterm session`, and sessions among what `play` and `list` take."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import soundfile as sf
from tests.audio.fakes import noise, write_sound

from sleepterm.audio.sample_format import RATE
from sleepterm.cli import main
from sleepterm.commands.grammar.reading import invocation
from sleepterm.commands.requests.playing import PlayRequest
from sleepterm.commands.shared.catalog_access import load
from sleepterm.commands.shared.play_sequence import named_sequence
from sleepterm.store.bundled import bundled_sequences
from sleepterm.store.history import History
from sleepterm.store.paths import Paths
from sleepterm.store.sequences import Sequences


class SessionCommand:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.err = ""

    def __call__(self, *arguments: str, status: int = 0) -> str:
        assert main(["session", *arguments]) == status
        out, self.err = self._capsys.readouterr()
        return out


@pytest.fixture
def session(capsys: pytest.CaptureFixture[str]) -> SessionCommand:
    return SessionCommand(capsys)


def saved(name: str) -> list[str]:
    stored = Sequences(Paths.of_user().sequences, bundled_sequences())
    return [str(part) for part in stored.load().find(name).parts]


def test_from_saving_to_undoing(session: SessionCommand) -> None:
    parts = ("breathe 4-6 4m", "body-scan-short", "rain-steady 30m")
    assert session("save", "Evening", *parts, "--about", "For me.")
    assert saved("evening") == list(parts)
    assert session("save", "evening", "owl 5m", status=2) == ""
    assert "--overwrite" in session.err
    session("save", "evening", "owl 5m", "--overwrite", "--crossfade", "20s")
    assert saved("evening") == ["owl 5m"]
    assert session("rename", "even", "Late") == "Renamed 'evening' to 'Late'.\n"
    assert "undo" in session("delete", "late")
    assert session("undo") == "Restored 'Late'.\n"
    session("delete", "falling asleep", status=2)
    assert "came with sleepterm" in session.err


def test_names_of_tracks_and_mixes_need_not_be_whole(session: SessionCommand) -> None:
    session("save", "A", "rain-stea:60 5m", "sea at night 10m", "tense bed campfi")
    assert saved("a") == [
        "rain-steady:60 5m",
        "Sea at night 10m",
        "muscle-relaxation bed campfire",
    ]


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        (["rain-stedy 5m"], "Part 1, 'rain-stedy 5m': There is no track or mix"),
        (["owl 5m", "owl"], "Part 2, 'owl': It needs a length, like 'owl 30m'."),
        (["owl 5m to 300"], "A volume is a whole number from 0 to 100"),
        (["body-scan-short", "from 5:30 owl 5m"], "Only a loop can go before"),
        (["owl 5m", "from 30:99 owl 5m"], "'30:99' is no time of day"),
        (["breathe fast 4m"], "'fast' is no breathing pattern"),
        (["owl 5m bed none"], "Only a guided track has a bed."),
        (["body-scan-short bed body-scan-long"], "There is no loop 'body-scan-long'"),
        (["owl 5m"] * 33, "at most 32 parts"),
    ],
)
def test_what_is_wrong_with_a_part_is_said(
    session: SessionCommand, parts: list[str], says: str
) -> None:
    assert session("save", "Wrong", *parts, status=2) == ""
    assert says in session.err
    assert session.err.count("\n") == 1


def test_the_list_and_one_of_them(session: SessionCommand) -> None:
    listed = json.loads(session("list", "--json"))
    assert len(listed) >= 8
    assert listed[0]["id"] == "session-falling-asleep"
    assert listed[0]["length"] > 1800
    assert "Falling asleep" in session("list")
    shown = session("show", "rain until")
    assert "until 05:30" in shown
    assert "from 05:30" in shown


def test_a_session_is_shared_as_a_file_that_is_imported(
    session: SessionCommand, tmp_path: Path
) -> None:
    file = tmp_path / "night.toml"
    file.write_text(session("share", "racing"), encoding="utf-8")
    assert session("import", str(file)) == "Saved 'Racing mind'.\n", "it is here"
    changed = file.read_text(encoding="utf-8").replace("30m to 45", "20m")
    file.write_text(changed, encoding="utf-8")
    assert session("import", str(file)) == (
        "Saved 'Racing mind 2' ('Racing mind' was taken).\n"
    )
    file.write_text("schema = 1\nname = 'x'\nparts = ['nowhere 5m']\n")
    assert session("import", str(file)) == "Saved 'x'.\n"
    assert session.err == "sleepterm: Missing from 'x': nowhere.\n"
    session("import", str(tmp_path / "none.toml"), status=2)
    file.write_text("schema = 1\nname = 'x'\nparts = []\n")
    session("import", str(file), status=2)
    assert "parts must be a list" in session.err


def test_a_new_name_keeps_plays_and_favourite(session: SessionCommand) -> None:
    session("save", "Mine", "owl 5m")
    assert main(["favourite", "session-mine"]) == 0
    session("rename", "mine", "Ours")
    assert History(Paths.of_user().history_file).favourites() == ("session-ours",)


def test_it_is_listed_searched_and_liked(capsys: pytest.CaptureFixture[str]) -> None:
    main(["list", "--type", "session"])
    assert len(capsys.readouterr().out.splitlines()) >= 8
    main(["search", "awake at 3 am"])
    assert "session-back-to-sleep" in capsys.readouterr().out


def test_play_takes_a_session_by_its_name_or_id() -> None:
    sounds = load(Paths.of_user()).catalog
    found = {}
    for name in ("racing MIND", "session-racing-mind", "owl", "Sea at night", "racing"):
        request = invocation(["play", name]).request
        assert isinstance(request, PlayRequest)
        track = named_sequence(request.mix, sounds, Paths.of_user())
        found[name] = track.id if track else None
    assert list(found.values()) == ["session-racing-mind"] * 2 + [None] * 3


def test_what_is_rendered_has_every_part_and_no_gap(
    session: SessionCommand, tmp_path: Path
) -> None:
    for seed, name in enumerate(("one", "two")):
        write_sound(tmp_path / f"{name}.wav", noise(8, seed=seed))
    main(["add", str(tmp_path / "one.wav"), str(tmp_path / "two.wav")])
    session(*("save", "Both", "one 4s", "two 4s", "--crossfade", "2s", "--fade", "1s"))
    out = tmp_path / "both.wav"
    assert session("render", "both", "-o", str(out)) == ""
    sound, rate = sf.read(out)
    assert rate == RATE
    assert len(sound) / RATE == pytest.approx(8, abs=0.3)
    middle = sound[RATE : 6 * RATE].reshape(-1, RATE // 5, 2)
    levels = (middle**2).mean(axis=(1, 2)) ** 0.5
    assert levels.min() > 0.75 * levels.max()


def test_part_and_caption_are_in_the_status_line(tmp_path: Path) -> None:
    main(["session", "save", "Short", "brown-noise 1s", "owl 1s", "--fade", "1s"])
    leader, follower = pty.openpty()
    heard = tmp_path / "heard.raw"
    program = subprocess.Popen(
        [sys.executable, "-m", "sleepterm", "session", "play", "short"],
        env=os.environ
        | {
            "SDL_AUDIODRIVER": "disk",
            "SDL_DISKAUDIOFILE": str(heard),
            "SDL_DISKAUDIODELAY": "5",
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=follower,
    )
    os.close(follower)
    said = b""
    try:
        while chunk := os.read(leader, 4096):
            said += chunk
    except OSError:
        pass
    assert program.wait(30) == 0
    assert b"1 of 2: Brown noise" in said
    assert b"2 of 2: Owl in the forest" in said
