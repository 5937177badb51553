"""The timer that playing arms: at night also one that is switched off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from sleepterm.night.auto_arm import arms_itself, asks_before_all_night, evening_of
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.timer_rules import TimerRules
from sleepterm.playback.notice import Notice, Notify
from sleepterm.playback.session_memory import SessionMemory
from sleepterm.playback.timer_words import timer_length
from sleepterm.translation import gettext as _

TIMER_ON = _("Timer on")
"""Title of the notice that a timer has armed itself."""


class AutoTimer:
    """Decides which timer playing arms, and remembers when one was called off.

    Args:
        memory: the timer as the user has set it, and the night of calling it off.
        rules: what the user has set about every timer.
        local: the time on the user's clock.
        notify: says once a night that the timer has armed itself.
    """

    def __init__(
        self,
        memory: SessionMemory,
        rules: TimerRules,
        local: Callable[[], datetime],
        notify: Notify,
    ) -> None:
        self._memory = memory
        self._hours = rules.auto
        self._local = local
        self._notify = notify
        self._armed_in: date | None = None

    @property
    def settings(self) -> TimerSettings:
        """The timer that playing arms now."""
        timer = self._memory.timer
        return replace(timer, enabled=timer.enabled or self._arms_itself())

    @property
    def asks_before_all_night(self) -> bool:
        """Whether to ask the user before the timer is switched off."""
        return self.settings.enabled and asks_before_all_night(
            self._hours, self._local(), self._memory.timer_off_night
        )

    def begin(self) -> TimerSettings:
        """The timer to arm, as playing begins; says so if it arms itself."""
        settings = self.settings
        if settings.enabled and not self._memory.timer.enabled:
            night = evening_of(self._local())
            if self._hours is not None and night != self._armed_in:
                since = _("it is after {time:%H:%M}").format(time=self._hours.start)
                self._notify(Notice(f"{timer_length(settings)} ({since})", TIMER_ON))
            self._armed_in = night
        return settings

    def change(self, settings: TimerSettings) -> None:
        """The user sets the timer; switched off, it stays so until noon."""
        if self.settings.enabled and not settings.enabled:
            self._memory.timer_off_night = evening_of(self._local())
        self._memory.timer = settings

    def _arms_itself(self) -> bool:
        local, off_night = self._local(), self._memory.timer_off_night
        if arms_itself(self._hours, local, off_night):
            return True
        # Armed shortly before the last of the hours it stays so for this night.
        return self._armed_in == evening_of(local) != off_night
