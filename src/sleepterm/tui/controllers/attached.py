"""A screen that is attached: another process plays what it shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sleepterm.audio.state import Status
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.playback.events import (
    CatalogChanged,
    PlaybackChanged,
    PlaybackEvent,
)
from sleepterm.playback.notice import Notice
from sleepterm.playback.state import PlaybackState
from sleepterm.remote.event_wire import RemoteState
from sleepterm.remote.remote_playback import RemotePlayback
from sleepterm.translation import gettext as _
from sleepterm.tui.controllers.after_end import AfterEndController
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.remote.attachment import Attachment
    from sleepterm.tui.screens.leave import LeaveAnswer

ATTACHED = _("This screen shows the sleepterm that runs already.")
GONE = _("The sleepterm that played has ended. What you play plays here.")
OTHER = _("The sleepterm that played has ended. This screen shows another one.")
NO_ANSWER = _(
    "The sleepterm that plays does not answer. If Ctrl+Z has stopped it, 'fg' in its"
    " terminal continues it."
)
PATIENCE = Seconds(5.0)
"""Without an answer for so long, the user is told."""


class AttachedPlayer:
    """Follows the other process, and begins anew without it; implements `PlayerSide`.

    Args:
        shell: the app.
        attachment: the connection to the other process.
        after_end: gives notice of what the other process does after the end.
        read_again: reads the user's files, which that process has found changed.
    """

    def __init__(
        self,
        shell: Shell,
        attachment: Attachment,
        after_end: AfterEndController,
        read_again: Callable[[], None],
    ) -> None:
        self._shell = shell
        self._attachment = attachment
        self._playback = attachment.playback
        self._after_end = after_end
        self._read_again = read_again
        self._last_minute = AfterEnd.NOTHING
        self._quits = False
        self._is_watching = self._is_told = False

    def begin(self) -> None:
        """Follow the other process."""
        self._attachment.asked = self._watch
        self._attachment.replaced = self._replaced
        self._playback.subscribe(self._follow)
        self._attachment.begin(self._shell.post, self._gone)
        self._shell.show_notice(Notice(ATTACHED))

    def ended(self, then: AfterEnd) -> None:
        """Remember what follows: the other process does it."""
        self._quits = then is AfterEnd.QUIT

    def _follow(self, event: PlaybackEvent) -> None:
        if isinstance(event, CatalogChanged):
            self._read_again()
        if not isinstance(event, PlaybackChanged):
            return
        if event.state.status is Status.PLAYING:
            self._quits = False
        then = self._playback.last_minute
        if then is not self._last_minute:
            self._last_minute = then
            if then is AfterEnd.NOTHING:
                self._after_end.withdraw()
            else:
                self._after_end.begin(then)

    def _watch(self) -> None:
        """See in a while whether there is an answer."""
        if not self._is_watching:
            self._is_watching = True
            _ = self._shell.after(PATIENCE, self._look)

    def _look(self) -> None:
        self._is_watching = False
        waited = self._attachment.waited
        if not waited:
            self._is_told = False
            return
        if waited >= PATIENCE and not self._is_told:
            self._is_told = True
            self._shell.show_notice(Notice(NO_ANSWER, is_warning=True))
        self._watch()

    def _replaced(self, state: PlaybackState) -> None:
        """Another process is followed: say so if it does not go on with the sound."""
        was_playing = self._playback.state.status is Status.PLAYING
        if was_playing and state.status is not Status.PLAYING:
            self._shell.show_notice(Notice(OTHER, is_warning=True))

    def _gone(self) -> None:
        """The other process has ended."""
        if self._shell.is_leaving:
            return
        if self._quits:
            # So the user has set it: after the end, sleepterm quits.
            self._shell.request_leave()
            return
        last = self._playback.state
        # What waits for it to go on waits no more.
        self._playback.begin(
            RemoteState(PlaybackState(master=last.master, next_timer=last.next_timer))
        )
        self._shell.begin_anew(Notice(GONE))


class AttachedLeaving:
    """Implements `Leaving`: what plays goes on without this screen, or is stopped.

    Args:
        shell: the app.
        playback: what the other process plays.
    """

    def __init__(self, shell: Shell, playback: RemotePlayback) -> None:
        self._shell = shell
        self._playback = playback

    @property
    def plays_elsewhere(self) -> bool:
        """Whether another process plays what this screen shows: yes."""
        return True

    def why_not_in_background(self) -> str:
        """Nothing speaks against it: it plays there already."""
        return ""

    def play_in_background(self) -> None:
        """Leave it playing."""
        self._shell.request_leave()

    def quit(self) -> None:
        """Quit; ask first whether what plays is to stop."""
        state = self._playback.state
        if state.status is Status.STOPPED:
            self._shell.request_leave()
            return

        def answered(answer: LeaveAnswer | None) -> None:
            if answer is None:
                return
            if answer == "stop":
                self._playback.stop()
            self._shell.request_leave()

        is_paused = state.status is Status.PAUSED
        self._shell.open_dialog(lazy.leave_dialog(is_paused=is_paused), answered)
