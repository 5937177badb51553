"""`wake`, `nap` and `play --wake`: keys, words, refusals, and a real alarm."""

from __future__ import annotations

import io
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from tests.playback.fake_player import loop
from tests.playback.playback_run import RAIN
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.audio.state import Status
from sleepterm.cli import main
from sleepterm.commands.grammar.reading import invocation
from sleepterm.commands.nap import _rise, _timer
from sleepterm.commands.requests.playing import LayerRequest, PlayRequest
from sleepterm.commands.requests.wake import WakeRequest
from sleepterm.commands.requests.waking import NapRequest, WakeOnlyRequest
from sleepterm.commands.shared.headless_waking import HeadlessWaking
from sleepterm.commands.shared.status_line import StatusLine
from sleepterm.commands.shared.wake_settings import tell_wake
from sleepterm.desktop.inhibit import SleepInhibitor
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.night.wake_state import WakePhase, WakeState
from sleepterm.playback.events import PlaybackChanged
from sleepterm.units import Seconds

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from tests.commands.typist import typist

MINUTE = 60.0


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Lock:
    """Stands for a `SleepInhibitor`, and records what is asked."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def hold(self) -> str:
        self.calls.append("hold")
        return "Stays awake."

    def release(self) -> None:
        self.calls.append("release")


class Bedside:
    """A session without a screen on fakes: a wake-up in half an hour."""

    def __init__(self) -> None:
        self.run = Run(tracks=[loop(RAIN)])
        self.lock = Lock()
        self.terminal = Terminal()
        self.ended = False
        self.waking = HeadlessWaking(
            self.run.playback.waking,
            StatusLine(self.terminal),
            lambda work: work(),
            cast("SleepInhibitor", self.lock),
        )
        self.run.playback.subscribe(self._follow)
        at = self.run.host.at + 30 * MINUTE
        settings = WakeSettings(TimeOfDay(7), sound=RAIN, at=at)
        self.run.playback.waking.set_wake(settings)

    def _follow(self, event: object) -> None:
        if isinstance(event, PlaybackChanged):
            self.ended = self.waking.follow(event.state) or self.ended
            self.waking.show(event.state, has_keys=True)

    def sleep(self, minutes: float) -> None:
        for _ in range(round(minutes * 12)):
            self.run.pass_time(5)

    @property
    def state(self) -> WakeState | None:
        return self.run.state.wake

    def phase(self) -> WakePhase | None:
        """Its phase; a call, so that checks do not narrow it."""
        return self.state.phase if self.state else None

    @property
    def shown(self) -> str:
        """The line that is shown."""
        return self.terminal.getvalue().rpartition("\x1b[K")[2]


@pytest.fixture
def bedside() -> Bedside:
    return Bedside()


def test_it_keeps_the_machine_awake_until_it_is_over(bedside: Bedside) -> None:
    assert bedside.lock.calls == ["hold"]
    assert "Stays awake." in bedside.terminal.getvalue()
    bedside.sleep(16)
    assert bedside.lock.calls == ["hold"]
    bedside.waking.press("s")
    assert bedside.lock.calls == ["hold", "release"]


def test_any_key_snoozes_and_s_stops(bedside: Bedside) -> None:
    bedside.sleep(16)
    assert bedside.phase() is WakePhase.RISING
    assert "any key: snooze, s: stop" in bedside.shown
    assert bedside.waking.press("x")
    assert bedside.phase() is WakePhase.SNOOZED
    assert "Snoozing until" in bedside.shown
    assert bedside.waking.press("x")
    assert bedside.phase() is WakePhase.SNOOZED
    bedside.sleep(10)
    assert bedside.phase() is WakePhase.RISING
    assert bedside.waking.press("s")
    assert bedside.phase() is None
    assert bedside.run.status() is Status.STOPPED
    # It still fades out: the end of playback ends the program.
    assert not bedside.ended


def test_a_key_before_the_alarm_is_not_the_wake_ups(bedside: Bedside) -> None:
    for key in "x w+e":
        assert not bedside.waking.press(key)
    assert bedside.phase() is WakePhase.WAITING


def test_q_asks_once_before_it_takes_the_wake_up_back(bedside: Bedside) -> None:
    assert bedside.waking.press("q")
    assert "Press q again to quit." in bedside.terminal.getvalue()
    assert not bedside.waking.press("x")
    assert bedside.waking.press("q")
    assert not bedside.waking.press("q")


@pytest.mark.parametrize(
    ("key", "phase", "ended"), [("y", WakePhase.RISING, False), ("x", None, True)]
)
def test_too_late_it_asks(
    bedside: Bedside, key: str, phase: WakePhase | None, *, ended: bool
) -> None:
    bedside.run.host.at += 3 * 3600
    bedside.sleep(0.6)
    assert "The machine slept through" in bedside.shown
    assert "y: wake me now, any other key: stop" in bedside.shown
    assert bedside.waking.press(key)
    assert bedside.phase() is phase
    assert bedside.ended is ended


def test_what_plays_is_shown_until_the_wake_up_is_near(bedside: Bedside) -> None:
    bedside.run.play(RAIN)
    assert not bedside.waking.show(bedside.run.state, has_keys=True)
    bedside.run.playback.stop()
    assert bedside.waking.show(bedside.run.state, has_keys=True)
    assert "Wakes you at" in bedside.shown


def test_what_is_asked_for() -> None:
    line = "play owl --wake 7 --wake-with birds --rise 30m"
    asked = invocation(shlex.split(line))
    assert isinstance(asked.request, PlayRequest)
    seven = WakeRequest(TimeOfDay(7), "birds", Seconds(1800.0))
    assert asked.request.wake == seven
    assert invocation(["wake", "7am", "--if-within", "1h"]).request == WakeOnlyRequest(
        WakeRequest(TimeOfDay(7)), Seconds(3600.0)
    )
    assert invocation(["nap", "20m", "owl"]).request == NapRequest(
        Seconds(1200.0), (LayerRequest("owl"),)
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("wake 25:00", "'25:00' is not a time of day"),
        ("wake 7:00 --rise 4m", "'4m' is not between 5m and 45m"),
        ("wake 7:00 --wake-with no-such-thing", "no track or mix 'no-such-thing'"),
        (
            "wake 7:00 --wake-with session-falling-asleep",
            "A session can't be an alarm. Choose a track or a mix.",
        ),
        (
            "nap 20m session-falling-asleep",
            "There is no track or mix 'session-falling-asleep'.",
        ),
        ("nap 20m rain-steady --device none-such", "no sound device 'none-such'"),
        ("nap 5m", "'5m' is not between 10m and 6h"),
        ("play rain-steady --rise 15m", "--rise needs a time. Add --wake 7:00."),
        ("again --wake-with owl", "--wake-with needs a time."),
        (
            "play rain-steady --wake 7:00 --then suspend",
            "A suspended machine can't wake you by itself.",
        ),
        (
            "play rain-steady --wake 7:00 --then poweroff",
            "A machine that is powered off can't wake you.",
        ),
    ],
)
def test_what_can_not_be_is_refused_in_one_line(
    line: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line.split()) == 2
    shown = capsys.readouterr()
    assert words in shown.err
    assert shown.err.count("\n") == 1
    assert shown.out == ""


def test_a_time_too_far_off_is_not_waited_for() -> None:
    time = datetime.now().astimezone() + timedelta(hours=5)
    assert main(["wake", f"{time:%H:%M}", "--if-within", "1h"]) == 0


def test_it_says_when_and_how_far_off(capsys: pytest.CaptureFixture[str]) -> None:
    now = datetime(2027, 6, 10, 23, 30, tzinfo=UTC).timestamp()
    tell_wake(WakeSettings(TimeOfDay(7)), now, UTC)
    assert capsys.readouterr().err == (
        "sleepterm: Wakes you at 7:00, in 7 h 30 min. Rises from 6:45.\n"
    )


@pytest.mark.parametrize("minutes", [10, 20, 90, 360])
def test_a_nap_has_sound_then_silence_then_a_rise(minutes: int) -> None:
    nap = Seconds(minutes * MINUTE)
    timer, rise = _timer(nap), _rise(nap)
    assert timer.duration + rise <= nap
    assert timer.fade == timer.duration / 2
    assert 5 * MINUTE <= rise <= 15 * MINUTE


def test_wake_timer_says_what_it_did(
    tmp_path: object,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    fake_systemctl: Callable[[], None],
) -> None:
    del tmp_path
    monkeypatch.setattr("sleepterm.desktop.wake_timer.can_wake", lambda: False)
    fake_systemctl()
    assert main(["wake-timer", "status"]) == 0
    assert main(["wake-timer", "install", "7:00", "--wake-with", "dawn-birds"]) == 0
    assert main(["wake-timer", "status"]) == 0
    assert main(["wake-timer", "remove"]) == 0
    assert main(["wake-timer", "remove"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "There is no timer."
    assert lines[1].startswith("Wakes you at 7:00 every day. It can't wake the machine")
    assert lines[2].startswith("Its files are in ")
    assert lines[3] == lines[1]
    assert lines[4:] == ["The timer is removed.", "There is no timer."]


@pytest.fixture
def fake_systemctl(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], None]:
    def install() -> None:
        folder = tmp_path_factory.mktemp("bin")
        program = folder / "systemctl"
        program.write_text("#!/bin/sh\nexit 0\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    return install


def soon(minutes: int) -> str:
    return f"{datetime.now().astimezone() + timedelta(minutes=minutes):%H:%M}"


def test_a_real_alarm_rises_snoozes_and_stops() -> None:
    with typist("wake", soon(4)) as user:
        user.wait_for("any key: snooze, s: stop")
        user.press("x")
        user.wait_for("Snoozing until")
        user.press("s")
        assert user.wait_for_end() == 0


def test_after_the_sleep_timer_it_stays_for_the_wake_up() -> None:
    options = ("brown-noise", "--timer", "1s", "--fade", "1s", "--wake", soon(180))
    with typist("play", *options) as user:
        user.wait_for("Brown noise")
        user.wait_for("rising from")
        # The two minutes in which any key means "still awake" count as before.
        user.press("q")
        user.wait_for("Brown noise")
        user.program.send_signal(signal.SIGINT)
        assert user.wait_for_end() == 130


def test_without_a_terminal_a_signal_ends_the_wait() -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "sleepterm", "wake", soon(180)],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stderr is not None
    assert "Wakes you at" in program.stderr.readline()
    # The lock, granted or not, is told once playback runs.
    assert program.stderr.readline()
    program.terminate()
    assert program.wait(timeout=20) == 143
    program.stderr.close()
