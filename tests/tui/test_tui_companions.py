"""What follows playback beside the screen starts with the player and ends with it."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from functools import partial

import pytest
from tests.playback.fake_player import FakePlayer
from tests.tui.app_driver import running_app
from tests.tui.fakes import FakeServices, loop

from sleepterm.playback.companion import FrontEnd
from sleepterm.tui.ending import LEAVE_FADE
from sleepterm.units import Decibels, Seconds


class Remote:
    """Commands playback from a thread of its own, as a socket would."""

    def __init__(self) -> None:
        self.front_end: FrontEnd | None = None
        self.closed = threading.Event()

    @property
    def is_closed(self) -> bool:
        return self.closed.is_set()

    def start(self, front_end: FrontEnd) -> None:
        self.front_end = front_end

    def close(self) -> None:
        self.closed.set()

    def ask(self, work: str) -> None:
        """Call a method of playback from another thread."""
        assert self.front_end is not None
        playback, post = self.front_end.playback, self.front_end.post
        method = self.front_end.quit if work == "quit" else getattr(playback, work)
        thread = threading.Thread(target=post, args=[method])
        thread.start()
        thread.join()


async def test_commands_from_another_thread_reach_playback_and_the_screen() -> None:
    remote = Remote()
    async with running_app(FakeServices(companions=remote)) as run:
        await run.play("steady-rain")
        remote.ask("mute")
        await run.settle()
        assert run.app.playback.state.is_muted
        assert not remote.is_closed


async def test_one_can_end_the_program() -> None:
    remote = Remote()
    async with running_app(FakeServices(companions=remote)) as run:
        remote.ask("quit")
        await run.settle()
        assert run.app.is_leaving
    assert remote.is_closed


async def test_files_that_another_process_has_changed_are_read_again() -> None:
    remote, fakes = Remote(), FakeServices()
    fakes.companions = remote
    async with running_app(fakes) as run:
        await run.play("steady-rain")
        assert remote.front_end is not None
        fakes.tracks = (*fakes.tracks, loop("hum", title="Low hum"))
        renamed = replace(fakes.tracks[0], title="Rain at home", gain_db=Decibels(-3.0))
        assert renamed.id == "steady-rain"
        fakes.tracks = (renamed, *fakes.tracks[1:])
        remote.front_end.post(partial(remote.front_end.read_again, "steady-rain"))
        await run.settle()
        assert "Low hum" in run.text()
        assert run.local.catalog.get("hum") is not None
        # Added again, as it is edited.
        assert len(run.player.calls_to("add_layer")) == 2


class SlowPlayer(FakePlayer):
    """Takes its time to fade out: until a companion has closed, if that closes."""

    def __init__(self, remote: Remote) -> None:
        super().__init__()
        self._remote = remote
        self.was_in_time = False

    def close(self, fade: Seconds) -> None:
        self.was_in_time = self._remote.closed.wait(5.0)
        super().close(fade)


@pytest.mark.parametrize("is_stuck", [False, True])
async def test_it_is_closed_before_the_fade_is_over(is_stuck: bool) -> None:  # noqa: FBT001
    remote = Remote()
    player = SlowPlayer(remote)
    async with running_app(FakeServices(companions=remote, player=player)) as run:
        await run.play("steady-rain")
        if is_stuck:
            await asyncio.to_thread(run.app.leave_without_screen)
        else:
            await run.app.leave()
    assert player.was_in_time
    assert player.closed_with == LEAVE_FADE
