"""Goes on in this process with what another sleepterm plays."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass

from sleepterm.audio.state import Device, Status
from sleepterm.desktop import clock
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.playback.events import PlaybackChanged, PlaybackEvent
from sleepterm.playback.handover import Handover, go_on, session_of
from sleepterm.playback.local import LocalPlayback
from sleepterm.remote.client import Client
from sleepterm.store.session import Session

_ON_ITS_WAY = 0.08
"""Seconds from the opened files to the loudspeaker: both fades are to begin at once."""


@dataclass(frozen=True, slots=True)
class TakeOver:
    """The other sleepterm, which plays until this one is heard, or is paused.

    Attributes:
        client: a connection to it.
        handover: what it plays.
    """

    client: Client
    handover: Handover

    def session(self, before: Session, catalog: Catalog) -> Session:
        """The session to begin with.

        Args:
            before: the saved session.
            catalog: what can be played here.

        Raises:
            SleeptermError: something can't.
        """
        self.handover.check_known(catalog)
        return session_of(self.handover, before, clock.now().at)

    def begin(self, playback: LocalPlayback) -> None:
        """Go on, with the session in the player."""
        go_on(playback, self.handover, clock.now().at)

    def heard(self) -> None:
        """Let the other one fade out and end, now that this one fades in."""
        time.sleep(_ON_ITS_WAY)
        # It may have ended by itself.
        with contextlib.suppress(SleeptermError):
            self.client.leave()


def when_heard(playback: LocalPlayback, heard: Callable[[], None]) -> None:
    """Call `heard` once, when all that plays is open, or all that is paused."""
    waits = [heard]

    def look() -> None:
        state = playback.state
        is_here = state.status is not Status.STOPPED and state.device is Device.READY
        if waits and is_here and not any(x.is_opening for x in state.layers):
            waits.pop()()

    def follow(event: PlaybackEvent) -> None:
        if isinstance(event, PlaybackChanged):
            look()

    playback.subscribe(follow)
    look()
