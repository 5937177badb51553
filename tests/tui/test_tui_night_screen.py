"""The night screen: dark, and woken by a key."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from tests.tui.app_driver import NORMAL, AppRun, running_app
from tests.tui.fakes import FakeServices
from tests.tui.manual_time import ManualTime
from textual import events

from sleepterm.audio.events import TimerFinished
from sleepterm.audio.latency import Latency
from sleepterm.audio.state import Device, Status
from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
from sleepterm.playback.notice import Notice
from sleepterm.store.session import Session
from sleepterm.store.settings import Settings
from sleepterm.tui.screens import lazy
from sleepterm.tui.screens.night import ANY_KEY, AWAKE, NightScreen
from sleepterm.units import Seconds

RAIN, SCAN = "steady-rain", "body-scan"
QUARTER = TimerSettings(duration=Seconds(900.0))
"""Fades from the fifth minute to the fifteenth."""


@asynccontextmanager
async def night(
    *, size: tuple[int, int] = NORMAL, after: float | None = 60.0
) -> AsyncIterator[AppRun]:
    """The app with rain playing, on a clock that stands still."""
    fakes = FakeServices(
        time=ManualTime(),
        session=Session(timer=QUARTER),
        settings=Settings(night_after=None if after is None else Seconds(after)),
    )
    async with running_app(fakes, size=size) as run:
        await run.play(RAIN)
        yield run


async def go_dark(run: AppRun) -> None:
    """Open the night screen, and wait until it is drawn, which Textual does twice."""
    await run.press("n")
    for _ in range(6):
        await run.pilot.pause()


async def pass_time(run: AppRun, seconds: float) -> None:
    assert run.fakes.time is not None
    run.fakes.time.advance(seconds)
    await run.settle()


async def wake(run: AppRun) -> None:
    await run.press("x")
    await pass_time(run, 1.0)


def is_dark(run: AppRun) -> bool:
    return isinstance(run.app.screen, NightScreen)


async def fade(run: AppRun) -> None:
    timer = run.player.state.timer.advanced(Seconds(360.0))
    run.player.become(timer=timer)
    await run.settle()


async def test_n_leaves_one_dim_line() -> None:
    async with night() as run:
        await run.press("n")
        assert run.text().split() == ANY_KEY.split()


async def test_it_comes_by_itself_after_a_minute_without_a_key() -> None:
    async with night() as run:
        await pass_time(run, 59.0)
        await run.press("j")
        await pass_time(run, 59.0)
        assert not is_dark(run)
        await pass_time(run, 1.0)
        assert is_dark(run)


async def test_the_mouse_puts_it_off_too() -> None:
    async with night() as run:
        await pass_time(run, 59.0)
        await run.pilot.hover(offset=(3, 3))
        await pass_time(run, 59.0)
        assert not is_dark(run)


@pytest.mark.parametrize("key", ["space", "s"])
async def test_it_does_not_come_while_nothing_plays(key: str) -> None:
    async with night() as run:
        await run.press(key)
        await pass_time(run, 600.0)
        assert not is_dark(run)
        await run.press("space")
        await pass_time(run, 60.0)
        assert is_dark(run)


async def test_it_never_comes_if_that_is_switched_off() -> None:
    async with night(after=None) as run:
        await pass_time(run, 9999.0)
        assert not is_dark(run)


async def test_it_covers_a_dialog_but_waits_longer_for_who_writes() -> None:
    async with night() as run:
        await run.press("t")
        await pass_time(run, 299.0)
        assert not is_dark(run)
        await pass_time(run, 1.0)
        assert is_dark(run)
        await wake(run)
        await run.press("escape")
        assert type(run.app.screen).__name__ == "TimerDialog"


async def test_captions_are_not_hidden_from_who_reads_along() -> None:
    async with night() as run:
        await run.play(SCAN)
        await run.press("o")
        await pass_time(run, 200.0)
        assert not is_dark(run)
        run.player.become(layers=run.player.state.layers[:1])
        await run.settle()
        await pass_time(run, 60.0)
        assert is_dark(run)


async def test_the_first_key_does_nothing_but_wake_it_after_a_second() -> None:
    async with night() as run:
        await run.press("n", "s", "s", "q")
        assert run.text().split() == ANY_KEY.split()
        await pass_time(run, 1.0)
        assert run.status() is Status.PLAYING
        for label in ("still awake", "softer, louder", "stop"):
            assert label in run.text()
        await run.press("s")
        assert run.status() is Status.STOPPED
        assert run.text().split() == []


async def test_the_choices_go_by_themselves() -> None:
    async with night() as run:
        await run.press("n")
        await wake(run)
        await pass_time(run, 19.0)
        await run.press("plus")
        await pass_time(run, 19.0)
        assert "still awake" in run.text()
        await pass_time(run, 1.0)
        assert run.text().split() == ANY_KEY.split()


async def test_enter_does_the_chosen_one() -> None:
    async with night() as run:
        await run.press("n")
        await wake(run)
        before = run.player.state.master
        await run.press("down", "right")
        assert run.player.state.master > before
        await run.press("up", "enter")
        assert run.player.calls_to("arm_timer")[-1] == (QUARTER,)
        assert "starts again: 15 min" in run.text()
        await wake(run)
        await run.press("down", "down", "down", "enter")
        assert run.status() is Status.STOPPED
        await wake(run)
        await run.press("enter")
        assert run.status() is Status.PLAYING


async def test_in_a_fade_any_key_is_still_awake_and_brings_no_light() -> None:
    async with night() as run:
        await run.press("n")
        await fade(run)
        assert run.text().split() == AWAKE.split()
        await run.press("z")
        assert run.player.calls_to("arm_timer")[-1] == (QUARTER,)
        assert run.text().strip() == "The timer starts again: 15 min."
        await pass_time(run, 30.0)
        assert "stop" not in run.text()


async def test_after_the_end_any_key_plays_on_and_says_so() -> None:
    async with night() as run:
        await run.press("n")
        await end(run, AfterEnd.NOTHING)
        await run.press("z")
        assert run.status() is Status.PLAYING
        assert run.text().strip() == "Playing again."


@pytest.mark.parametrize("opening", ["", "o", "question_mark"])
async def test_in_a_fade_any_key_is_still_awake_on_every_screen(opening: str) -> None:
    async with night() as run:
        await run.play(SCAN)
        if opening:
            await run.press(opening)
        await fade(run)
        await run.press("q")
        assert run.player.calls_to("arm_timer")[-1] == (QUARTER,)
        assert not run.app.is_leaving
        assert any("The timer starts again: 15 min." in x for x in run.notices)
        # A dialog gets its key as well: who uses one sees what it does.
        is_open = len(run.app.screen_stack) > 1
        assert is_open == (opening == "o")


async def test_who_types_a_search_in_a_fade_goes_on_typing() -> None:
    async with night() as run:
        await run.press("slash")
        await fade(run)
        await run.press("r", "a")
        assert run.app.main.search.value == "ra"
        assert len(run.player.calls_to("arm_timer")) == 2


async def test_control_c_still_ends_it_in_a_fade() -> None:
    async with night() as run:
        await fade(run)
        before = len(run.player.calls_to("arm_timer"))
        await run.press("ctrl+c")
        assert len(run.player.calls_to("arm_timer")) == before
        assert run.app.screen.is_modal


async def test_the_mouse_does_nothing_in_the_dark() -> None:
    async with night() as run:
        await go_dark(run)
        drawn = run.drawn()
        for _ in range(2):
            await run.pilot.click(offset=(40, 12))
            await run.pilot.hover(offset=(20, 10))
        assert drawn == []
        await wake(run)
        row = next(y for y, line in enumerate(run.lines()) if " stop" in line)
        await run.pilot.click(offset=(40, row))
        await run.settle()
        assert run.status() is Status.STOPPED


async def test_pasting_in_the_dark_imports_nothing() -> None:
    async with night() as run:
        await run.press("n")
        run.app.post_message(events.Paste("/tmp/rain.ogg"))
        await run.settle()
        assert run.fakes.added_paths == []
        assert not run.app.screen.is_modal


async def test_nothing_is_drawn_in_the_dark_but_the_line_once_the_fade_begins() -> None:
    async with night() as run:
        await run.play(SCAN)
        await go_dark(run)
        drawn = run.drawn()
        for position in range(0, 300, 20):
            guided = run.player.state.layers[-1]
            layers = (*run.player.state.layers[:-1], guided)
            run.player.become(
                layers=layers, timer=run.player.state.timer.advanced(Seconds(20.0))
            )
            run.app.show_notice(Notice(f"Added {position} sounds.", "Added"))
            run.app.main.show_work(f"Adding {position} of 300")
            run.app.context.catalog.load()
            await pass_time(run, 20.0)
        run.player.become(device=Device.MISSING, device_problem="gone")
        await run.settle()
        assert drawn == []
        await fade(run)
        assert len(drawn) == 1
        run.player.become(timer=run.player.state.timer.advanced(Seconds(200.0)))
        run.player.become(status=Status.STOPPED)
        await pass_time(run, 300.0)
        assert len(drawn) == 1


async def test_a_notice_waits_for_the_light() -> None:
    async with night() as run:
        await run.press("n")
        run.app.show_notice(Notice("Added 3 sounds.", "Added"))
        await run.settle()
        assert "Added" not in run.text()
        await wake(run)
        assert "Added 3 sounds." in run.text()


async def test_waking_draws_no_whole_screen() -> None:
    async with night() as run:
        drawn = run.drawn()
        await go_dark(run)
        whole = max(drawn)
        drawn.clear()
        await wake(run)
        assert drawn
        assert sum(drawn) < whole / 2


async def end(run: AppRun, then: AfterEnd) -> None:
    run.player.become(status=Status.STOPPED)
    run.player.emit(TimerFinished(then))
    await run.settle()


@pytest.mark.parametrize("key", ["", "x"])
async def test_what_follows_the_end_is_announced_in_the_dim_line(key: str) -> None:
    async with night() as run:
        await go_dark(run)
        drawn = run.drawn()
        await end(run, AfterEnd.QUIT)
        said = run.text().strip()
        assert (
            said
            == "sleepterm quits in one minute. Any key stops that; the sound plays on."
        )
        assert max(drawn) < 400
        if key:
            await run.press(key)
            assert run.status() is Status.PLAYING
            assert "quits" not in run.text()
        await pass_time(run, 61.0)
        assert run.app.is_leaving is (key == "")


async def test_a_dialog_is_all_there_is_in_the_light() -> None:
    async with night() as run:
        await end(run, AfterEnd.QUIT)
        assert run.app.screen.is_modal
        await run.press("x")
        assert run.status() is Status.PLAYING
        assert not run.app.screen.is_modal


async def test_a_dialog_above_it_gets_its_keys() -> None:
    async with night() as run:
        await go_dark(run)
        answers: list[bool | None] = []
        run.app.open_dialog(lazy.confirm_dialog("Quit", "Now?"), answers.append)
        await run.settle()
        await run.press("y")
        assert answers == [True]
        assert is_dark(run)


async def test_the_choices_have_the_keys_that_the_user_gave_them() -> None:
    keys = {"still-awake": "a", "night-screen": "z"}
    fakes = FakeServices(
        time=ManualTime(),
        session=Session(timer=QUARTER),
        settings=Settings(keymap={**keys, "add-sound": "f9"}),
    )
    async with running_app(fakes) as run:
        await run.play(RAIN)
        await run.press("z")
        await wake(run)
        assert "a     still awake" in run.text()
        assert "z dark" in run.text()
        await run.press("a")
        assert "starts again" in run.text()


async def test_escape_goes_back_to_the_tracks() -> None:
    async with night() as run:
        await run.press("n")
        await wake(run)
        await run.press("escape")
        assert run.app.main.is_active
        assert "Steady rain" in run.text()
        await pass_time(run, 60.0)
        assert is_dark(run)


@pytest.mark.parametrize("size", [(40, 12), (20, 6), (200, 60)])
async def test_the_choices_fit(size: tuple[int, int]) -> None:
    async with night(size=size) as run:
        await run.press("n")
        await wake(run)
        for word in ("awake", "louder", "stop"):
            assert word in run.text()


async def test_keys_may_be_heard_later_only_in_the_dark() -> None:
    async with night() as run:
        await run.press("n")
        assert run.player.calls_to("set_latency")[-1] == (Latency.HIGH,)
        await wake(run)
        assert run.player.calls_to("set_latency")[-1] == (Latency.LOW,)
        await pass_time(run, 20.0)
        assert run.player.calls_to("set_latency")[-1] == (Latency.HIGH,)
        await wake(run)
        await run.press("escape")
        assert run.player.calls_to("set_latency")[-1] == (Latency.LOW,)
