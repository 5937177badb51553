"""The breathing pacer: which pattern, how long, and the guide on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sleepterm.audio.state import Status
from sleepterm.library.breathing.made_tracks import pacer_track
from sleepterm.library.breathing.pattern import FIVE_FIVE
from sleepterm.playback.breath_clock import BreathClock
from sleepterm.playback.events import PlaybackChanged, PlaybackEvent
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.tui.screens.pacer_choice import PacerChoice

_DEFAULT_MINUTES = 5.0


class PacerController:
    """Asks for pattern and minutes, plays the pacer, and opens the guide.

    Args:
        shell: the app.
        playback: plays it.
        glyphs: characters to draw with.
        ticks: gives monotonic seconds.

    Attributes:
        clock: the moment of the breath that is heard.
    """

    def __init__(
        self,
        shell: Shell,
        playback: ScreenPlayback,
        glyphs: Glyphs,
        ticks: Callable[[], float],
    ) -> None:
        self.clock = BreathClock(ticks)
        self._shell = shell
        self._playback = playback
        self._glyphs = glyphs
        self._pattern = FIVE_FIVE
        self._minutes = _DEFAULT_MINUTES
        playback.subscribe(self._follow)

    def open(self) -> None:
        """Show the guide of the pacer that plays, or ask which one is to play."""
        is_stopped = self._playback.state.status is Status.STOPPED
        if self.clock.track is not None and not is_stopped:
            self._shell.opener.pacer()
            return
        dialog = lazy.pacer_dialog(str(self._pattern), self._minutes, self._glyphs)
        self._shell.open_dialog(dialog, self._start)

    def leave(self) -> None:
        """End the pacer with a soft fade; the loop beneath plays on."""
        if self.clock.track is not None:
            self._playback.remove_layer(self.clock.track.id)

    def _start(self, choice: PacerChoice | None) -> None:
        if choice is None:
            return
        self._pattern, self._minutes = choice.pattern, choice.minutes
        track = pacer_track(choice.pattern, Seconds(choice.minutes * 60))
        state, playback = self._playback.state, self._playback
        playback.memory.forget_position(track.id)
        if state.status is Status.STOPPED and state.layer(track.id) is not None:
            playback.guided.restart()
        playback.play(track.id)
        self._shell.opener.pacer()

    def _follow(self, event: PlaybackEvent) -> None:
        if isinstance(event, PlaybackChanged):
            self.clock.follow(event.state)
            if (track := self.clock.track) is not None:
                self._pattern = track.pattern
