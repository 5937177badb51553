"""What follows playback beside the screen, in the order in which it starts."""

from __future__ import annotations

from sleepterm.playback.companion import Companions
from sleepterm.store.paths import Paths
from sleepterm.store.settings import Settings


def new_companions(paths: Paths, settings: Settings) -> Companions:
    """What the user has there: each makes itself when it starts.

    Args:
        paths: the user's folders.
        settings: the user's settings.
    """
    del paths, settings
    return Companions()
