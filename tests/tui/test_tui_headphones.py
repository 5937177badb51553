"""A pause that nobody asked for says why, and Space ends it."""

from __future__ import annotations

import pytest
from tests.tui.app_driver import running_app
from tests.tui.fakes import FakeServices

from sleepterm.audio.state import Status
from sleepterm.desktop.sink_watch import NOTICE, WHY


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_screen_says_why_it_is_paused(size: tuple[int, int]) -> None:
    async with running_app(FakeServices(), size=size) as run:
        await run.play("steady-rain")
        run.local.pause(WHY)
        run.app.show_notice(NOTICE)
        await run.settle()
        assert f"Paused: {WHY}" in run.text()
        assert "Space plays on," in run.text()
        await run.press("space")
        assert run.status() is Status.PLAYING
        assert WHY not in run.text()
        await run.press("space")
        assert run.status() is Status.PAUSED
        assert WHY not in run.text()
