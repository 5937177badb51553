"""The minute after the end, in which any key stops what is to follow."""

from __future__ import annotations

import threading

import pytest
from tests.tui.app_driver import HERE, AppRun, running_app
from tests.tui.fakes import FakeServices

from sleepterm.audio.events import TimerFinished
from sleepterm.audio.state import Status
from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
from sleepterm.night.timer_rules import TimerRules
from sleepterm.store.session import Session
from sleepterm.store.settings import Settings
from sleepterm.tui.controllers import after_end
from sleepterm.tui.screens.last_minute import LastMinute
from sleepterm.tui.widgets.choice import Choice
from sleepterm.units import Seconds

RAIN = "steady-rain"
SUSPEND, POWEROFF, QUIT = AfterEnd.SUSPEND, AfterEnd.POWEROFF, AfterEnd.QUIT


@pytest.fixture
def short_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(after_end, "NOTICE", Seconds(0.05))


def no_window() -> FakeServices:
    rules = TimerRules(still_awake=Seconds(0))
    return FakeServices(settings=Settings(timer_rules=rules))


def slow_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[FakeServices, threading.Event]:
    """A machine that says what it can do only once the event is set."""
    answer = threading.Event()
    fakes = FakeServices()

    def why_no_power(_then: AfterEnd) -> str:
        answer.wait(20)
        return ""

    monkeypatch.setattr(fakes, "why_no_power", why_no_power)
    return fakes, answer


async def end(run: AppRun, then: AfterEnd) -> None:
    """Play, until the timer ends the sound."""
    await run.play(RAIN)
    await end_now(run, then)


async def end_now(run: AppRun, then: AfterEnd) -> None:
    run.player.become(status=Status.STOPPED)
    run.player.emit(TimerFinished(then))
    await run.settle()


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (QUIT, "sleepterm quits in one minute"),
        (SUSPEND, "machine suspends in one minute"),
        (POWEROFF, "machine powers off in one minute"),
    ],
)
async def test_a_key_stops_it_and_plays_on(then: AfterEnd, words: str) -> None:
    async with running_app() as run:
        await end(run, then)
        assert words in run.text()
        assert "Any key stops that; the sound plays on." in run.text()
        await run.press("x")
        assert words not in run.text()
        assert run.status() is Status.PLAYING
        assert run.fakes.ended == []


@pytest.mark.parametrize("key", ["space", "q", "ctrl+c", "ctrl+p", "tab"])
async def test_every_key_only_stops_it_without_a_window(key: str) -> None:
    async with running_app(no_window()) as run:
        await end(run, SUSPEND)
        await run.press(key)
        assert run.app.screen is run.app.main
        assert run.status() is Status.STOPPED
        assert run.player.closed_with is None
        assert run.fakes.ended == []


async def test_a_click_stops_it_too() -> None:
    async with running_app(no_window()) as run:
        await end(run, POWEROFF)
        await run.pilot.click(offset=(3, 3))
        await run.settle()
        assert run.app.screen is run.app.main


@pytest.mark.parametrize(
    "before",
    [("t", "tab", "5"), ("/", "r"), ("o",), ("ctrl+p",)],
)
async def test_the_key_stops_it_wherever_the_user_was(before: tuple[str, ...]) -> None:
    async with running_app(no_window()) as run:
        await run.play(RAIN)
        await run.press(*before)
        screen, shown = run.app.screen, run.text()
        await end_now(run, SUSPEND)
        assert "suspends in one minute" in run.text()
        assert "Any key stops that." in run.text()
        await run.press("a")
        assert run.app.screen is screen
        assert "suspends" not in run.text()
        assert ("Timer" in shown) is ("Timer" in run.text())
        assert run.browse.view.filter.text == ("r" if "/" in before else "")
        assert run.fakes.ended == []


async def test_on_the_night_screen_it_says_that_the_mix_plays_again() -> None:
    async with running_app() as run:
        await run.play(RAIN)
        await run.press("n")
        await end_now(run, AfterEnd.NOTHING)
        await run.press("a")
        assert run.status() is Status.PLAYING
        assert run.text().strip() == "Playing again."


