"""Another sleepterm plays when the screen is opened: the user is asked what to do."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import partial

import pytest

if sys.platform == "win32":
    pytest.skip("has no such sockets", allow_module_level=True)

from tests.playback.playback_run import RAIN
from tests.playback.playback_run import PlaybackRun as Run
from tests.remote.remote_run import ServedRun, served_at

from sleepterm.audio.state import Device, Status
from sleepterm.commands.shared.beside import show_beside
from sleepterm.commands.shared.night_start import Night
from sleepterm.remote.address import socket_path
from sleepterm.remote.client import connected
from sleepterm.remote.protocol import SCREENS
from sleepterm.store.catalogs import LoadedCatalog
from sleepterm.store.paths import Paths


class Shown:
    """Records with what the screen is shown."""

    def __init__(self) -> None:
        self.nights: list[Night | None] = []

    def __call__(self, night: Night | None) -> int:
        self.nights.append(night)
        return 7


@pytest.fixture
def there() -> Iterator[ServedRun]:
    with served_at(socket_path(Paths.of_user())) as run:
        yield run


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


@pytest.fixture
def same(there: ServedRun, monkeypatch: pytest.MonkeyPatch) -> ServedRun:
    """`there`, whose tracks are also known here."""
    loaded = LoadedCatalog(there.run.playback.catalog)
    name = "sleepterm.commands.shared.beside.load_with_mixes"
    monkeypatch.setattr(name, lambda _: loaded)
    return there


def test_nothing_is_asked_while_nothing_plays(there: ServedRun) -> None:
    shown = Shown()
    assert show_beside(Paths.of_user(), shown) == 7
    assert shown.nights == [None]
    assert there.quits == 0


def test_nothing_is_asked_of_one_that_has_been_killed() -> None:
    shown = Shown()
    assert show_beside(Paths.of_user(), shown) == 7
    assert shown.nights == [None]


def test_one_that_does_not_answer_keeps_nothing_closed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = socket_path(Paths.of_user())
    path.parent.mkdir(parents=True)
    soon = partial(connected, patience=0.05)
    monkeypatch.setattr("sleepterm.commands.shared.running.connected", soon)
    shown = Shown()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as stopped:
        stopped.bind(str(path))
        stopped.listen()
        assert show_beside(Paths.of_user(), shown) == 7
    assert shown.nights == [None]
    assert "does not answer. If Ctrl+Z has stopped it" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["l\n", "Quit\n", "", "what?\nl\n"])
def test_it_is_left_alone(
    text: str,
    there: ServedRun,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    there.do(lambda: there.run.play(RAIN))
    answer(monkeypatch, text)
    shown = Shown()
    assert show_beside(Paths.of_user(), shown) == 0
    assert shown.nights == []
    assert there.quits == 0
    told = capsys.readouterr().err
    assert told.startswith(
        "sleepterm: Another sleepterm plays Steady rain (45 min).\n[C]ontinue it here"
    )


@pytest.mark.parametrize("text", ["\n", "c\n", "Continue\n"])
def test_it_ends_once_this_one_is_heard(
    text: str, same: ServedRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = same
    there.do(lambda: there.run.play(RAIN))
    there.do(lambda: there.run.pass_time(600))
    answer(monkeypatch, text)
    here: list[Run] = []

    def show(night: Night | None) -> int:
        assert night is not None
        assert not night.is_dark
        run = Run(night.session, is_attached=False)
        run.player.state = type(run.player.state)(device=Device.UNKNOWN)
        run.attach()
        night.begin(run.playback)
        assert there.quits == 0
        run.player.become(device=Device.READY)
        assert there.quits == 1
        here.append(run)
        return 0

    assert show_beside(Paths.of_user(), show) == 0
    (run,) = here
    assert run.mix == [RAIN]
    assert run.status() is Status.PLAYING
    assert run.remaining == pytest.approx(2100, abs=30)


def test_what_is_not_known_here_stays_there(
    there: ServedRun,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    there.do(lambda: there.run.play(RAIN))
    answer(monkeypatch, "c\n")
    shown = Shown()
    assert show_beside(Paths.of_user(), shown) == 7
    assert (shown.nights, there.quits) == ([None], 0)
    assert "'Steady rain' can't be handed over" in capsys.readouterr().err


def test_a_pause_is_asked_about_and_stays_one(
    same: ServedRun,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    same.do(lambda: same.run.play(RAIN))
    same.do(same.run.playback.pause)
    answer(monkeypatch, "c\n")

    def show(night: Night | None) -> int:
        assert night is not None
        run = Run(night.session)
        night.begin(run.playback)
        assert run.status() is Status.PAUSED
        assert same.quits == 1
        return 0

    assert show_beside(Paths.of_user(), show) == 0
    told = capsys.readouterr().err
    assert "Another sleepterm is paused: Steady rain (45 min)." in told


def test_a_fade_is_taken_back_first(
    same: ServedRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = same
    there.do(lambda: there.run.play(RAIN))
    there.do(lambda: there.run.pass_time(2400))
    assert there.run.state.timer.is_fading
    answer(monkeypatch, "c\n")
    shown = Shown()
    assert show_beside(Paths.of_user(), shown) == 7
    assert there.run.remaining == 2700


def test_plain_mode_takes_no_command_of_a_pipe_for_an_answer() -> None:
    with served_at(socket_path(Paths.of_user()), screens=SCREENS + 1) as there:
        there.do(lambda: there.run.play(RAIN))
        done = subprocess.run(
            [sys.executable, "-m", "sleepterm", "--plain"],
            input="c\nhelp quit",
            env=os.environ | {"SDL_AUDIODRIVER": "dummy"},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
    assert "another version" in done.stderr
    assert "Another sleepterm plays" not in done.stderr
    assert "quit: leave, as with Ctrl+D" in done.stdout
    assert there.quits == 0
