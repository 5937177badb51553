"""What the app is started with; imports nothing that the first frame does without."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.playback.state import PlaybackState
from sleepterm.store.session import Session
from sleepterm.store.settings import Settings

if TYPE_CHECKING:
    from sleepterm.tui.ports.services import Services


class StartUp(NamedTuple):
    """What the first frame needs, and the way to everything else.

    Attributes:
        settings: the user's settings.
        session: what was remembered at the last end.
        unicode: the terminal shows UTF-8.
        next_timer: the timer that playing would arm now.
        connect: gives the real parts; called once, behind the first frame.
        is_night: whether the night screen is the first that is seen.
        state: what another process plays, if this screen is to show that.
        own: what the app begins anew with once that process has ended.
    """

    settings: Settings
    session: Session
    unicode: bool
    next_timer: TimerSettings
    connect: Callable[[], Services]
    is_night: bool = False
    state: PlaybackState | None = None
    own: Callable[[], StartUp] | None = None
