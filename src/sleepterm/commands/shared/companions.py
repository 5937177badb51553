"""What follows playback beside the screen, in the order in which it starts."""

from __future__ import annotations

import os
from functools import partial

from sleepterm.playback.companion import Companion, Companions
from sleepterm.store.paths import Paths
from sleepterm.store.settings import Settings


def new_companions(paths: Paths, settings: Settings) -> Companions:
    """What the user has there: each makes itself when it starts.

    Args:
        paths: the user's folders.
        settings: the user's settings.
    """
    del settings
    return Companions(partial(_control_socket, paths))


def _control_socket(paths: Paths) -> Companion:
    # Imported late: the first frame waits for none of it.
    from importlib.metadata import version

    from sleepterm.remote.address import is_supported, socket_path
    from sleepterm.remote.protocol import VERSION, Hello
    from sleepterm.remote.server import ControlServer

    if not is_supported():
        return Companions()
    hello = Hello(VERSION, version("sleepterm"), os.getpid())
    return ControlServer(socket_path(paths), hello)
