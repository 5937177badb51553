"""Turns a time of day at which the sound is to end into a running timer's deadline."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.audio.state import PlayerState, Status
from sleepterm.night.durations import format_minutes
from sleepterm.night.sleep_timer import Phase, SleepTimer, TimerSettings
from sleepterm.night.time_of_day import seconds_until
from sleepterm.playback.notice import Notice
from sleepterm.playback.player_link import PlayerLink
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

FARTHEST = Seconds(18 * 3600.0)
"""A time of day farther ahead than this has just passed, and is not waited for."""

_LATE = Seconds(5.0)
"""A running timer this much behind the clock is corrected."""


class Deadline:
    """Holds the running timer to the clock: a pause does not move a time of day.

    Args:
        link: the player.

    Attributes:
        at: when the running timer ends the sound, in seconds since the epoch (UTC);
            means nothing unless that one ends at a time of day.
    """

    def __init__(self, link: PlayerLink) -> None:
        self.at = 0.0
        self._link = link

    def settings(self, asked: TimerSettings) -> TimerSettings:
        """The settings to arm the timer with now: time left instead of time of day.

        If that time has passed, the duration counts, and a notice says so.
        """
        if asked.until is None or not asked.enabled:
            return asked
        now = self._link.wall_time()
        left = seconds_until(asked.until, now, zone=None)
        if left > FARTHEST:
            length = format_minutes(asked.duration)
            text = _("{time} has passed. The timer counts {length}.").format(
                time=asked.until, length=length
            )
            self._link.notify(Notice(text, _("Sleep timer"), is_warning=True))
            return replace(asked, until=None)
        self.at = now + left
        return replace(asked, duration=left)

    def left(self, timer: SleepTimer) -> Seconds | None:
        """Seconds until a timer ends the sound if it counts now; None for never."""
        left = timer.remaining
        if left is None or timer.settings.until is None:
            return left
        return Seconds(min(left, self.at - self._link.wall_time()))

    def watch(self, state: PlayerState) -> None:
        """Bring the timer's end forward by the time that it stood still."""
        timer, player = state.timer, self._link.player
        left = Seconds(self.at - self._link.wall_time())
        if (
            player is not None
            and state.status is Status.PLAYING
            and timer.settings.until is not None
            and timer.phase is Phase.RUNNING
            and (timer.remaining or 0.0) > max(left, 0.0) + _LATE
        ):
            player.set_timer_left(left)
