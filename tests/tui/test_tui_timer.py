"""The sleep timer on the screen."""

from __future__ import annotations

import pytest
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices
from textual.widgets import Input

from sleepterm.audio.events import TimerFinished
from sleepterm.audio.state import Status
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import AfterEnd, EndWith, Phase, TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.store.session import Session
from sleepterm.units import Seconds

RAIN, SCAN = "steady-rain", "body-scan"
MINUTE = 60.0


def remaining(run: AppRun) -> float | None:
    return run.player.state.timer.remaining


async def test_nudges_move_a_running_timer() -> None:
    async with running_app() as run:
        await run.play(RAIN)
        await run.press("e")
        assert remaining(run) == 50 * MINUTE
        await run.press("E")
        assert remaining(run) == 65 * MINUTE
        await run.press("c", "C")
        assert remaining(run) == 45 * MINUTE
        assert "fades in 35 min, silent in 45 min" in run.lines()[0]
        assert run.app.playback.memory.timer.duration == 45 * MINUTE


async def test_nudges_without_sound_change_the_next_timer() -> None:
    async with running_app() as run:
        await run.press("C", "c")
        assert "25 min, the last 10 min fading" in run.lines()[0]
        await run.press(*"CCCC")
        assert run.app.playback.memory.timer.duration == MINUTE
        await run.play(RAIN)
        assert remaining(run) == MINUTE


async def test_still_awake_after_the_end_begins_the_same_mix() -> None:
    async with running_app() as run:
        await run.press("w")
        assert run.player.state.status is Status.STOPPED
        await run.play(RAIN)
        run.player.become(status=Status.STOPPED)
        run.player.emit(TimerFinished(AfterEnd.NOTHING))
        await run.settle()
        await run.press("w")
        assert run.status() is Status.PLAYING
        assert remaining(run) == 45 * MINUTE


async def test_minutes_are_shown_and_no_seconds() -> None:
    async with running_app() as run:
        await run.play(RAIN)
        run.player.pass_time(12 * MINUTE + 17)
        await run.settle()
        assert "fades in 23 min, silent in 33 min" in run.lines()[0]
        assert "33 min" in run.lines()[-3]


async def test_still_awake_brings_a_fade_back_with_the_whole_timer() -> None:
    async with running_app() as run:
        await run.press("w")
        assert run.player.calls_to("arm_timer") == []
        await run.play(RAIN)
        run.player.pass_time(40 * MINUTE)
        await run.settle()
        assert "fading, silent in 5 min" in run.lines()[0]
        await run.press("w")
        assert remaining(run) == 45 * MINUTE
        assert not run.player.state.timer.is_fading


async def test_still_awake_without_a_timer_says_so() -> None:
    session = Session(timer=TimerSettings(enabled=False))
    async with running_app(FakeServices(session=session)) as run:
        assert "all night" in run.lines()[0]
        await run.play(RAIN)
        await run.press("w")
        assert any("Playing all night" in notice for notice in run.notices)


async def test_the_dialog_sets_every_choice_and_remembers_it() -> None:
    async with running_app() as run:
        await run.play(RAIN)
        await run.press("t")
        assert "Sleep timer" in run.text()
        await run.press("right", "down", "right", "down", "right")
        assert "Stays loud longer, then drops fast." in run.text()
        await run.press("down", "right", "down", "right", "right", "enter")
        expected = TimerSettings(
            duration=Seconds(60 * MINUTE),
            fade=Seconds(15 * MINUTE),
            law=FadeLaw.LINEAR,
            end=EndWith.TRACK,
            then=AfterEnd.SUSPEND,
        )
        assert run.player.calls_to("arm_timer")[-1] == (expected,)
        assert run.app.playback.memory.timer == expected
        assert remaining(run) == 60 * MINUTE
        await run.press("t")
        assert "60" in run.text()
        await run.press("escape")
        assert len(run.player.calls_to("arm_timer")) == 2


async def test_the_dialog_takes_a_typed_length_and_says_what_is_wrong() -> None:
    async with running_app() as run:
        await run.press("t", "tab")
        field = run.widget("#duration")
        assert isinstance(field, Input)
        assert field.has_focus
        field.value = ""
        await run.press(*"7x")
        assert "not a length of time" in run.text()
        await run.press("enter")
        assert "Sleep timer" in run.text()
        await run.press("backspace", *"5m")
        assert "not a length of time" not in run.text()
        await run.press("enter")
        assert run.app.playback.memory.timer.duration == 75 * MINUTE


@pytest.mark.parametrize("before", [(), ("down", "down"), ("up", "up", "up"), ("tab",)])
async def test_digits_set_the_length_wherever_the_focus_is(
    before: tuple[str, ...],
) -> None:
    async with running_app() as run:
        await run.press("t", *before, *"125", "enter")
        assert run.app.playback.memory.timer.duration == 125 * MINUTE
        assert run.app.playback.memory.timer.fade == 10 * MINUTE


async def test_digits_on_the_row_of_the_fade_set_the_fade() -> None:
    async with running_app() as run:
        await run.press("t", "down", *"12", "enter")
        timer = run.app.playback.memory.timer
        assert (timer.duration, timer.fade) == (45 * MINUTE, 12 * MINUTE)


