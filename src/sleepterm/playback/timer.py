"""Controls the sleep timer."""

from __future__ import annotations

import math
from dataclasses import replace

from sleepterm.audio.state import LayerState, PlayerState, Status
from sleepterm.night.after_end import AfterTheEnd, KeyMeaning
from sleepterm.night.durations import LONGEST
from sleepterm.night.sleep_timer import SHORTEST_LEFT, AfterEnd, Phase, TimerSettings
from sleepterm.night.timer_rules import TimerRules
from sleepterm.playback.auto_timer import AutoTimer
from sleepterm.playback.deadline import Deadline
from sleepterm.playback.notice import Notice
from sleepterm.playback.player_link import PlayerLink
from sleepterm.playback.session_memory import SessionMemory
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_ON_ITS_WAY = 0.5
"""Seconds that a request takes to reach the player, at most."""


class TimerControl:
    """Arms and extends the timer, and notes where a guided track is when it fades.

    Args:
        link: the player.
        memory: stores timer settings and resume positions.
        rules: what the user has set about every timer.
        auto: the timer that playing arms.
        deadline: of timers that end at a time of day.
    """

    def __init__(
        self,
        link: PlayerLink,
        memory: SessionMemory,
        rules: TimerRules,
        auto: AutoTimer,
        deadline: Deadline,
    ) -> None:
        self._link = link
        self._memory = memory
        self._rules = rules
        self._auto = auto
        self._deadline = deadline
        self._fade_began: tuple[LayerState, Seconds] | None = None
        self._fade_start: Seconds | None = None
        self._end: AfterTheEnd | None = None
        self._asked_at: float | None = None
        self._plays_on = False

    @property
    def has_just_ended(self) -> bool:
        """Whether the timer has ended the sound, and any key means *still awake*."""
        if self._end is None or not self._link.is_stopped():
            return False
        meaning = self._end.meaning_of_a_key(self._link.ticks())
        return meaning is KeyMeaning.STILL_AWAKE

    def ask_at_the_end(self) -> bool:
        """Note that the user is still awake; whether the player has ended meanwhile.

        The player may end before the request reaches it, or before its state reaches
        the user: then `plays_on` tells once that the sound must begin anew.
        """
        self._asked_at = self._link.ticks()
        has_ended = self._end is not None and not self._link.is_stopped()
        self._plays_on = has_ended
        return has_ended

    def plays_on(self) -> bool:
        """Whether the user was still awake at the very moment of the end; once."""
        plays_on, self._plays_on = self._plays_on, False
        ended_at = self._end.ended_at if self._end else -math.inf
        return plays_on and self._link.ticks() - ended_at < _ON_ITS_WAY

    def set(self, settings: TimerSettings) -> None:
        """Arm the timer with these settings, now and at later starts."""
        self._auto.change(settings)
        if self._link.player is not None:
            if not self._link.is_stopped():
                settings = self._deadline.settings(settings)
            self._link.player.arm_timer(settings)
            self._link.refresh_state()
        else:
            self._link.changed()

    def extend(self, by: Seconds) -> None:
        """Move the timer's end by some seconds; when stopped, change its duration."""
        if self._link.player is None:
            return
        if not self._link.is_stopped():
            self._link.player.extend_timer(by)
            self._link.refresh_state()
            return
        now = self._memory.timer
        least = min(now.duration, SHORTEST_LEFT)
        length = Seconds(max(least, min(LONGEST, now.duration + by)))
        self.set(replace(now, enabled=True, duration=length, until=None))

    def still_awake(self) -> None:
        """Restart the timer; a running fade returns to full volume.

        In a fade that ends at a time of day the duration counts from now.
        """
        if self._link.player is None:
            return
        settings, timer = self._auto.settings, self._link.state.timer
        # One that is switched off counts, too, once it was extended.
        if not settings.enabled and timer.phase is Phase.OFF:
            text = _("Playing all night.")
            self._link.notify(Notice(text, _("No timer")))
            return
        if timer.is_fading:
            settings = replace(settings, until=None)
        self._arm(settings)

    def begun_anew(self) -> None:
        """The sound that a timer has ended plays again: have it end again."""
        if not self._auto.settings.enabled:
            self._arm(self._auto.settings)

    def _arm(self, settings: TimerSettings) -> None:
        if self._link.player is not None:
            settings = self._deadline.settings(replace(settings, enabled=True))
            self._link.player.arm_timer(settings)
            self._link.refresh_state()

    def watch(self, state: PlayerState) -> None:
        """Note the guided track's position as a fade begins; drop it if cancelled."""
        timer = state.timer
        self._deadline.watch(state)
        if state.status is Status.PLAYING and timer.phase is not Phase.FINISHED:
            self._end = None
        if timer.spares_voice:
            self._fade_began = None
        elif timer.is_fading:
            # A timer shorter than its fade restarts the fade without a gap.
            is_noted = self._fade_began and self._fade_start == timer.fade_start
            if not is_noted and (guided := state.guided) is not None:
                since = timer.now - timer.fade_start
                at = Seconds(max(0.0, guided.position - since))
                self._fade_began = (guided, at)
                self._fade_start = timer.fade_start
        elif timer.phase is not Phase.FINISHED and state.status is Status.PLAYING:
            self._fade_began = None

    @property
    def _heard_to_the_end(self) -> LayerState | None:
        """The guided track, if it was not faded."""
        player, timer = self._link.player, self._link.reported.timer
        is_faded = timer.settings.fade > 0 and not timer.spares_voice
        return None if player is None or is_faded else player.state.guided

    def finish(self, then: AfterEnd) -> None:
        """The timer has ended: the guided track will resume where the fade began.

        Without a fade it resumes where the sound ended.
        """
        if self._fade_began is not None:
            self._memory.keep_position(*self._fade_began)
        elif (ended := self._heard_to_the_end) is not None:
            self._memory.keep_position(ended)
        self._fade_began = None
        now = self._link.ticks()
        self._end = AfterTheEnd(then, now, self._rules.still_awake)
        asked_at, self._asked_at = self._asked_at, None
        self._plays_on = asked_at is not None and now - asked_at < _ON_ITS_WAY
