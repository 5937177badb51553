"""`sleepterm` without a command: the screen, or plain mode."""

from __future__ import annotations

from sleepterm.commands.requests.general import StartRequest
from sleepterm.desktop.terminal import can_draw, is_typed_in
from sleepterm.store.paths import Paths
from sleepterm.store.settings import load_settings

# Each of both is imported only where it is wanted.


def run(request: StartRequest | None) -> int:
    """Run what was asked for, or what the user has set, or the terminal can show."""
    device = request.device if request is not None else None
    if (request is not None and request.plain) or _wants_plain():
        from sleepterm.commands.plain.run import run_plain

        is_beside = request is not None and request.here
        return run_plain(Paths.of_user(), device, is_beside=is_beside)
    from sleepterm.commands.interactive import run as run_screen

    return run_screen(request)


def _wants_plain() -> bool:
    if not is_typed_in():
        return False
    return not can_draw() or load_settings(Paths.of_user().config_file)[0].plain
