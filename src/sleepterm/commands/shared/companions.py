"""What follows playback beside the screen, in the order in which it starts."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.playback.companion import Companion, Companions
from sleepterm.store.paths import Paths
from sleepterm.store.settings import Settings


def new_companions(paths: Paths, settings: Settings) -> Companions:
    """What the user has there: each makes itself when it starts.

    Args:
        paths: the user's folders.
        settings: the user's settings.
    """
    del paths
    make: list[Callable[[], Companion]] = []
    if settings.pauses_without_headphones:
        make.append(_sink_watch)
    if settings.keeps_awake:
        make.append(_keep_awake)
    return Companions(*make)


def _sink_watch() -> Companion:
    from sleepterm.desktop.sink_watch import SinkWatch

    return SinkWatch()


def _keep_awake() -> Companion:
    from sleepterm.desktop.keep_awake import KeepAwake

    return KeepAwake()
