"""Takes over what another sleepterm plays, where no screen can attach to it."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.audio.state import Status
from sleepterm.commands.shared.catalog_access import load_with_mixes
from sleepterm.commands.shared.console import ask, tell
from sleepterm.commands.shared.night_start import Night
from sleepterm.commands.shared.running import running_or_none
from sleepterm.commands.shared.status_fields import timer, title
from sleepterm.commands.shared.taking_over import TakeOver, when_heard
from sleepterm.errors import SleeptermError
from sleepterm.playback.handover import why_not
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.state import PlaybackState
from sleepterm.remote.client import Client, UnreachableError
from sleepterm.store.paths import Paths
from sleepterm.store.session import load_session
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext

_HERE = {
    *("", "c", "continue", "y", "yes"),
    # Translators: what is typed to continue here; not l, q or n
    pgettext("answer", "c"),
    pgettext("answer", "continue"),
}
_THERE = {
    *("l", "leave", "q", "quit", "n", "no"),
    # Translators: what is typed to leave it playing; not c or y
    pgettext("answer", "l"),
    pgettext("answer", "leave"),
}


def show_beside(paths: Paths, show: Callable[[Night | None], int]) -> int:
    """Show the screen or plain mode, which may go on with what another one plays.

    Args:
        paths: the user's folders.
        show: shows it; returns the exit status.

    Returns:
        The exit status.
    """
    try:
        with running_or_none(paths) as other:
            state = None if other is None else other.state()
    except UnreachableError as error:
        # Stopped by Ctrl+Z, for example: no reason to open nothing here.
        tell(str(error))
        state = None
    if state is None or why_not(state):
        # There is nothing to go on with.
        return show(None)
    if not _wants_it_here(state):
        return 0
    # Anew: while somebody thinks, a connection does not stay.
    with running_or_none(paths) as other:
        return show(None if other is None else _night(other, paths))


def _wants_it_here(state: PlaybackState) -> bool:
    """Ask whether to go on here; otherwise the other one is left alone."""
    text = _("Another sleepterm plays {title} ({timer}).")
    if state.status is Status.PAUSED:
        text = _("Another sleepterm is paused: {title} ({timer}).")
    tell(text.format(title=title(state), timer=timer(state)))
    while True:
        try:
            # Translators: the letters are the answers "c" and "l"; the first is taken
            # for an empty line
            answer = ask(_("[C]ontinue it here, or [l]eave it playing? [C/l] "))
        except EOFError:
            return False
        word = answer.strip().lower()
        if word in _HERE:
            return True
        if word in _THERE:
            return False


def _night(other: Client, paths: Paths) -> Night | None:
    """What it begins with; None if the other one has nothing any more."""
    try:
        if other.state().timer.is_fading:
            # Whoever answers is awake.
            other.ask("still_awake")
        taken = TakeOver(other, other.handover())
        catalog = load_with_mixes(paths).catalog
        session = taken.session(load_session(paths.session_file), catalog)
    except SleeptermError as error:
        tell(str(error))
        return None

    def begin(playback: LocalPlayback) -> None:
        taken.begin(playback)
        when_heard(playback, taken.heard)

    return Night(session, begin, lambda saved: saved, is_dark=False)