async def test_the_field_takes_a_time_of_day_and_keeps_it() -> None:
    async with running_app() as run:
        await run.press("t", *"23:30")
        assert "Until 23:30, the last 10 min fading." in run.text()
        await run.press("enter")
        timer = run.app.playback.memory.timer
        assert (timer.until, timer.duration) == (TimeOfDay(23, 30), 45 * MINUTE)
        assert "until 23:30, the last 10 min fading" in run.lines()[0]
        await run.press("t", "enter")
        assert run.app.playback.memory.timer == timer
        await run.press("t", "left", "enter")
        assert run.app.playback.memory.timer.until is None


async def test_a_running_timer_says_until_when() -> None:
    at = TimeOfDay(16, 0)
    session = Session(timer=TimerSettings(until=at))
    async with running_app(FakeServices(session=session)) as run:
        await run.play(RAIN)
        assert f"until {at}, fades in" in run.lines()[0]
        run.player.pass_time(55 * MINUTE)
        await run.settle()
        assert f"fading, silent at {at}" in run.lines()[0]


async def test_a_number_of_tracks_is_a_choice_and_is_kept() -> None:
    session = Session(timer=TimerSettings(end=EndWith.TRACK, tracks=5))
    async with running_app(FakeServices(session=session)) as run:
        await run.press("t")
        assert "after 5 tracks" in run.text()
        assert "5 tracks, then 10 min fading." in run.text()
        await run.press("enter")
        assert run.app.playback.memory.timer == session.timer
        await run.play(SCAN)
        assert "ends after 5 tracks" in run.lines()[0]
        await run.press("t", "down", "down", "down", "left", "enter")
        assert run.app.playback.memory.timer.tracks == 3
        assert run.app.playback.memory.timer.end is EndWith.TRACK


async def test_no_fade_is_a_choice() -> None:
    async with running_app() as run:
        await run.play(RAIN)
        await run.press("t", "down", "left", "left")
        assert "45 min, without a fade." in run.text()
        await run.press("enter")
        assert run.app.playback.memory.timer.fade == 0.0
        assert "silent in 45 min" in run.lines()[0]
        await run.press("t", "down", *"0", "enter")
        assert run.app.playback.memory.timer.fade == 0.0


async def test_digits_after_all_night_switch_the_timer_on() -> None:
    session = Session(timer=TimerSettings(enabled=False))
    async with running_app(FakeServices(session=session)) as run:
        await run.press("t", *"1h20m", "enter")
        timer = run.app.playback.memory.timer
        assert (timer.enabled, timer.duration) == (True, 80 * MINUTE)


async def test_all_night_cancels_the_timer_and_a_typed_length_sets_one_again() -> None:
    async with running_app() as run:
        await run.play(RAIN)
        await run.press("t", "right", "right", "right")
        assert "All night." in run.text()
        await run.press("enter")
        assert run.player.state.timer.phase is Phase.OFF
        assert "all night" in run.lines()[0]
        await run.press("t", "tab", "end", "backspace", "backspace", "backspace")
        await run.press(*"20", "enter")
        assert remaining(run) == 20 * MINUTE


async def test_a_click_on_the_timer_opens_it_and_a_click_chooses() -> None:
    async with running_app() as run:
        await run.pilot.click("TimerPanel")
        await run.settle()
        await run.pilot.click("#length", offset=(1, 0))
        await run.pilot.click("#law", offset=(22, 0))
        await run.press("enter")
        settings = run.app.playback.memory.timer
        assert settings.duration == 15 * MINUTE
        assert settings.law is FadeLaw.EARLY


@pytest.mark.parametrize("size", [(60, 14), (40, 12)])
async def test_the_timer_fits_a_small_terminal(size: tuple[int, int]) -> None:
    obstacles = {AfterEnd.SUSPEND: "logind does not answer", AfterEnd.POWEROFF: "x"}
    async with running_app(FakeServices(obstacles=obstacles), size=size) as run:
        await run.press("t")
        for word in ("Length", "Fade", "Shape", "Ends", "Then", "choose"):
            assert word in run.text()


async def test_the_end_remembers_where_the_fade_began() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        run.player.pass_time(4 * MINUTE)
        await run.press(*"CC")
        run.player.pass_time(6 * MINUTE)
        await run.settle()
        assert run.player.state.timer.is_fading
        run.player.become(status=Status.STOPPED)
        run.player.emit(TimerFinished(AfterEnd.NOTHING))
        await run.settle()
        # 45 - 30 leaves 11 minutes at the fourth: the fade began at the fifth
        assert run.local.memory.positions[SCAN] == 5 * MINUTE
        assert run.fakes.saved[-1].positions == {SCAN: 5 * MINUTE}


async def test_a_fade_that_was_called_back_is_forgotten() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        await run.press(*"CC")
        run.player.pass_time(6 * MINUTE)
        await run.settle()
        await run.press("w")
        run.player.emit(TimerFinished(AfterEnd.NOTHING))
        await run.settle()
        assert SCAN not in run.local.memory.positions
