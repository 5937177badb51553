"""What follows the end where there is no screen: a wait, and suspend or power off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sleepterm.commands.shared.console import tell
from sleepterm.desktop.power import obstacle_to
from sleepterm.errors import SleeptermError
from sleepterm.night.after_end import AfterTheEnd, KeyMeaning
from sleepterm.night.durations import format_minutes
from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
from sleepterm.playback.host import Host
from sleepterm.playback.last_minute import LastMinute
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_WILL_IN_A_MINUTE = {
    AfterEnd.SUSPEND: _("This machine suspends in one minute."),
    AfterEnd.POWEROFF: _("This machine powers off in one minute."),
}
_WILL_SOON = {
    AfterEnd.SUSPEND: _("This machine suspends within a minute."),
    AfterEnd.POWEROFF: _("This machine powers off within a minute."),
}
_WONT = {
    AfterEnd.SUSPEND: _("This machine is not suspended."),
    AfterEnd.POWEROFF: _("This machine is not powered off."),
}
_OF_THE_MACHINE = _WONT.keys()
_BEHIND = 0.1
"""Seconds after a boundary at which it has been crossed on every clock."""


def checked_then(timer: TimerSettings, *, is_asked: bool) -> TimerSettings:
    """The timer; said and left out is at the start what can't follow its end.

    Args:
        timer: the timer.
        is_asked: whether this very command asks for it, not the settings.

    Raises:
        SleeptermError: it is asked for and certainly impossible.
    """
    obstacle = obstacle_to(timer.then)
    if obstacle is None:
        return timer
    if is_asked and obstacle.is_certain:
        hint = _("Leave out --then, or try --then quit.")
        raise SleeptermError(_("Not possible"), obstacle.sentence, hint)
    # Translators: {reason} is a sentence that says why the machine can't be suspended
    tell(_("{reason} It will stay on.").format(reason=obstacle.sentence))
    return replace(timer, then=AfterEnd.NOTHING)


class EndWait:
    """The wait between the end of the sound and that of the command.

    Args:
        host: clock and delays.
        window: seconds in which any key means *still awake*.
        say: shows a text on the status line.
        over: called when the wait is over, with what is to be done.
        key: what stops what follows, the beginning of a sentence.

    Attributes:
        last_minute: tells others that the machine is about to be suspended.
        still_awake: what a key does within the window.
    """

    def __init__(
        self,
        host: Host,
        window: Seconds,
        say: Callable[[str], None],
        over: Callable[[AfterEnd], None],
        key: str = _("Any key"),
    ) -> None:
        self._host = host
        self._window = window
        self._say = say
        self._over = over
        self._key = key
        self._end: AfterTheEnd | None = None
        self._has_keys = False
        self._cancel: Callable[[], None] = lambda: None
        self.last_minute = LastMinute()
        self.still_awake: Callable[[], None] = lambda: None

    def begin(self, then: AfterEnd, *, has_keys: bool) -> None:
        """Wait from now on for a key, and for what is to follow."""
        self._end = AfterTheEnd(then, self._host.now().ticks, self._window)
        self._has_keys = has_keys
        self._look()

    def cancel(self) -> None:
        """The sound plays again."""
        self._cancel()
        self._end = None
        self.last_minute.end()

    def forget_still_awake(self) -> None:
        """Nothing is left that a key could play on."""
        if self._end is not None and self._end.window > 0:
            self._cancel()
            self._end = replace(self._end, window=Seconds(0.0))
            self._look()

    def call_off(self) -> bool:
        """Do nothing of what was to follow; whether a key could call that off."""
        end, now = self._end, self._host.now().ticks
        if end is None or end.meaning_of_a_key(now) is not KeyMeaning.CALL_OFF:
            return False
        self.cancel()
        self._say(_WONT.get(end.then, ""))
        self._over(AfterEnd.NOTHING)
        return True

    def _stop(self) -> None:
        if not self.call_off():
            self.still_awake()

    def _look(self) -> None:
        """Say what a key does now, until that changes."""
        if self._end is None:
            return
        now = self._host.now().ticks
        meaning = self._end.meaning_of_a_key(now)
        if meaning is KeyMeaning.ITS_OWN or not self._is_worth_waiting(meaning):
            then, self._end = self._end.then, None
            self.last_minute.end()
            self._over(then)
            return
        if self._end.then in _OF_THE_MACHINE:
            self.last_minute.begin(self._end.then, self._stop)
        self._say(self._notice(self._end, meaning))
        changes_at = self._end.acts_at
        if meaning is KeyMeaning.STILL_AWAKE:
            changes_at = min(changes_at, self._end.awake_until)
        delay = Seconds(max(0.0, changes_at - now) + _BEHIND)
        self._cancel = self._host.call_later(delay, self._look)

    def _is_worth_waiting(self, meaning: KeyMeaning) -> bool:
        """Whether somebody may want to stop what follows.

        This command ends in any case: before that only a key that plays on counts.
        """
        if self._end is not None and self._end.then in _OF_THE_MACHINE:
            return True
        return self._has_keys and meaning is KeyMeaning.STILL_AWAKE

    def _notice(self, end: AfterTheEnd, meaning: KeyMeaning) -> str:
        is_awake = meaning is KeyMeaning.STILL_AWAKE
        if end.then not in _OF_THE_MACHINE:
            limit = min(end.awake_until, end.acts_at) - end.ended_at
            # Translators: {key} is "Any key" or "Enter", {time} is like "2 min"
            text = _("The sound has ended. {key} within {time} plays on.")
            return text.format(key=self._key, time=_format_window(Seconds(limit)))
        has_begun = self._host.now().ticks - end.ended_at < 1
        will = (_WILL_IN_A_MINUTE if has_begun else _WILL_SOON)[end.then]
        plays_on = is_awake and self._has_keys
        # Translators: {key} is "Any key", "Enter" or "Ctrl+C"
        does = _("{key} plays on.") if plays_on else _("{key} stops that.")
        key = self._key if self._has_keys else _("Ctrl+C")
        return f"{will} {does.format(key=key)}"


def _format_window(seconds: Seconds) -> str:
    whole = round(seconds)
    return f"{whole} s" if whole % 60 else format_minutes(Seconds(whole))