@pytest.mark.usefixtures("short_minute")
@pytest.mark.parametrize("then", [SUSPEND])
async def test_once_the_minute_has_passed_it_is_done(then: AfterEnd) -> None:
    async with running_app() as run:
        await end(run, then)
        await run.wait_until(lambda: bool(run.fakes.ended))
        assert run.fakes.ended == [then]
        assert run.app.screen is run.app.main


@pytest.mark.usefixtures("short_minute")
async def test_quit_closes_the_app_after_the_minute() -> None:
    async with running_app() as run:
        await end(run, QUIT)
        await run.wait_until(lambda: run.player.closed_with is not None)
        assert run.fakes.ended == []


async def test_an_app_that_leaves_powers_nothing_off() -> None:
    async with running_app() as run:
        await end(run, POWEROFF)
        notice = run.app.screen
        assert isinstance(notice, LastMinute)
        run.app.request_leave()
        notice.answer(notice.YES)
        await run.wait_until(lambda: run.player.closed_with is not None)
        await run.settle()
        assert run.fakes.ended == []


async def test_a_sound_that_plays_again_withdraws_the_notice() -> None:
    async with running_app() as run:
        await end(run, SUSPEND)
        run.app.playback.still_awake()
        await run.settle()
        assert run.app.screen is run.app.main
        assert run.status() is Status.PLAYING
        await end_now(run, SUSPEND)
        assert "suspends in one minute" in run.text()


async def test_an_end_soon_after_another_gives_one_notice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fakes, answer = slow_machine(monkeypatch)
    async with running_app(fakes) as run:
        await run.play(RAIN)
        for _ in range(2):
            run.player.become(status=Status.STOPPED)
            run.player.emit(TimerFinished(SUSPEND))
            await run.pilot.pause()
        answer.set()
        await run.settle()
        notices = [x for x in run.app.screen_stack if isinstance(x, LastMinute)]
        assert len(notices) == 1
        await run.press("x")
        assert run.app.screen is run.app.main


NO_POWER = {SUSPEND: "this user is not allowed to", POWEROFF: "logind does not answer"}


async def test_what_the_machine_cannot_do_is_not_offered_and_why() -> None:
    async with running_app(FakeServices(obstacles={SUSPEND: NO_POWER[SUSPEND]})) as run:
        await run.press("t")
        assert "Suspend is not possible: this user is not allowed to." in run.text()
        await run.press(*["down"] * 4, "right", "right", "enter")
        assert run.app.playback.memory.timer.then is POWEROFF


async def test_reasons_stand_together_and_the_present_choice_stays() -> None:
    session = Session(timer=TimerSettings(then=SUSPEND))
    for obstacles, words in (
        (dict.fromkeys(NO_POWER, "x"), ("Suspend and power off are not possible: x.",)),
        (
            NO_POWER,
            ("Suspend is not possible: this", "Power off is not possible: logind"),
        ),
    ):
        fakes = FakeServices(session=session, obstacles=obstacles)
        async with running_app(fakes) as run:
            await run.press("t")
            assert all(each in run.text() for each in words)
            assert f"{HERE}suspend" in run.text()
            await run.press("enter")
            assert run.app.playback.memory.timer.then is SUSPEND


async def test_nothing_is_promised_before_the_machine_was_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fakes, answer = slow_machine(monkeypatch)
    async with running_app(fakes) as run:
        run.app.context.playing.set_timer()
        await run.wait_until(lambda: bool(run.app.screen.query("#then")))
        choice = run.widget("#then")
        assert isinstance(choice, Choice)
        assert [option.label for option in choice.options] == ["nothing", "quit"]
        answer.set()
        await run.settle()
        assert len(choice.options) == 4


async def test_what_the_machine_cannot_do_is_not_announced() -> None:
    async with running_app(FakeServices(obstacles=NO_POWER)) as run:
        await end(run, SUSPEND)
        assert run.app.screen is run.app.main
        words = (
            "Machine stays on: Suspend is not possible: this user is not allowed to."
        )
        assert words in run.notices
        await end(run, QUIT)
        assert "quits in one minute" in run.text()
        assert run.fakes.ended == []
