"""Opens the app on fakes and reads its screen."""

from __future__ import annotations

import asyncio
import contextlib
import unicodedata
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tests.tui.fakes import FakePlayer, FakeServices
from textual import events
from textual._compositor import CompositorUpdate
from textual.keys import _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import WorkerCancelled

from sleepterm.audio.state import Device, Status
from sleepterm.library.browse.library_view import LibraryView
from sleepterm.playback.local import LocalPlayback
from sleepterm.tui.app import SleeptermApp
from sleepterm.tui.controllers.browse import BrowseController
from sleepterm.tui.glyphs import UNICODE

NORMAL = (80, 24)
HERE = UNICODE.here
_ROUNDS = 3
_QUIET = 2


@dataclass
class AppRun:
    """One run of the app, with its pilot and fakes."""

    app: SleeptermApp
    pilot: Pilot[None]
    fakes: FakeServices

    @property
    def player(self) -> FakePlayer:
        return self.fakes.player

    @property
    def local(self) -> LocalPlayback:
        """Playback, which is in this process."""
        playback = self.app.playback
        assert isinstance(playback, LocalPlayback)
        return playback

    @property
    def browse(self) -> BrowseController:
        return self.app.context.browse

    @property
    def view(self) -> LibraryView:
        return self.browse.view

    @property
    def mix(self) -> list[str]:
        """Ids in the player's mix."""
        return [layer.track_id for layer in self.player.state.layers]

    def status(self) -> Status:
        """What the player does; a call, so that checks do not narrow it."""
        return self.player.state.status

    @property
    def notices(self) -> list[str]:
        """Every notification that is shown, title and text."""
        return [f"{x.title}: {x.message}" for x in self.app._notifications]

    async def press(self, *keys: str) -> None:
        for key in keys:
            character = _typed_by(key)
            event = events.Key(
                _character_to_key(key) if len(key) == 1 else key, character
            )
            event.set_sender(self.app)
            self.app.post_message(event)
            await self._drain()
        await self.settle()

    async def go_to(self, track_id: str) -> None:
        """Highlight a track."""
        self.app.main.tracks.highlight(track_id)
        await self._drain()

    async def play(self, *track_ids: str) -> None:
        """Press Enter on each track."""
        for track_id in track_ids:
            await self.go_to(track_id)
            await self.press("enter")

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def detach_player(self) -> None:
        """Take the player away, as before it was built."""
        self.local._parts.link.player = None

    async def settle(self) -> None:
        """Wait until no thread works and no message is queued."""
        quiet = 0
        # What a message begins may work in a thread, and that may send messages,
        # which may begin something else a moment later.
        while quiet < _QUIET:
            await self._drain()
            if all(worker.is_finished for worker in self.app.workers):
                quiet += 1
                continue
            quiet = 0
            # A screen that closes takes its own workers with it.
            with contextlib.suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()

    async def wait_until(
        self, is_so: Callable[[], bool], patience: float = 20.0
    ) -> None:
        """Wait, by the real clock, for what timers and threads bring about."""
        async with asyncio.timeout(patience):
            while not is_so():
                await self.pilot.pause()

    async def _drain(self) -> None:
        # Pilot's own pause waits for an idle processor; rounds of the message
        # queues are as certain and cost a tenth.
        for _ in range(_ROUNDS):
            if not await self.pilot._wait_for_screen():
                return
        self.app.screen._on_timer_update()
        await self.pilot._wait_for_screen()

    def drawn(self) -> list[int]:
        """The length of what is sent to a terminal, a frame each, from now on."""
        frames: list[int] = []
        display = self.app._display

        def count(screen: Screen[object], update: object) -> None:
            if isinstance(update, CompositorUpdate):
                frames.append(len(update.render_segments(self.app.console)))
            display(screen, update)  # type: ignore[arg-type]

        vars(self.app)["_display"] = count
        return frames

    def text(self) -> str:
        """The text on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)

    def lines(self) -> list[str]:
        return self.text().split("\n")

    def widget(self, selector: str) -> Widget:
        return self.app.screen.query_one(selector)


@asynccontextmanager
async def running_app(
    fakes: FakeServices | None = None, *, size: tuple[int, int] = NORMAL
) -> AsyncIterator[AppRun]:
    """Start the app, and wait for catalogue and player."""
    fakes = fakes or FakeServices()
    app = SleeptermApp(fakes.start_up())
    async with app.run_test(size=size, notifications=True) as pilot:
        run = AppRun(app, pilot, fakes)
        await run.wait_until(lambda: app.playback.state.device is not Device.UNKNOWN)
        await run.settle()
        if fakes.time is not None:
            # From here on; the start waits for moments of its own.
            vars(app)["after"] = fakes.time.after
        yield run


def _typed_by(key: str) -> str | None:
    """The character that a key types, as Pilot finds it out."""
    if len(key) == 1:
        return key
    try:
        return unicodedata.lookup(_get_unicode_name_from_key(key))
    except KeyError:
        return None
