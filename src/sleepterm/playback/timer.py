"""The sleep timer as the user handles it."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.audio.state import (
    LayerState,
    PlayerState,
    Status,
)
from sleepterm.night.durations import LONGEST
from sleepterm.night.sleep_timer import SHORTEST_LEFT, Phase, TimerSettings
from sleepterm.playback.notice import Notice
from sleepterm.playback.player_link import PlayerLink
from sleepterm.playback.session_memory import SessionMemory
from sleepterm.units import Seconds


class TimerControl:
    """Arms, moves and remembers the timer, and where its fade began.

    Args:
        link: the player.
        memory: remembers the settings, and where guided tracks resume.
    """

    def __init__(self, link: PlayerLink, memory: SessionMemory) -> None:
        self._link = link
        self._memory = memory
        self._fade_began: tuple[LayerState, Seconds] | None = None
        self._fade_start: Seconds | None = None

    def set(self, settings: TimerSettings) -> None:
        """Arm the timer like this, now and from now on."""
        self._memory.timer = settings
        if self._link.player is not None:
            self._link.player.arm_timer(settings)
            self._link.ask_for_state()
        else:
            self._link.changed()

    def extend(self, by: Seconds) -> None:
        """End later or earlier; when stopped, make the set length longer or shorter."""
        if self._link.player is None:
            return
        if not self._link.is_stopped():
            self._link.player.extend_timer(by)
            self._link.ask_for_state()
            return
        now = self._memory.timer
        least = min(now.duration, SHORTEST_LEFT)
        length = Seconds(max(least, min(LONGEST, now.duration + by)))
        self.set(replace(now, enabled=True, duration=length))

    def still_awake(self) -> None:
        """Restart the whole timer; a fade that has begun comes back."""
        if self._link.player is None:
            return
        if not self._memory.timer.enabled:
            self._link.notify(Notice("It plays all night; t sets a timer.", "No timer"))
            return
        self._link.player.arm_timer(self._memory.timer)
        self._link.ask_for_state()

    def watch(self, state: PlayerState) -> None:
        """Note where a guided track was when the fade began, or that it came back."""
        timer = state.timer
        if timer.is_fading:
            # A timer shorter than its fade may fade anew without a pause between.
            is_noted = self._fade_began and self._fade_start == timer.fade_start
            if not is_noted and (guided := state.guided) is not None:
                since = timer.now - timer.fade_start
                at = Seconds(max(0.0, guided.position - since))
                self._fade_began = (guided, at)
                self._fade_start = timer.fade_start
        elif timer.phase is not Phase.FINISHED and state.status is Status.PLAYING:
            self._fade_began = None

    def finish(self) -> None:
        """The session has ended: the track resumes where the fade began."""
        if self._fade_began is not None:
            self._memory.keep_position(*self._fade_began)
        self._fade_began = None
