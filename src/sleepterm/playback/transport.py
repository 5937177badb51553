"""Play, pause and stop."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.audio.state import Status
from sleepterm.playback.auto_timer import AutoTimer
from sleepterm.playback.deadline import Deadline
from sleepterm.playback.player_link import PlayerLink
from sleepterm.playback.session_memory import SessionMemory


class Transport:
    """Starts, pauses and stops the mix.

    Args:
        link: the player.
        memory: stores resume positions.
        timer: the timer that playing arms.
        deadline: of timers that end at a time of day.

    Attributes:
        why_paused: why it paused by itself, in a few words; "" if the user paused.
        resume_session: plays on with the session of parts that was stopped; returns
            whether there is one.
    """

    def __init__(
        self,
        link: PlayerLink,
        memory: SessionMemory,
        timer: AutoTimer,
        deadline: Deadline,
    ) -> None:
        self.why_paused = ""
        self.resume_session: Callable[[], bool] = lambda: False
        self._link = link
        self._memory = memory
        self._timer = timer
        self._deadline = deadline

    def begin(self) -> None:
        """Start playing the mix and arm the timer."""
        if (player := self._link.player) is not None:
            player.arm_timer(self._deadline.settings(self._timer.begin()))
            player.resume()
            self._link.requests.status(Status.PLAYING)

    def end_pause(self) -> None:
        """Resume if the mix is paused."""
        player = self._link.player
        if player is not None and self._link.state.status is Status.PAUSED:
            player.resume()
            self._link.requests.status(Status.PLAYING)

    def toggle(self) -> None:
        """Pause, resume, or play the last mix."""
        if self._link.state.status is Status.PLAYING:
            self.pause()
        else:
            self.resume()

    def pause(self, why: str = "") -> None:
        """Fade to silence and pause; a pause gets another reason.

        Args:
            why: if the user did not ask for it, in a few words.
        """
        player, status = self._link.player, self._link.state.status
        if player is None or status is Status.STOPPED:
            return
        self.why_paused = why
        if status is Status.PLAYING:
            player.pause()
            self._link.requests.status(Status.PAUSED)
        self._link.changed()

    def resume(self) -> None:
        """Resume from a pause, or play the last mix."""
        state = self._link.state
        if not state.layers or state.status is Status.PLAYING:
            return
        if state.status is Status.PAUSED:
            self.end_pause()
        elif not self.resume_session():
            self.begin()
        self._link.changed()

    def stop(self) -> None:
        """Fade out and stop; the mix is kept."""
        player = self._link.player
        if player is not None and not self._link.is_stopped():
            self.keep_position()
            player.stop()
            self._link.requests.status(Status.STOPPED)
            self._link.changed()

    def keep_position(self) -> None:
        """Note where the guided track will resume."""
        player = self._link.player
        if player is not None and (guided := player.state.guided):
            self._memory.keep_position(guided)
