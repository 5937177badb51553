"""Terminals of every size, and from any size to any other in one step."""

from __future__ import annotations

import pytest
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fake_diary import NIGHT, FakeDiary
from tests.tui.fakes import FakeServices, some_tracks
from tests.tui.manual_time import ManualTime

SCAN, RAIN = "body-scan", "steady-rain"
SIZES = [(1, 1), (160, 45), (4, 24), (28, 24), (27, 3), (2, 60)]


async def resized(run: AppRun, size: tuple[int, int]) -> None:
    await run.pilot.resize_terminal(*size)
    await run.settle()


@pytest.mark.parametrize("keys", ["", "t", "o", "question_mark", "a", "ctrl+p", "i"])
async def test_any_size_follows_any_other(keys: str) -> None:
    async with running_app() as run:
        await run.play(RAIN, SCAN)
        await run.press(*filter(None, [keys]))
        for size in (*SIZES, *reversed(SIZES), (80, 24)):
            await resized(run, size)
        assert run.app._exception is None
        assert run.app.is_running


@pytest.mark.parametrize("keys", ["", "t", "question_mark", "S", "n"])
async def test_every_screen_is_as_before_after_other_sizes(keys: str) -> None:
    fakes = FakeServices(diary=FakeDiary(NIGHT), time=ManualTime())
    async with running_app(fakes) as run:
        await run.play(RAIN, SCAN)
        await run.press(*filter(None, [keys]))
        before = run.text()
        assert keys or "Volume" in before
        for size in ((40, 12), (20, 5)):
            await resized(run, size)
            await resized(run, (80, 24))
            assert run.text() == before


async def test_the_list_fits_while_searching() -> None:
    fakes = FakeServices(tracks=some_tracks())
    async with running_app(fakes, size=(30, 8)) as run:
        await run.press("slash", "r", "a")
        for size in ((4, 4), (60, 20), (1, 10), (80, 24)):
            await resized(run, size)
        assert run.app._exception is None
