"""What follows playback beside the screen starts with the player and ends with it."""

from __future__ import annotations

import threading

from tests.tui.app_driver import running_app
from tests.tui.fakes import FakeServices

from sleepterm.playback.companion import FrontEnd


class Remote:
    """Commands playback from a thread of its own, as a socket would."""

    def __init__(self) -> None:
        self.front_end: FrontEnd | None = None
        self.is_closed = False

    def start(self, front_end: FrontEnd) -> None:
        self.front_end = front_end

    def close(self) -> None:
        self.is_closed = True

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
