"""`play --detach`: a player without a terminal begins, tells so, and ends."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

if sys.platform == "win32":
    pytest.skip("has no such sockets", allow_module_level=True)

from tests.playback.playback_run import RAIN
from tests.playback.playback_run import PlaybackRun as Run
from tests.remote.remote_run import served_at

from sleepterm.audio.state import Status
from sleepterm.cli import main
from sleepterm.commands.shared import background, detachment
from sleepterm.commands.shared.detachment import DetachedEnd, Detachment
from sleepterm.errors import SleeptermError
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.playback.companion import FrontEnd
from sleepterm.remote.address import socket_path
from sleepterm.store.catalogs import LoadedCatalog
from sleepterm.store.paths import Paths
from sleepterm.store.settings import Settings
from sleepterm.units import Seconds


def sleepterm(
    *words: str, driver: str = "dummy", **more: object
) -> subprocess.CompletedProcess[str]:
    done: subprocess.CompletedProcess[str] = subprocess.run(
        [sys.executable, "-m", "sleepterm", *words],
        env=os.environ | {"SDL_AUDIODRIVER": driver},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        **more,  # type: ignore[call-overload]
    )
    return done


@pytest.fixture
def ended() -> Iterator[list[int]]:
    """Ids of processes that are ended in any case."""
    pids: list[int] = []
    yield pids
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def test_it_begins_outlives_its_terminal_is_told_and_ends(
    ended: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("play", "brown-noise:40", "--timer", "off", "--detach", "--for", "2h")
    done = sleepterm(*words, start_new_session=True)
    assert done.stderr == (
        "sleepterm: Plays Brown noise in the background. 'sleepterm stop' ends it.\n"
    )
    assert (done.stdout, done.returncode) == ("", 0)
    assert main(["status", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    pid = told["pid"]
    ended.append(pid)
    assert (told["title"], told["timer"]) == ("Brown noise", "all night")
    assert told["detached"]
    assert told["ends_by"]
    assert os.getsid(pid) == pid
    assert main(["play", "rain-steady"]) == 0
    assert capsys.readouterr().err == (
        "sleepterm: The running sleepterm plays Steady rain.\n"
    )
    assert main(["stop"]) == 0
    deadline = time.monotonic() + 20
    while main(["status"]) == 0:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    log = Paths.of_user().background_log
    assert log.read_text() == ""
    assert log.stat().st_mode & 0o777 == 0o600


def test_without_a_device_it_says_so_and_nothing_stays() -> None:
    done = sleepterm("play", "brown-noise", "--detach", driver="no-such-driver")
    assert done.stderr.startswith("sleepterm: No sound device can be used: ")
    assert done.stderr.count("\n") == 1
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["no-such-track", "--detach"], "no-such-track"),
        (["brown-noise", "--detach", "--here"], "not allowed with"),
        (["brown-noise", "--for", "2h"], "--for is only for a player without"),
        (["brown-noise", "--detach", "--for", "9x"], "not a length of time"),
    ],
)
def test_a_bad_request_starts_nothing(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["play", *words]) == 2
    assert told in capsys.readouterr().err
    assert not Paths.of_user().background_log.exists()


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "{}",
        "[1]",
        '{"take-over": true, "device": ""}',
        '{"take-over": 42, "device": 7}',
        '{"play": {"mix": 7}}',
        "[" * 5000,
    ],
)
def test_the_hidden_command_refuses_nonsense(
    sent: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(sent))
    assert main(["detached"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


SERVED = 42
"""The process id that a server of a test tells."""


def type_in(monkeypatch: pytest.MonkeyPatch, asked: dict[str, object]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(asked)))


def test_the_device_goes_along(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[dict[str, object]] = []
    devices: list[str] = []

    def start(_paths: Paths, what: dict[str, object]) -> int:
        asked.append(what)
        return 1

    def player(_paths: Paths, settings: Settings, *_: object) -> None:
        devices.append(settings.device)
        raise SleeptermError("No player", "None here.")

    monkeypatch.setattr(background, "start_background", start)
    background.go_on_in_background(Paths.of_user(), "Headphones")
    monkeypatch.setattr("sleepterm.commands.detached.headless_player", player)
    assert asked[0]["take-over"] == os.getpid()
    type_in(monkeypatch, asked[0] | {"take-over": SERVED})
    with served_at(socket_path(Paths.of_user())) as there:
        there.do(lambda: there.run.play(RAIN))
        loaded = LoadedCatalog(there.run.playback.catalog)
        name = "sleepterm.commands.detached.load_with_mixes"
        monkeypatch.setattr(name, lambda _: loaded)
        assert main(["detached"]) == 2
    assert "None here." in capsys.readouterr().err
    assert devices == ["Headphones"]


def test_only_the_one_that_asks_is_taken_over(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, {"take-over": SERVED + 1, "device": ""})
    with served_at(socket_path(Paths.of_user())) as earlier:
        earlier.do(lambda: earlier.run.play(RAIN))
        assert main(["detached"]) == 1
        assert earlier.quits == 0
    assert "Another sleepterm was opened before this one" in capsys.readouterr().err


class FakeTimer:
    """A `threading.Timer` whose time is passed by hand."""

    made: list[FakeTimer]

    def __init__(self, delay: float, work: object, arguments: list[object]) -> None:
        self.delay = delay
        self._work, self._arguments = work, arguments
        self.daemon = False
        self.made.append(self)

    def start(self) -> None:
        assert self.daemon

    def cancel(self) -> None:
        self.made.remove(self)

    def ring(self) -> None:
        self.made.remove(self)
        self._work(*self._arguments)  # type: ignore[operator]


class Ending:
    """A player without a terminal, in a process of fakes."""

    def __init__(self, at_most: float, timer: TimerSettings | None = None) -> None:
        FakeTimer.made = []
        self.run = Run(timer=timer)
        self.quits = self.begun = 0
        self.end = DetachedEnd(Detachment(Seconds(at_most), self._begin))
        self.front_end = FrontEnd(
            self.run.playback, lambda work: work(), self._quit, lambda _: None
        )

    def start(self) -> None:
        self.end.start(self.front_end)

    def _begin(self) -> None:
        self.begun += 1

    def _quit(self) -> None:
        self.quits += 1


ALL_NIGHT = TimerSettings(enabled=False)


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detachment, "threading", _Threading)


class _Threading:
    Timer = FakeTimer


def test_all_night_ends_after_its_time_with_a_fade() -> None:
    night = Ending(12 * 3600.0, ALL_NIGHT)
    night.start()
    night.run.play(RAIN)
    assert night.begun == 1
    (timer,) = FakeTimer.made
    assert timer.delay == 12 * 3600 - 600
    timer.ring()
    state = night.run.state.timer
    assert state.remaining == Seconds(600.0)
    assert state.settings.fade == Seconds(600.0)
    assert night.quits == 0
    night.run.playback.pause()
    (timer,) = FakeTimer.made
    assert timer.delay > 600
    timer.ring()
    assert night.quits == 1


def test_a_pause_ends_in_time_as_well() -> None:
    night = Ending(12 * 3600.0)
    night.run.play(RAIN)
    night.run.playback.pause()
    night.start()
    assert night.begun == 1
    FakeTimer.made[0].ring()
    (timer,) = FakeTimer.made
    assert timer.delay == 600
    assert night.quits == 0
    timer.ring()
    assert night.quits == 1


def test_what_plays_on_shortly_before_that_fades() -> None:
    night = Ending(12 * 3600.0, ALL_NIGHT)
    night.run.play(RAIN)
    night.run.playback.pause()
    night.start()
    FakeTimer.made[0].ring()
    night.run.playback.resume()
    assert night.run.remaining == pytest.approx(600.0, abs=60.0)
    FakeTimer.made[0].ring()
    assert night.quits == 1


def test_a_timer_that_ends_sooner_is_left_alone() -> None:
    night = Ending(3600.0)
    night.start()
    night.run.play(RAIN)
    night.run.pass_time(2700 - 300)
    before = night.run.state.timer
    FakeTimer.made[0].ring()
    assert night.run.state.timer == before


def test_a_timer_that_ends_later_is_brought_forward() -> None:
    night = Ending(3600.0)
    night.start()
    night.run.play(RAIN)
    FakeTimer.made[0].ring()
    assert night.run.state.timer.remaining == Seconds(600.0)


def test_while_there_is_a_terminal_it_counts_anew() -> None:
    FakeTimer.made = []
    night = Ending(3600.0, ALL_NIGHT)
    night.end = DetachedEnd(Detachment(Seconds(3600.0), is_needed=lambda: False))
    night.start()
    night.run.play(RAIN)
    FakeTimer.made[0].ring()
    assert [x.delay for x in FakeTimer.made] == [3000.0]
    assert night.run.state.timer.remaining is None


def test_a_wake_up_is_waited_for() -> None:
    night = Ending(600.0)
    night.start()
    playback = night.run.playback
    playback.waking.set_wake(WakeSettings(TimeOfDay(7)))
    FakeTimer.made[0].ring()
    FakeTimer.made[0].ring()
    assert night.quits == 0
    assert night.run.status() is Status.STOPPED
    playback.waking.stop_waking()
    assert night.quits == 1


def test_it_is_not_heard_before_its_files_are_open() -> None:
    night = Ending(600.0)
    player = night.run.player
    player.opens = False
    night.run.play(RAIN)
    night.start()
    assert night.begun == 0
    player.become(
        layers=tuple(replace(x, is_opening=False) for x in player.state.layers)
    )
    assert night.begun == 1


def test_it_tells_once_that_it_is_heard_and_counts_no_more_when_closed() -> None:
    night = Ending(600.0)
    night.run.play(RAIN)
    night.start()
    night.run.playback.set_master(night.run.state.master)
    assert night.begun == 1
    night.end.close()
    assert FakeTimer.made == []
