"""The wake-up on the screen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices
from textual.widgets import Input

from sleepterm.audio.events import TimerFinished
from sleepterm.audio.state import Status
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.wake_plan import LATE_AFTER, WakeSettings
from sleepterm.night.wake_state import WakePhase
from sleepterm.playback.events import WakeBell
from sleepterm.units import Seconds

RAIN, NOISE = "steady-rain", "brown-noise"
SEVEN = WakeSettings(TimeOfDay(7), sound=RAIN)
TO_WAKE_ROW = ("t", "up", "up")


def phase(run: AppRun) -> WakePhase | None:
    wake = run.app.playback.state.wake
    return wake.phase if wake else None


async def set_wake(run: AppRun, settings: WakeSettings = SEVEN) -> None:
    run.app.playback.waking.set_wake(settings)
    await run.settle()


async def rise(run: AppRun) -> None:
    """Let the alarm rise now."""
    await set_wake(run, replace(SEVEN, at=run.fakes.timestamps().at))
    run.local.waking._look()
    await run.settle()
    assert phase(run) is WakePhase.RISING


async def miss(run: AppRun) -> None:
    """Let the machine sleep through the wake-up."""
    await set_wake(run, replace(SEVEN, at=run.fakes.timestamps().at - LATE_AFTER - 60))
    run.local.waking._look()
    await run.settle()
    assert phase(run) is WakePhase.LATE


async def test_the_timer_dialog_sets_it_and_the_title_says_so() -> None:
    async with running_app() as run:
        await run.press(*TO_WAKE_ROW, *"7:00")
        assert "Wakes 7:00, rises from 6:45." in run.text()
        await run.press("down", "up", "right", "enter")
        assert run.app.playback.waking.settings == WakeSettings(
            TimeOfDay(7), Seconds(1800.0)
        )
        assert "wakes 7:00, rises from 6:30" in run.lines()[0]
        assert any("Leave the lid open." in notice for notice in run.notices)
        assert run.fakes.locks == ["hold"]
        await run.press("t", "enter")
        assert run.fakes.locks == ["hold"]
        await run.press(*TO_WAKE_ROW, "7", "backspace", "enter")
        assert phase(run) is None
        assert "wakes" not in run.lines()[0]
        assert run.fakes.locks == ["hold", "release"]


async def test_what_plays_can_be_chosen_to_wake_by() -> None:
    async with running_app() as run:
        await run.play(RAIN)
        await run.press(*TO_WAKE_ROW, *"6am", "down", "right", "enter")
        settings = run.app.playback.waking.settings
        assert settings == WakeSettings(TimeOfDay(6), sound=RAIN)


async def test_a_time_that_is_none_is_not_set() -> None:
    async with running_app() as run:
        await run.press(*TO_WAKE_ROW, *"7x")
        assert "'7x' is not a time of day." in run.text()
        await run.press("enter")
        assert "Sleep timer" in run.text()
        assert phase(run) is None


async def test_a_machine_that_is_suspended_is_refused() -> None:
    async with running_app() as run:
        await run.press(*TO_WAKE_ROW, *"7", "up", "right", "right")
        assert "A machine that is suspended can't wake you." in run.text()
        await run.press("enter")
        assert phase(run) is None
        await run.press("left", "enter")
        assert phase(run) is WakePhase.WAITING


async def test_a_wake_up_survives_the_end_of_the_timer() -> None:
    async with running_app() as run:
        await set_wake(run)
        run.player.emit(TimerFinished(AfterEnd.QUIT))
        await run.settle()
        assert run.player.closed_with is None


@pytest.mark.parametrize("key", ["enter", "escape", "q"])
async def test_any_key_snoozes_an_alarm(key: str) -> None:
    async with running_app() as run:
        await rise(run)
        assert "Good morning." in run.text()
        await run.press(key)
        assert phase(run) is WakePhase.SNOOZED
        assert run.status() is Status.STOPPED
        assert "Snoozing until" in run.text()
        await run.press("x")
        assert phase(run) is WakePhase.SNOOZED
        assert "snoozing until" in run.lines()[0]
        await run.press("t", "enter")
        assert phase(run) is WakePhase.SNOOZED


async def test_s_stops_it_and_the_mix_of_the_night_is_back() -> None:
    async with running_app() as run:
        await run.play(NOISE)
        await run.press("s")
        await rise(run)
        assert run.mix == [RAIN]
        await run.press("s")
        assert phase(run) is None
        assert run.mix == [NOISE]
        assert run.status() is Status.STOPPED
        assert "Good morning." not in run.text()


async def test_s_stops_a_snooze() -> None:
    async with running_app() as run:
        await rise(run)
        await run.press("x", "s")
        assert phase(run) is None
        assert "Snoozing" not in run.text()


async def test_a_click_stops() -> None:
    async with running_app() as run:
        await rise(run)
        (_, stop) = run.app.screen.query("_BigChoice")
        await run.pilot.click(stop)
        await run.settle()
        assert phase(run) is None


@pytest.mark.parametrize(("key", "then"), [("y", WakePhase.RISING), ("escape", None)])
async def test_missed_it_asks(key: str, then: WakePhase | None) -> None:
    async with running_app() as run:
        await miss(run)
        assert "was missed" in run.text()
        assert run.player.calls_to("begin_rise") == []
        await run.press(key)
        assert phase(run) is then


async def test_an_alarm_that_ends_by_itself_closes_its_dialog() -> None:
    async with running_app() as run:
        await rise(run)
        run.app.playback.waking.stop_waking()
        await run.settle()
        assert run.app.screen is run.app.main


async def test_it_comes_over_another_dialog() -> None:
    async with running_app() as run:
        await run.press("t")
        await rise(run)
        await run.press("s")
        assert phase(run) is None
        assert "Sleep timer" in run.text()
        assert isinstance(run.widget("#wake"), Input)


async def test_the_bell_rings_where_nothing_can_be_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with running_app() as run:
        rung: list[bool] = []
        monkeypatch.setattr(run.app, "bell", lambda: rung.append(True))
        await rise(run)
        run.local._events.emit(WakeBell())
        assert rung == [True]


async def test_quitting_asks_first() -> None:
    async with running_app() as run:
        await set_wake(run)
        await run.press("q")
        assert "The wake-up at 7:00 would be lost." in run.text()
        await run.press("escape")
        assert run.player.closed_with is None


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_it_fits_any_terminal(size: tuple[int, int]) -> None:
    async with running_app(FakeServices(unicode=False), size=size) as run:
        await run.press("t")
        for word in ("Length", "Then", "Wake at", "with", "set"):
            assert word in run.text()
        await run.press("escape")
        await rise(run)
        for word in ("Good morning.", "Snooze", "any other key", "Stop"):
            assert word in run.text()
        assert run.text().isascii()


async def test_a_narrow_title_names_only_the_time() -> None:
    async with running_app(size=(70, 24)) as run:
        await run.play(RAIN)
        await set_wake(run)
        assert run.lines()[0].rstrip().endswith("wakes 7:00")
    async with running_app(size=(40, 12)) as run:
        await run.play(RAIN)
        await set_wake(run)
        assert "wakes 7:00" in run.text()
