"""On an attached screen every command does or says what it does on the player's own."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("has no such sockets", allow_module_level=True)

from tests.playback.playback_run import NOISE, SCAN
from tests.remote.remote_run import served
from tests.tui.app_driver import AppRun, running_app
from tests.tui.attached_run import attached_app
from tests.tui.fake_history import FakeHistory
from tests.tui.fakes import FakeServices
from textual.worker import WorkerCancelled

from sleepterm.commands.shared.bedtime_files import StoredBedtimeFiles
from sleepterm.playback.state import PlaybackState
from sleepterm.store.mixes import Mixes
from sleepterm.store.paths import Paths
from sleepterm.tui.bindings.entry import Shortcut
from sleepterm.tui.bindings.registry import ENTRIES

LEAVING = {"request-quit", "play-in-background"}
"""These are meant to do something else: see `test_tui_attached.py`."""

LAST = ("stop-playback", "toggle-playback", "still-awake")
"""With sound, most of the others do more."""

OWN = "my-fan"
SMALL = (20, 5)


@dataclass
class Side:
    """A screen: the player's own, or one that is attached.

    Attributes:
        run: the app.
        played: what plays.
        is_done: whether all that was asked is.
    """

    run: AppRun
    played: Callable[[], PlaybackState]
    is_done: Callable[[], bool]

    async def settle(self) -> None:
        """Wait until all is done that was asked; cheaper than `AppRun.settle`."""
        await self._messages()
        with suppress(WorkerCancelled):
            await self.run.app.workers.wait_for_complete()
        async with asyncio.timeout(20):
            while not self.is_done():  # noqa: ASYNC110 - it sets no event
                await asyncio.sleep(0.001)
        await self._messages()

    async def _messages(self) -> None:
        """Let the app handle what is queued, and what that queues."""
        for _ in range(2):
            handled = asyncio.Event()
            self.run.app.call_later(handled.set)
            await handled.wait()


@asynccontextmanager
async def both_sides(tmp_path: Path) -> AsyncIterator[tuple[Side, Side]]:
    with served(tmp_path) as there:
        async with (
            attached_app(there, services(tmp_path / "there"), size=SMALL) as attached,
            running_app(services(tmp_path / "own"), size=SMALL) as own,
        ):

            def agrees() -> bool:
                attachment = attached.app.fakes.attached
                assert attachment is not None
                return not attachment.waited and attached.state == attached.played()

            yield (
                Side(own, lambda: own.app.playback.state, lambda: True),
                Side(attached.app, attached.played, agrees),
            )


def services(folder: Path) -> FakeServices:
    folder.mkdir()
    return FakeServices(
        mixes=Mixes(folder / "mixes", folder / "none.toml"),
        history=FakeHistory(),
        bedtime=StoredBedtimeFiles(Paths(*[folder] * 4)),
    )


async def outcome(side: Side, entry_id: str) -> tuple[object, ...]:
    """What a command shows, says and changes."""
    app = side.run.app
    said: list[str] = []
    vars(app)["notify"] = lambda text, **more: said.append(f"{more['title']}: {text}")
    entry = ENTRIES[entry_id]
    # Of two apps only one is active.
    with app._context():
        if isinstance(entry, Shortcut):
            await app.run_action(entry.action, app.main.tracks)
        else:
            await app.run_action(f"run('{entry_id}')", app.main)
        await side.settle()
        shown = type(app.screen).__name__
        while app.screen is not app.main:
            _ = app.screen.dismiss(None)
            await side.settle()
    assert app._exception is None
    return entry_id, shown, said, changed(side.played())


def changed(state: PlaybackState) -> tuple[object, ...]:
    """What a command can change."""
    layers = [(x.track_id, x.title, x.percent) for x in state.layers]
    timer = state.timer.settings, state.timer.phase, state.next_timer
    return (
        *(state.status, state.master, state.is_muted, layers, timer, state.guidance),
        *(state.bed, state.bed_choice, state.tones, state.touched, state.wake),
    )


async def test_every_command_does_the_same(tmp_path: Path) -> None:
    entries = [x for x in ENTRIES if x not in {*LEAVING, *LAST}]
    async with both_sides(tmp_path) as (own, attached):
        for side in (own, attached):
            await side.run.play(NOISE, SCAN)
            await side.run.go_to(OWN)
            await side.settle()
        for entry_id in (*entries, *LAST):
            wanted = await outcome(own, entry_id)
            assert await outcome(attached, entry_id) == wanted
