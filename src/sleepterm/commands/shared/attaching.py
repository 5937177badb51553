"""Attaches the screen, or plain mode, to the sleepterm that runs already."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from sleepterm.commands.requests.playing import MixRequest
from sleepterm.commands.shared.console import tell
from sleepterm.commands.shared.night_start import Night
from sleepterm.remote.address import socket_path
from sleepterm.remote.attachment import Attachment, OtherVersionError
from sleepterm.remote.client import NotRunningError, UnreachableError
from sleepterm.store.paths import Paths
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.start_up import StartUp
from sleepterm.units import Seconds


def show_attached(
    paths: Paths,
    device: str | None,
    attach: Callable[[Attachment], int],
    show: Callable[[Night | None, str], int],
    *,
    may_ask: bool = True,
) -> int:
    """Show the screen of the running sleepterm, or one of its own if that can't be.

    Args:
        paths: the user's folders.
        device: what `--device` says; None without it.
        attach: shows the screen of another process; returns the exit status.
        show: shows a screen that plays itself, and a notice or ""; likewise.
        may_ask: whether there is somebody who can answer a question.

    Raises:
        SleeptermError: a device is asked for, but another process plays.
    """
    try:
        attachment = Attachment(socket_path(paths))
    except NotRunningError:
        return show(None, "")
    except OtherVersionError as error:
        from sleepterm.commands.shared.beside import show_beside

        tell(str(error))
        if not may_ask:
            return show(None, "")
        return show_beside(paths, lambda night: show(night, ""))
    except UnreachableError as error:
        # Stopped by Ctrl+Z, for example: no reason to open nothing here.
        return show(None, str(error))
    if device is not None:
        from sleepterm.commands.shared.play_there import check_options

        attachment.close(Seconds(0.0))
        check_options(MixRequest(()), device)
    return attach(attachment)


def attached_start(attachment: Attachment, start_own: Callable[[], StartUp]) -> StartUp:
    """What the app is started with to show what another process plays.

    Args:
        attachment: the connection to that process.
        start_own: what the app would be started with, and is once that has ended.
    """
    own = start_own()

    def connect() -> Services:
        services = own.connect()
        attachment.playback.memory.order = services.session.order
        return _services(services, attachment)

    state = attachment.playback.state
    return own._replace(connect=connect, state=state, own=start_own)


def _services(own: Services, attachment: Attachment) -> Services:
    """What is left of a screen's services where another process plays and records."""
    return own._replace(
        attached=attachment,
        make_player=_no_player,
        save_session=lambda _: None,
        companions=None,
        keep_awake=str,
        let_sleep=lambda: None,
        after_end=lambda _: None,
        play_in_background=None,
    )


def _no_player() -> NoReturn:
    raise AssertionError("another process plays")
