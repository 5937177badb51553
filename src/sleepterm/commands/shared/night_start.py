"""What the screen may begin with instead of the last session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sleepterm.playback.local import LocalPlayback
    from sleepterm.store.session import Session


class Night(NamedTuple):
    """How the player is opened in the middle of the night.

    Attributes:
        session: what is played.
        begin: begins to play.
        to_save: what is saved of a session later.
        is_dark: whether the night screen is the first that is seen.
    """

    session: Session
    begin: Callable[[LocalPlayback], None]
    to_save: Callable[[Session], Session]
    is_dark: bool = True
