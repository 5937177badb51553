"""`D`: what plays goes on without the terminal, and the screen quits."""

from __future__ import annotations

import threading

from tests.tui.app_driver import running_app
from tests.tui.fakes import FakeServices

from sleepterm.errors import SleeptermError


async def test_another_player_is_started_and_the_screen_plays_until_it_leaves() -> None:
    started = threading.Event()
    async with running_app(FakeServices(play_in_background=started.set)) as run:
        await run.play("steady-rain")
        await run.press("D")
        await run.settle()
        assert started.is_set()
        assert not run.app.is_leaving
        # What the other player asks for over the socket, once it is heard.
        run.app.request_leave()
        await run.settle()
        assert run.app.is_leaving


async def test_what_is_paused_stays_so_and_it_says_how_to_go_on() -> None:
    started = threading.Event()
    async with running_app(FakeServices(play_in_background=started.set)) as run:
        await run.play("steady-rain")
        await run.press("space")
        await run.press("D")
        await run.settle()
        assert started.is_set()
        assert "stays paused; 'sleepterm resume' plays on." in run.notices[-1]


async def test_why_it_could_not_is_said_and_the_screen_stays() -> None:
    def fails() -> None:
        raise SleeptermError("Not played", "No sound device can be used: busy.")

    async with running_app(FakeServices(play_in_background=fails)) as run:
        await run.play("steady-rain")
        await run.press("D")
        await run.settle()
        assert "No sound device can be used: busy." in run.notices[-1]
        assert run.app.context.leaving.why_not_in_background() == ""
        assert not run.app.is_leaving


async def test_after_a_failure_that_nobody_foresaw_it_can_be_tried_again() -> None:
    def fails() -> None:
        raise OSError(11, "Resource temporarily unavailable")

    async with running_app(FakeServices(play_in_background=fails)) as run:
        await run.play("steady-rain")
        await run.press("D")
        await run.settle()
        assert "Resource temporarily unavailable" in run.notices[-1]
        assert run.app.context.leaving.why_not_in_background() == ""


async def test_without_sound_or_such_a_player_it_says_why() -> None:
    async with running_app(FakeServices(play_in_background=lambda: None)) as run:
        await run.press("D")
        await run.settle()
        assert "Nothing is playing." in run.notices[-1]
    async with running_app(FakeServices()) as run:
        await run.play("steady-rain")
        await run.press("D")
        await run.settle()
        assert "no player without a terminal" in run.notices[-1]
