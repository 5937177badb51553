"""No command lets a file's name, a tag or a word control the terminal."""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path

import pytest
import soundfile as sf
from tests.importing.own_library import noise

from sleepterm.cli import main
from sleepterm.commands.grammar.table import ACTIONS, COMMANDS, SESSION_ACTIONS
from sleepterm.commands.shared.progress import ProgressLine
from sleepterm.commands.shared.status_line import StatusLine
from sleepterm.store.paths import Paths

EVIL = "\x1b]0;owned\x07\x1b[31mred\x9b2J\u202e\nevil"
UNSAFE = frozenset("\x1b\x07\x9b\u202e\r")

# What each command is asked; every line holds something hostile.
WALK = {
    "play": [["play", EVIL], ["play", "owl:30", EVIL]],
    "list": [["list"], ["list", EVIL], ["list", "--topic", EVIL], ["list", "--json"]],
    "search": [["search", EVIL], ["search", "evil"], ["search", "--json", "evil"]],
    "for-you": [["for-you"]],
    "breathe": [["breathe", EVIL], ["breathe", "--bed", EVIL]],
    "speak": [["speak", EVIL], ["speak", "x.txt", "--voice", EVIL]],
    "sit": [["sit", EVIL], ["sit", "20m", "--bell", EVIL]],
    "again": [["again", "--volume", EVIL]],
    "favourite": [["favourite", EVIL], ["favourite"]],
    "history": [["history"], ["history", EVIL]],
    "add": [["add", "FOLDER"], ["add", f"/nowhere/{EVIL}"]],
    "edit": [["edit", "evil", "--title", EVIL], ["edit", EVIL, "--title", "x"]],
    "render": [
        ["render", "owl", "--length", "1s", "-o", f"/nowhere/{EVIL}.wav"],
        ["render", "owl", "--length", "1s", "-o", f"x{EVIL}"],
    ],
    "voices": [["voices"]],
    "revoice": [["revoice", EVIL], ["revoice", "body-scan-short", "--voice", EVIL]],
    "doctor": [["doctor"]],
    "devices": [["devices"], ["devices", EVIL]],
    "settings": [["settings"], ["settings", "--json"], ["settings", EVIL]],
    "completion": [["completion", EVIL], ["completion", "zsh"]],
    "install-desktop": [["install-desktop"], ["install-desktop", EVIL]],
    "park": [["park", EVIL], ["park", "--list"], ["park", "--list", EVIL]],
    "words": [["words", "--every", EVIL], ["words", "--voice", EVIL]],
    "sleep-well": [["sleep-well"], ["sleep-well", EVIL]],
    "wake": [["wake", EVIL], ["wake", "7:00", "--wake-with", EVIL]],
    "nap": [["nap", EVIL], ["nap", "20m", EVIL]],
    "wake-timer": [["wake-timer", "install", EVIL], ["wake-timer", EVIL]],
    "diary": [["diary", "add", EVIL], ["diary", "export", f"/nowhere/{EVIL}"]],
    "help": [["help", EVIL], ["help", "play"]],
    "remove": [["remove", EVIL], ["remove", "evil"]],
    "status": [["status"], ["status", "--format", EVIL], ["status", "--json"]],
    "pause": [["pause"], ["pause", EVIL]],
    "resume": [["resume"]],
    "toggle": [["toggle"]],
    "stop": [["stop"]],
    "awake": [["awake"]],
    "timer": [["timer", EVIL], ["timer", f"+{EVIL}"], ["timer", f"until {EVIL}"]],
    "volume": [["volume", EVIL], ["volume", f"-{EVIL}"]],
    "next": [["next"]],
    "previous": [["previous"]],
    "mix": [
        ["mix", "save", EVIL, "owl"],
        ["mix", "save", "ok", EVIL],
        ["mix", "list"],
        ["mix", "list", "--json"],
        ["mix", "share", "evil", "--reason", EVIL],
        ["mix", "share", EVIL],
        ["mix", "rename", EVIL, "x"],
        ["mix", "rename", "red evil", EVIL],
        ["mix", "import", EVIL],
        ["mix", "random", "--seed", EVIL],
        ["mix", "random"],
        ["mix", "delete", EVIL],
        ["mix", "undo"],
        ["mix", EVIL],
    ],
    "session": [
        ["session", "save", EVIL, "owl 5m"],
        ["session", "save", "ok", f"{EVIL} 5m"],
        ["session", "save", "ok", "owl 5m", "--about", EVIL],
        ["session", "list"],
        ["session", "list", "--json"],
        ["session", "show", "red"],
        ["session", "show", EVIL],
        ["session", "play", EVIL],
        ["session", "render", "ok", "-o", f"/nowhere/{EVIL}.wav"],
        ["session", "share", "ok"],
        ["session", "share", EVIL],
        ["session", "rename", "ok", EVIL],
        ["session", "import", EVIL],
        ["session", "delete", EVIL],
        ["session", "undo"],
        ["session", EVIL],
    ],
}


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / f"music{EVIL}"
    folder.mkdir()
    good = folder / f"evil{EVIL}.wav"
    with sf.SoundFile(good, "w", 8000, 2) as file:
        file.title = file.artist = EVIL
        file.write(noise(1))
    good.with_suffix(".vtt").write_text(f"WEBVTT\n\n00:00.100 --> 00:00.900\n{EVIL}\n")
    (folder / f"bad{EVIL}.flac").write_bytes(b"no sound")
    cut = folder / f"cut{EVIL}.wav"
    sf.write(cut, noise(3, seed=2), 8000)
    cut.write_bytes(cut.read_bytes()[:-20_000])
    return folder


def test_no_command_prints_what_controls_a_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is found is not to be played.
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")
    assert set(WALK) == set(COMMANDS)
    asked = {words[1] for words in WALK["mix"]}
    assert asked >= set(ACTIONS)
    assert {words[1] for words in WALK["session"]} >= set(SESSION_ACTIONS)
    config = Paths.of_user().config_file
    config.parent.mkdir(parents=True)
    config.write_text(f"theme = {EVIL!r}\n[keys]\n{EVIL!r} = 'x'\n".replace("'", '"'))
    walk = [WALK["add"], *(lines for name, lines in WALK.items() if name != "add")]
    for words in (line for lines in walk for line in lines):
        given = [str(folder) if word == "FOLDER" else word for word in words]
        with contextlib.suppress(SystemExit):
            main(given)
        said = capsys.readouterr()
        assert not UNSAFE & set(said.out + said.err), (words, said)
        # one message a line, whatever stands in it
        assert all(line.startswith("sleepterm: ") for line in said.err.splitlines())


def test_a_sentence_of_a_hostile_name_is_there(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["add", str(folder)])
    said = capsys.readouterr().err
    assert "red2J evil" in said
    assert "Not whole" in said
    assert "Not added" in said


@pytest.mark.parametrize("columns", ["200", "30"])
def test_lines_that_are_redrawn_hold_nothing_but_their_own_controls(
    columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    terminal = Terminal()
    with ProgressLine(terminal, EVIL) as line:
        line.show(0.5, f"1/2 {EVIL}")
        line.show(0.6)
    StatusLine(terminal).print(EVIL)
    rest = terminal.getvalue().replace("\r\x1b[K", "")
    assert not UNSAFE & set(rest)
    assert rest.count("\n") == 1


def test_the_environment_is_no_way_in(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "SDL_AUDIODRIVER", EVIL)
    main(["doctor"])
    said = capsys.readouterr()
    assert not UNSAFE & set(said.out + said.err)
