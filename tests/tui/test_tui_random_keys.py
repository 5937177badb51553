"""Whatever is pressed in whatever order: nothing crashes, and `q` leaves."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fake_history import FakeHistory
from tests.tui.fakes import FakeServices
from tests.tui.mix_library import OUR_RAIN
from textual import events

from sleepterm.library.mixes.share_line import format_share_line
from sleepterm.store.mixes import Mixes
from sleepterm.store.session import Session
from sleepterm.tui.screens.night import NightScreen

KEYS = (
    *"abcdfghijklmnoprstuvwxyzBHILRSV?/+-[]<>,.()0123",
    *("enter", "enter", "enter", "space", "escape", "tab", "backspace", "up", "down"),
    *("left", "right", "home", "end", "pageup", "pagedown", "ctrl+s", "ctrl+l"),
    *("ctrl+t", "ctrl+p", "delete", "f1"),
)
PASTES = (format_share_line(OUR_RAIN), "/tmp/rain.ogg", "x" * 500, "\x1b[2J", "")
ROUNDS = 100


async def press_at_random(run: AppRun, chance: random.Random) -> None:
    for key in chance.choices(KEYS, k=chance.randint(1, 4)):
        run.app.post_message(events.Key(key, key if len(key) == 1 else None))
    if chance.random() < 0.05:
        run.app.post_message(events.Paste(chance.choice(PASTES)))
    if chance.random() < 0.05:
        size = chance.randint(1, 120), chance.randint(1, 50)
        await run.pilot.resize_terminal(*size)
    await run._drain()


@pytest.mark.parametrize("seed", [0, 1, 3, 6])
async def test_random_keys_end_nothing(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    fakes = FakeServices(
        mixes=Mixes(tmp_path / "mixes", tmp_path / "none.toml"), history=FakeHistory()
    )
    async with running_app(fakes) as run:
        for _ in range(ROUNDS):
            await press_at_random(run, chance)
            assert run.app._exception is None
            if run.app.is_leaving:
                break
        await run.pilot.resize_terminal(80, 24)
        if isinstance(run.app.screen, NightScreen):
            await run.app.screen.dismiss(None)
        for _ in range(10):
            await run.press("escape")
        if not run.app.is_leaving:
            assert run.app.main.is_active
            await run.press("q")
        if not run.app.is_leaving:
            await run.press("y")
        async with asyncio.timeout(20):
            while not run.app._exit:  # noqa: ASYNC110 - it sets no event
                await asyncio.sleep(0.01)
    assert run.app._exception is None
    assert all(isinstance(saved, Session) for saved in fakes.saved)
