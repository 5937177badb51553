"""The app, attached to playback that is served on a socket."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tests.remote.remote_run import ServedRun
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices

from sleepterm.playback.state import PlaybackState
from sleepterm.remote.attachment import Attachment


@dataclass
class AttachedRun:
    """A screen that is attached, and what it begins anew with.

    Attributes:
        app: the app, on fakes of its own.
        there: the process that plays.
        own: the fakes once that has ended.
    """

    app: AppRun
    there: ServedRun
    own: FakeServices

    @property
    def state(self) -> PlaybackState:
        """What the screen shows."""
        return self.app.app.playback.state

    def played(self) -> PlaybackState:
        """What the other process plays."""
        seen: list[PlaybackState] = []
        self.there.do(lambda: seen.append(self.there.run.state))
        return seen[0]

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for what comes over the socket."""
        await self.app.wait_until(is_so)
        await self.app.settle()

    async def agree(self) -> None:
        """Wait until all is answered, and the screen shows what plays."""
        there = self.app.fakes.attached
        assert there is not None
        await self.until(lambda: not there.waited and self.state == self.played())

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until both sides agree."""
        await self.app.press(*keys)
        await self.agree()


@asynccontextmanager
async def attached_app(
    there: ServedRun,
    fakes: FakeServices | None = None,
    *,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[AttachedRun]:
    """Start the app, attached; its own player must not be used."""
    fakes, own = fakes or FakeServices(), FakeServices()
    fakes.attached, fakes.own = Attachment(there.path), own.start_up
    async with running_app(fakes, size=size) as run:
        attached = AttachedRun(run, there, own)
        await attached.agree()
        yield attached
        assert not fakes.player.calls
        assert not fakes.saved
