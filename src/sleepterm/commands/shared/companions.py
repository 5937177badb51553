"""What follows playback beside the screen, in the order in which it starts."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from sleepterm.playback.companion import Companion, Companions
from sleepterm.store.paths import Paths
from sleepterm.store.settings import Settings
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.commands.shared.detachment import Detachment


def new_companions(
    paths: Paths, settings: Settings, detachment: Detachment | None = None
) -> Companions:
    """What the user has there: each makes itself when it starts.

    Args:
        paths: the user's folders.
        settings: the user's settings.
        detachment: how a player without a terminal begins and ends.
    """
    del settings
    make: list[Callable[[], Companion]] = [partial(_control_socket, paths, detachment)]
    if detachment is not None:
        make.append(partial(_detached_end, detachment))
    return Companions(*make)


def _control_socket(paths: Paths, detachment: Detachment | None) -> Companion:
    # Imported late: the first frame waits for none of it.
    from importlib.metadata import version

    from sleepterm.remote.address import is_supported, socket_path
    from sleepterm.remote.protocol import VERSION, Hello
    from sleepterm.remote.server import ControlServer

    if not is_supported():
        return Companions()
    hello = Hello(
        VERSION,
        version("sleepterm"),
        os.getpid(),
        is_detached=detachment is not None,
        ends_by="" if detachment is None else _time_after(detachment.at_most),
    )
    return ControlServer(socket_path(paths), hello)


def _time_after(seconds: Seconds) -> str:
    from sleepterm.desktop import clock
    from sleepterm.night.time_of_day import time_of_day_at

    return str(time_of_day_at(clock.now().at + seconds))


def _detached_end(detachment: Detachment) -> Companion:
    from sleepterm.commands.shared.detachment import DetachedEnd

    return DetachedEnd(detachment)
