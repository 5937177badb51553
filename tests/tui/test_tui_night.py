"""Start, session, device, problems, quitting."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from typing import cast

import pytest
from tests.tui.app_driver import running_app
from tests.tui.fakes import FakePlayer, FakeServices

from sleepterm.audio.events import DeviceFound, DeviceLost
from sleepterm.audio.player_api import PlayerApi
from sleepterm.audio.state import Device, Status
from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem, Severity
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.store.session import Session, SessionLayer
from sleepterm.store.settings import Settings
from sleepterm.tui.app import SleeptermApp
from sleepterm.units import Percent, Seconds

RAIN, NOISE, SCAN = "steady-rain", "brown-noise", "body-scan"


def test_the_screens_import_no_samples() -> None:
    code = (
        "import sys, sleepterm.tui.app\n"
        "heavy = {'numpy', 'soundfile', 'soxr', 'pygame', 'sleepterm.audio.player'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or None)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


async def test_the_first_frame_waits_for_nothing() -> None:
    fakes = FakeServices()
    app = SleeptermApp(fakes.start_up())
    async with app.run_test(size=(80, 24)):
        assert fakes.player.calls == []
        await app.workers.wait_for_complete()


async def test_a_search_need_not_wait_for_what_comes_after_the_list() -> None:
    fakes = FakeServices()
    services = fakes.services()._replace(list_alone=Seconds(600.0))
    app = SleeptermApp(fakes.start_up()._replace(connect=lambda: services))
    async with app.run_test(size=(80, 24)) as pilot:
        while not app.main.tracks.tracks:
            await pilot.pause(0.01)
        await pilot.press("slash", *"fire")
        assert app.main.search.value == "fire"
        assert [track.id for track in app.main.tracks.tracks] == ["campfire"]


async def test_the_session_is_restored_and_does_not_play() -> None:
    session = Session(
        layers=(SessionLayer(RAIN, Percent(30)), SessionLayer("gone", Percent(9))),
        master=Percent(45),
        timer=TimerSettings(duration=Seconds(1800.0)),
    )
    async with running_app(FakeServices(session=session)) as run:
        assert run.mix == [RAIN]
        assert run.status() is Status.STOPPED
        assert run.player.state.master == 45
        assert "Ready to resume" in run.text()
        assert "30 min, the last 10 min fading" in run.lines()[0]
        await run.press("space")
        assert run.player.state.timer.remaining == 1800.0


async def test_an_unchanged_session_is_not_saved_again() -> None:
    session = Session(layers=(SessionLayer("gone", Percent(9)),), master=Percent(45))
    fakes = FakeServices(session=session)
    async with running_app(fakes) as run:
        await run.app.leave()
        assert fakes.saved == []
    async with running_app(fakes) as run:
        await run.press("plus")
        await run.app.leave()
        assert fakes.saved[-1].layers == session.layers
        assert fakes.saved[-1].master == 50


async def test_quitting_saves_mix_volumes_timer_and_position() -> None:
    async with running_app() as run:
        await run.play(NOISE, SCAN)
        await run.go_to(NOISE)
        await run.press("left_square_bracket", "minus")
        run.player.pass_time(190)
        await run.settle()
        await run.app.leave()
        saved = run.fakes.saved[-1]
        ids = [(layer.track_id, layer.percent) for layer in saved.layers]
        assert ids[:2] == [(NOISE, 95), (SCAN, 100)]
        assert saved.master == 75
        assert saved.timer == TimerSettings()
        assert saved.positions == {SCAN: 190.0}


async def test_a_muted_night_is_remembered_at_its_volume() -> None:
    async with running_app() as run:
        await run.press("m")
        await run.app.leave()
        assert all(session.master == 80 for session in run.fakes.saved)


async def test_changes_are_saved_a_little_later() -> None:
    async with running_app() as run:
        await run.play(RAIN)
        assert run.fakes.saved == []
        run.local.lifecycle.save()
        assert [x.track_id for x in run.fakes.saved[-1].layers] == [RAIN]


async def test_a_session_that_can_t_be_saved_is_reported_once() -> None:
    fakes = FakeServices()

    def failing(_: Session) -> None:
        raise SleeptermError("Disk full", "The session could not be saved.")

    fakes.saved = _FailingList(failing)
    async with running_app(fakes) as run:
        await run.press("plus")
        run.local.lifecycle.save()
        run.local.lifecycle.save()
        await run.settle()
        assert run.notices == ["Disk full: The session could not be saved."]


class _FailingList(list[Session]):
    def __init__(self, refuse: object) -> None:
        super().__init__()
        self.append = refuse  # type: ignore[assignment]


async def test_q_leaves_at_once_without_a_timer() -> None:
    async with running_app() as run:
        await run.press("q")
        assert run.player.closed_with == pytest.approx(0.6)
        assert run.app._exit


@pytest.mark.parametrize("key", ["y", "q", "enter"])
async def test_q_asks_while_a_timer_runs(key: str) -> None:
    async with running_app() as run:
        await run.play(RAIN)
        await run.press("q")
        assert "The timer runs for 45 min" in run.text()
        await run.press("n")
        assert run.player.closed_with is None
        await run.press("q", key)
        assert run.player.closed_with is not None


async def test_q_does_not_ask_when_it_plays_all_night() -> None:
    session = Session(timer=TimerSettings(enabled=False))
    async with running_app(FakeServices(session=session)) as run:
        await run.play(RAIN)
        await run.press("q")
        assert run.player.closed_with is not None


async def test_leave_can_be_called_from_another_thread_and_twice() -> None:
    async with running_app() as run:
        await run.play(RAIN)
        leave = cast("Callable[[], None]", run.app.leave)
        await asyncio.to_thread(lambda: run.app.call_from_thread(leave))
        await run.app.leave()
        assert run.player.closed_with is not None
        assert run.fakes.saved


async def test_a_player_that_can_t_be_built_is_told() -> None:
    fakes = FakeServices()

    def failing() -> PlayerApi:
        raise SleeptermError("No player", "pygame is not installed.")

    services = fakes.services()._replace(make_player=failing)
    app = SleeptermApp(fakes.start_up()._replace(connect=lambda: services))
    async with app.run_test(notifications=True) as pilot:
        while not app._notifications:
            await pilot.pause(0.01)
        assert [x.message for x in app._notifications] == ["pygame is not installed."]
        await pilot.press("space", "plus", "e", "w", "s", "m", "r", "q")


async def test_without_a_device_it_says_so_and_all_else_works() -> None:
    player = FakePlayer(device=Device.MISSING, problem="no [sound] card")
    async with running_app(FakeServices(player=player)) as run:
        assert "No sound device (no [sound] card)" in run.text()
        assert "r retry" in run.lines()[-1]
        await run.press("slash", *"rain", "enter")
        assert len(run.app.main.tracks.tracks) == 3
        await run.press("r")
        assert player.calls_to("retry_device") == [()]
        player.state = FakePlayer().state
        player.emit(DeviceFound())
        await run.settle()
        assert "No sound device" not in run.text()
        await run.press("r")
        assert len(player.calls_to("retry_device")) == 1


async def test_a_device_that_is_lost_is_seen_and_a_click_retries() -> None:
    async with running_app() as run:
        await run.play(RAIN)
        run.player.become(device=Device.MISSING, device_problem="unplugged")
        run.player.emit(DeviceLost("unplugged"))
        await run.settle()
        assert "(unplugged)" in run.text()
        await run.pilot.click("Banner")
        await run.settle()
        assert run.player.calls_to("retry_device") == [()]


async def test_problems_are_announced_and_can_be_read() -> None:
    problems = (
        Problem("/home/me/tracks.toml", "track 2", "[b]type[/b] must be a type"),
        Problem("/home/me/tracks.toml", "", "odd key", Severity.WARNING),
    )
    settings = (Problem("/home/me/config.toml", "[timer]", "fade is wrong"),)
    fakes = FakeServices(problems=problems, settings_problems=settings)
    async with running_app(fakes) as run:
        notice = ": 3 problems in config.toml, tracks.toml. Press ! for details."
        assert run.notices == [notice]
        await run.press("exclamation_mark")
        assert "track 2: [b]type[/b] must be a type" in run.text()
        assert "warning: odd key" in run.text()
        await run.press("escape")
        assert run.app.screen is run.app.main


async def test_settings_of_the_screen_are_among_the_problems() -> None:
    keys = {"loudr": "x", "louder": "spce", "quieter": "q"}
    chosen = Settings(theme="nrod", keymap=keys, file="/home/me/config.toml")
    fakes = FakeServices(settings=chosen)
    async with running_app(fakes, size=(100, 30)) as run:
        (notice,) = run.notices
        assert "no theme 'nrod'. Did you mean nord?" in notice
        await run.press("exclamation_mark")
        seen = " ".join(run.text().split())
        assert "/home/me/config.toml" in seen
        for words in (
            "error: There is no theme 'nrod'. Did you mean nord?",
            "error: [keys]: There is no command 'loudr'. Did you mean louder?",
            "error: [keys]: There is no key 'spce' for louder. Did you mean space?",
            "error: [keys]: The key 'q' of quieter is already used by request-quit.",
        ):
            assert words in seen


async def test_without_problems_there_is_nothing_to_read() -> None:
    async with running_app() as run:
        await run.press("exclamation_mark")
        assert run.app.screen is run.app.main
