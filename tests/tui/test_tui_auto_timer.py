"""At night: the timer arms itself, and "all night" is asked about once."""

from __future__ import annotations

from datetime import date

import pytest
from tests.tui.app_driver import running_app
from tests.tui.fakes import FakeServices

from sleepterm.night.auto_arm import evening_of
from sleepterm.night.sleep_timer import Phase, TimerSettings
from sleepterm.store.session import Session
from sleepterm.units import Seconds

RAIN = "steady-rain"
MINUTE = 60.0
OFF = TimerSettings(enabled=False, duration=Seconds(30 * MINUTE))
ALL_NIGHT = ("t", "right", "right", "right", "enter")
QUESTION = "leaves the second half of the night quiet"


def tonight(fakes: FakeServices) -> date:
    return evening_of(fakes.timestamps().local)


async def test_playing_at_night_arms_a_timer_that_is_off() -> None:
    fakes = FakeServices(session=Session(timer=OFF), hour=23)
    async with running_app(fakes) as run:
        assert "30 min, the last 10 min fading" in run.lines()[0]
        await run.play(RAIN)
        assert run.player.state.timer.remaining == 30 * MINUTE
        assert "Timer on: 30 min (it is after 22:00)" in run.notices


async def test_called_off_it_stays_off() -> None:
    fakes = FakeServices(session=Session(timer=OFF), hour=23)
    async with running_app(fakes) as run:
        await run.play(RAIN)
        await run.press("t", *("right",) * 4, "enter", "y")
        assert run.player.state.timer.phase is Phase.OFF
        await run.press("s")
        await run.play(RAIN)
        assert run.player.state.timer.phase is Phase.OFF
        assert "all night" in run.lines()[0]
        await run.app.leave()
        assert fakes.saved[-1].timer_off_night == tonight(fakes)


async def test_all_night_asks_once_a_night() -> None:
    async with running_app(FakeServices(hour=23)) as run:
        await run.play(RAIN)
        await run.press(*ALL_NIGHT)
        assert QUESTION in " ".join(run.text().split())
        assert run.player.state.timer.remaining == 45 * MINUTE
        await run.press("y")
        assert run.app.screen is run.app.main
        assert run.player.state.timer.phase is Phase.OFF
        await run.press("t", "left", "enter")
        assert run.player.state.timer.remaining == 90 * MINUTE
        await run.press("t", "right", "enter")
        assert run.app.screen is run.app.main
        assert run.player.state.timer.phase is Phase.OFF


@pytest.mark.parametrize("no", ["n", "escape"])
async def test_no_returns_to_the_dialog_with_what_was_chosen(no: str) -> None:
    async with running_app(FakeServices(hour=2)) as run:
        await run.play(RAIN)
        await run.press(*ALL_NIGHT, "enter", "x")
        assert QUESTION in " ".join(run.text().split())
        await run.press(no)
        assert "All night." in run.text()
        await run.press("left", "enter")
        assert run.player.state.timer.remaining == 90 * MINUTE


@pytest.mark.parametrize("answered_before", [False, True])
async def test_by_day_or_once_answered_it_is_not_asked(
    *, answered_before: bool
) -> None:
    fakes = FakeServices(hour=3 if answered_before else 15)
    if answered_before:
        fakes.session = Session(timer_off_night=tonight(fakes))
    async with running_app(fakes) as run:
        await run.play(RAIN)
        await run.press(*ALL_NIGHT)
        assert run.app.screen is run.app.main
        assert run.player.state.timer.phase is Phase.OFF
