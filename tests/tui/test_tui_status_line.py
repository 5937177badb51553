"""Low terminals tell the state and the filter in one line."""

from __future__ import annotations

import pytest
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices

from sleepterm.night.sleep_timer import EndWith, TimerSettings
from sleepterm.store.session import Session

SMALL = (40, 12)
RAIN = "steady-rain"
SCAN = "body-scan"
MINUTE = 60.0


def status(run: AppRun) -> str:
    return run.lines()[0].strip()


async def test_state_volume_and_time_left_are_told() -> None:
    async with running_app(size=SMALL) as run:
        assert status(run) == "Stopped · vol 80 · 45 min"
        await run.play(RAIN)
        await run.press("plus")
        assert status(run) == "Playing · vol 85 · 45 min"
        await run.press("m")
        assert status(run) == "Muted · vol 85 · 45 min"
        await run.press("m", "space")
        assert status(run) == "Paused · vol 85 · 45 min"
        await run.press("space")
        run.player.pass_time(40 * MINUTE)
        await run.settle()
        assert status(run) == "Fading · vol 85 · 5 min"


async def test_an_active_filter_is_seen() -> None:
    async with running_app(size=SMALL) as run:
        await run.play(RAIN)
        await run.press("l")
        assert status(run) == "Playing · vol 80 · 45 min       nature"
        assert len(run.lines()[0]) == SMALL[0]
        await run.press("escape")
        assert status(run) == "Playing · vol 80 · 45 min"
        await run.press("slash", *"rain", "enter")
        assert status(run).endswith("'rain'")


@pytest.mark.parametrize("width", [12, 20, 28, 40, 80, 200])
async def test_the_line_fits_any_width(width: int) -> None:
    async with running_app(size=(width, 8)) as run:
        await run.play(RAIN)
        await run.press("l", "slash", *"rain", "enter")
        assert len(run.lines()[0]) == width
        assert "Play" in run.lines()[0] or width < 20


async def test_it_takes_no_line_of_the_list() -> None:
    async with running_app(size=SMALL) as run:
        assert run.app.main.tracks.size.height == 9


@pytest.mark.parametrize("size", [(80, 24), (40, 16)])
async def test_larger_terminals_show_it_elsewhere(size: tuple[int, int]) -> None:
    async with running_app(size=size) as run:
        assert "vol 80" not in run.text()
        assert "Volume" in run.text()


async def test_it_is_ascii_where_utf8_is_not() -> None:
    async with running_app(FakeServices(unicode=False), size=SMALL) as run:
        assert status(run) == "Stopped * vol 80 * 45 min"
        assert run.app.main.tracks.size.height == 9


@pytest.mark.parametrize(
    ("timer", "words"),
    [
        (TimerSettings(end=EndWith.TRACK), "track end"),
        (TimerSettings(end=EndWith.TRACK, tracks=3), "3 tracks"),
        (TimerSettings(end=EndWith.CHAPTER), "chapter end"),
    ],
)
async def test_a_timer_that_ends_with_a_track_names_no_time(
    timer: TimerSettings, words: str
) -> None:
    services = FakeServices(session=Session(timer=timer))
    async with running_app(services, size=SMALL) as run:
        assert status(run) == f"Stopped · vol 80 · {words}"
        await run.play(SCAN)
        ends = "track end" if timer.end is EndWith.CHAPTER else words
        assert status(run) == f"Playing · vol 80 · {ends}"
