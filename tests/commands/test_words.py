"""`sleepterm words`: shown or spoken."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from tests.speech.fake_programs import Programs, programs

from sleepterm.cli import main
from sleepterm.commands import words
from sleepterm.formats.webvtt import parse_webvtt
from sleepterm.speech.engines.registry import engines
from sleepterm.store.paths import Paths
from sleepterm.store.words import load_words
from sleepterm.units import Seconds

__all__ = ["programs"]

FLITE = 'if "-lv" in sys.argv: print("Voices available: kal rms "); sys.exit()'
WORDS = (sys.executable, "-m", "sleepterm", "words")
TEXTS = {word.text for word in load_words()}


class Waits:
    """Stands for the waiting; a key comes after some."""

    def __init__(self, key_after: int) -> None:
        self.lengths: list[float] = []
        self._key_after = key_after

    def __call__(self, _typed: threading.Event, at_most: Seconds) -> bool:
        self.lengths.append(at_most)
        return len(self.lengths) >= self._key_after


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> Waits:
    waits = Waits(1000)
    monkeypatch.setattr(words, "wait_for_key", waits)
    return waits


def test_words_are_printed_one_a_line_for_as_long_as_asked(
    waits: Waits, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["words"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == len(set(printed)) == 150
    assert set(printed) <= TEXTS
    assert waits.lengths == [8.0] * 150
    assert main(["words", "--minutes", "2", "--every", "30s"]) == 0
    others = capsys.readouterr().out.splitlines()
    assert waits.lengths[150:] == [30.0] * 4
    assert others != printed[:4]


class Terminal(io.StringIO):
    """Looks like one."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_one_dim_word_at_a_time_and_a_key_ends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(words, "wait_for_key", Waits(key_after=3))
    monkeypatch.setattr(sys, "stdout", terminal)
    assert main(["words"]) == 0
    first, *drawn, last = terminal.getvalue().split("\r\x1b[K")
    assert (first, last) == ("", "\x1b[?25h")
    assert len(drawn) == 3
    for each in drawn:
        assert each.startswith("\x1b[?25l\x1b[2m")
        word = each.removeprefix("\x1b[?25l\x1b[2m").removesuffix("\x1b[22m")
        assert word in TEXTS


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGTSTP")
def test_a_stopped_program_gives_the_cursor_back_to_the_shell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal()
    at_stop: list[str] = []

    def press_ctrl_z(_typed: threading.Event, _at_most: Seconds) -> bool:
        signal.raise_signal(signal.SIGTSTP)
        return True

    def stop(process: int, number: int) -> None:
        assert (process, number) == (os.getpid(), signal.SIGSTOP)
        at_stop.append(terminal.getvalue())

    monkeypatch.setattr(words, "wait_for_key", press_ctrl_z)
    monkeypatch.setattr(os, "kill", stop)
    monkeypatch.setattr(sys, "stdout", terminal)
    # Ignored, so that a failure does not stop the tests.
    before = signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    try:
        assert main(["words"]) == 0
    finally:
        signal.signal(signal.SIGTSTP, before)
    assert len(at_stop) == 1
    assert at_stop[0].endswith("\x1b[?25h")


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--minutes", "0", "'0' is not a number from 1 to 60."),
        ("--minutes", "61", "'61' is not a number from 1 to 60."),
        ("--every", "2s", "'2s' is not between 5s and 60s."),
        ("--every", "8", "'8' is not between 5s and 60s."),
        ("--every", "x", "'x' is not a length of time"),
        ("--voice", "nobody", "There is no engine 'nobody'"),
    ],
)
def test_what_cannot_be_is_one_clear_message(
    option: str, value: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["words", option, value]) == 2
    assert said in capsys.readouterr().err


@pytest.fixture
def installed(programs: Programs) -> Iterator[Programs]:
    engines.cache_clear()
    yield programs
    engines.cache_clear()


def test_without_an_engine_nothing_can_be_spoken(
    installed: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    del installed
    if sys.platform in {"darwin", "win32"}:
        pytest.skip("has an engine")
    assert main(["words", "--say"]) == 2
    assert "This machine has no speech engine." in capsys.readouterr().err


def test_words_are_spoken_and_played(installed: Programs) -> None:
    installed.add("flite", FLITE)
    program = subprocess.Popen(
        [*WORDS, "--minutes", "1", "--every", "20s", "--voice", "flite:rms"],
        env=os.environ | {"SDL_AUDIODRIVER": "dummy"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    captions = Paths.of_user().spoken_words / "shuffle-of-words.vtt"
    try:
        while program.poll() is None and not captions.exists():
            threading.Event().wait(0.05)
        program.send_signal(2)
        _, err = program.communicate(timeout=20)
    finally:
        program.kill()
    assert program.returncode == 130, err
    cues = parse_webvtt(captions.read_text("utf-8"))
    assert [round(cue.start) for cue in cues] == [1, 21, 41]
    assert {cue.text for cue in cues} <= TEXTS
    assert len(installed.asked()) >= 3
