"""Plain mode in a terminal, from the first line to the last."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands.typist import Typist, typist

from sleepterm.desktop.line_input import typed_lines

BEFORE_THE_FADE = "Fades in"


def is_plain(read: str) -> bool:
    """Whether nothing was sent to the terminal but lines of text."""
    return re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f]", read) is None


def say(terminal: Typist, line: str, answer: str) -> None:
    terminal.press(f"{line}\n")
    terminal.wait_for(answer)


def test_an_evening_in_plain_mode() -> None:
    with typist("--plain", is_first_start=True) as terminal:
        terminal.wait_for("plain mode")
        terminal.wait_for("How would you like to begin?")
        terminal.wait_for("1. Rain, with a sleep timer")
        say(terminal, "2", "A short body scan, meditation")
        say(terminal, "list noise", "White noise, noise, endless")
        say(terminal, "play white", "Playing: White noise 100.")
        terminal.wait_for(BEFORE_THE_FADE)
        say(terminal, "add brown", "Added: Brown noise.")
        say(terminal, "pause", "Paused.")
        say(terminal, "play", "Playing again: ")
        say(terminal, "timer 20m", "silent in 20 min")
        say(terminal, "volume 30", "Volume: 30.")
        say(terminal, "what", "There is no command 'what'")
        say(terminal, "", "White noise 100, Brown noise 100")
        terminal.press("\x04")
        assert terminal.wait_for_end() == 0
        assert is_plain(terminal.read)
    with typist(TERM="dumb", is_first_start=True) as terminal:
        # What played is remembered as in the screen.
        terminal.wait_for("Ready to resume: White noise 100, Brown noise 100.")
        terminal.wait_for("Volume: 30.")
        terminal.program.send_signal(signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert is_plain(terminal.read)
        assert "How would you" not in terminal.read


def test_the_end_is_said_and_enter_plays_on(home: Path) -> None:
    config = home / "config" / "sleepterm" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('plain = true\n[timer]\nduration = "3s"\nfade = "2s"\n')
    with typist() as terminal:
        terminal.wait_for("plain mode")
        say(terminal, "play white", "Playing: White noise")
        terminal.wait_for("Enter alone: still awake.")
        terminal.wait_for("The sound has ended. Enter within 2 min plays on.")
        assert "Stopped" not in terminal.read.partition("Playing")[2]
        say(terminal, "", "The sound plays on.")
        terminal.press("quit\n")
        assert terminal.wait_for_end() == 0


def test_lines_may_come_from_a_pipe() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sleepterm", "--plain"],
        input="list music\nsearch \nhelp quit",
        env=os.environ | {"SDL_AUDIODRIVER": "dummy"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert "Tracks, music" in done.stdout
    assert "Try 'search rain'." in done.stdout
    assert done.stdout.splitlines()[-1].startswith("quit: leave, as with Ctrl+D")
    assert done.stderr == ""


def test_without_a_terminal_no_screen_and_no_plain_mode_begins() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sleepterm"],
        input="",
        env=os.environ | {"TERM": "dumb"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert "sleepterm --plain" in done.stderr


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"one\ntwo\r\n", ["one", "two", None]),
        (b"one\nrest", ["one", "rest", None]),
        (b"", [None]),
        (b"\xff\xfe\n", ["\ufffd\ufffd", None]),
    ],
)
def test_lines_of_a_pipe(
    data: bytes, lines: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = os.pipe()
    os.write(theirs, data)
    os.close(theirs)
    got: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    with os.fdopen(ours, encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdin", pipe)
        with typed_lines(got.put):
            assert [got.get(timeout=20) for _ in lines] == lines
    assert got.empty()
