"""A wake-up outlives the end of the sound, and ends the program with the alarm."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.playback.fake_player import FakePlayer, loop
from tests.playback.playback_run import RAIN

from sleepterm.audio.events import TimerFinished
from sleepterm.audio.state import Status
from sleepterm.cli import main
from sleepterm.commands.shared import headless
from sleepterm.commands.shared.headless import HeadlessSession
from sleepterm.commands.shared.session_log import SessionLog
from sleepterm.desktop import clock
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.playback.companion import Companion, FrontEnd
from sleepterm.playback.local import LocalPlayback
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session
from sleepterm.units import Seconds


class Night:
    """A whole session without a screen or a terminal, on a fake player."""

    def __init__(self, home: Path) -> None:
        self.player = FakePlayer()
        self.done: list[str] = []
        paths = Paths(home, home, home, home)
        log = SessionLog(paths, plays=False, keep_layers=False, keep_master=False)
        catalog = Catalog((loop(RAIN),))
        self.session = HeadlessSession(self.player, catalog, Session(), log)

    def later(self, name: str, work: Callable[[], None]) -> None:
        """Do something once all events until now were received."""

        def task() -> None:
            self.done.append(name)
            work()

        self.session._host.put(task)


class Quitter:
    """A companion that ends the program from another thread."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def start(self, front_end: FrontEnd) -> None:
        self.told.append(front_end.playback.state.status.value)
        threading.Thread(target=front_end.post, args=[front_end.quit]).start()

    def close(self) -> None:
        self.told.append("closed")


def test_a_companion_starts_once_something_plays_and_can_end_it(home: Path) -> None:
    night, quitter = Night(home), Quitter()
    assert night.session.run(lambda playback: playback.play(RAIN), quitter) == 0
    assert quitter.told == ["playing", "closed"]


def test_nobody_is_answered_any_more_once_the_sound_fades(home: Path) -> None:
    night = Night(home)
    fades: list[Seconds | None] = []

    class Answers(Quitter):
        def close(self) -> None:
            fades.append(night.player.closed_with)

    assert night.session.run(lambda playback: playback.play(RAIN), Answers()) == 0
    assert fades == [None]
    assert night.player.closed_with is not None


def wake_at(at: float) -> WakeSettings:
    return WakeSettings(TimeOfDay(7), sound=RAIN, at=at)


def test_the_end_of_the_sound_is_not_the_end_of_the_night(home: Path) -> None:
    night = Night(home)

    def begin(playback: LocalPlayback) -> None:
        playback.waking.set_wake(wake_at(clock.now().at + 7200))
        playback.play(RAIN)
        night.player.stop()
        night.later("take back", playback.waking.stop_waking)

    assert night.session.run(begin) == 0
    assert night.done == ["take back"]


def test_a_stopped_alarm_ends_the_program_well(home: Path) -> None:
    night = Night(home)

    def begin(playback: LocalPlayback) -> None:
        playback.waking.set_wake(wake_at(clock.now().at))
        night.later("rise", playback.waking._look)
        night.later("stop", playback.waking.stop_waking)

    assert night.session.run(begin) == 0
    assert night.done == ["rise", "stop"]
    assert len(night.player.calls_to("begin_rise")) == 1


def test_after_the_alarm_nobody_is_asked_whether_they_are_still_awake(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        headless,
        "typed_keys",
        lambda _, **_hooks: nullcontext(enter_result=True),
    )
    night = Night(home)
    player = night.player

    def begin(playback: LocalPlayback) -> None:
        def sleep() -> None:
            player.emit(TimerFinished(AfterEnd.NOTHING))
            player.stop()
            night.later("rise", rise)

        def rise() -> None:
            playback.waking.set_wake(wake_at(clock.now().at))
            playback.waking._look()
            night.later("stop", playback.waking.stop_waking)

        playback.waking.set_wake(wake_at(clock.now().at + 7200))
        playback.play(RAIN)
        night.later("asleep", sleep)

    assert night.session.run(begin) == 0
    assert night.done == ["asleep", "rise", "stop"]


@pytest.mark.parametrize("then", ["suspend", "poweroff"])
@pytest.mark.parametrize("name", ["Racing mind", "rain-steady"])
def test_a_session_too_has_a_wake_up_whatever_config_toml_has_for_the_end(
    monkeypatch: pytest.MonkeyPatch, name: str, then: str
) -> None:
    file = Paths.of_user().config_file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'[timer]\nthen = "{then}"\nstill-awake = 0\n', encoding="utf-8")
    begun: list[LocalPlayback] = []

    def run(
        session: HeadlessSession,
        begin: Callable[[LocalPlayback], None],
        _companions: Companion,
    ) -> int:
        playback = session._playback
        playback.attach(FakePlayer())
        begin(playback)
        begun.append(playback)
        return 0

    monkeypatch.setattr(HeadlessSession, "run", run)
    assert main(["play", name, "--wake", in_three_hours()]) == 0
    (playback,) = begun
    assert playback.state.wake is not None
    assert playback.state.status is Status.PLAYING
    finished = TimerFinished(AfterEnd(then))
    assert playback.waking.kept_awake(finished).then is AfterEnd.NOTHING


def in_three_hours() -> str:
    return f"{datetime.now().astimezone() + timedelta(hours=3):%H:%M}"
