"""What follows playback beside the screen, in the order in which it starts."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from sleepterm.desktop.session_bus.address import session_bus_address
from sleepterm.playback.companion import Companion, Companions, Work
from sleepterm.store.config.other_media import OtherMedia
from sleepterm.store.paths import Paths
from sleepterm.store.settings import Settings

if TYPE_CHECKING:
    from sleepterm.commands.shared.detachment import Detachment
    from sleepterm.library.mixes.mix import Mix


def new_companions(
    paths: Paths, settings: Settings, detachment: Detachment | None = None
) -> Companions:
    """What the user has there: each makes itself when it starts.

    Args:
        paths: the user's folders.
        settings: the user's settings.
        detachment: how a player without a terminal begins and ends.
    """
    make: list[Callable[[], Companion]] = [partial(_control_socket, paths, detachment)]
    if detachment is not None:
        make.append(partial(_detached_end, detachment))
    if settings.pauses_without_headphones:
        make.append(_sink_watch)
    if settings.keeps_awake:
        make.append(_keep_awake)
    if address := session_bus_address():
        make.append(lambda: _on_the_bus(address, paths, settings.other_media))
    return Companions(*make, end_all=at_once)


def at_once(works: Sequence[Work]) -> None:
    """Do each in a thread of its own; returns once all are done."""
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _sink_watch() -> Companion:
    from sleepterm.desktop.sink_watch import SinkWatch

    return SinkWatch()


def _keep_awake() -> Companion:
    from sleepterm.desktop.keep_awake import KeepAwake

    return KeepAwake()


def _on_the_bus(address: str, paths: Paths, other_media: OtherMedia) -> Companion:
    # Imported late: the first frame does not need them.
    from sleepterm.desktop.last_minute_notice import LastMinuteNotice
    from sleepterm.desktop.mpris.companion import Mpris
    from sleepterm.desktop.other_media import OtherMediaWatch
    from sleepterm.desktop.session_bus.companion import BusCompanion, BusPart

    def saved_mixes() -> Sequence[Mix]:
        from sleepterm.store.bundled import bundled_mixes
        from sleepterm.store.mixes import Mixes

        return Mixes(paths.mixes, bundled_mixes()).load().mixes

    parts: list[BusPart] = [Mpris(saved_mixes), LastMinuteNotice()]
    if other_media is not OtherMedia.IGNORE:
        parts.append(OtherMediaWatch(other_media))
    return BusCompanion(address, parts)


def _control_socket(paths: Paths, detachment: Detachment | None) -> Companion:
    from importlib.metadata import version

    from sleepterm.desktop import clock
    from sleepterm.night.time_of_day import time_of_day_at
    from sleepterm.remote.address import is_supported, socket_path
    from sleepterm.remote.protocol import SCREENS, VERSION, Hello
    from sleepterm.remote.server import ControlServer

    if not is_supported():
        return Companions()
    here, now = os.getpid(), clock.now().at
    program = version("sleepterm")

    def hello() -> Hello:
        if detachment is None or not detachment.is_needed():
            return Hello(VERSION, program, here, screens=SCREENS)
        ends_by = str(time_of_day_at(now + detachment.at_most))
        return Hello(
            VERSION, program, here, is_detached=True, ends_by=ends_by, screens=SCREENS
        )

    return ControlServer(socket_path(paths), hello)


def _detached_end(detachment: Detachment) -> Companion:
    from sleepterm.commands.shared.detachment import DetachedEnd

    return DetachedEnd(detachment)
