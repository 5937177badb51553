"""The wake-up of a session without a screen: its keys, its words, and the lock."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.audio.state import Status
from sleepterm.commands.shared.status_line import StatusLine
from sleepterm.desktop.inhibit import SleepInhibitor
from sleepterm.night.wake_state import SOUNDING, WakePhase, WakeState
from sleepterm.playback.api import WakingPlayback
from sleepterm.playback.state import PlaybackState
from sleepterm.translation import gettext as _

_STOP = frozenset("sq")
_YES = "y"
_CHOICES = _("any key: snooze, s: stop")
_KEYS = {
    WakePhase.WAITING: _("q: quit"),
    WakePhase.RISING: _CHOICES,
    WakePhase.AWAKE: _CHOICES,
    WakePhase.SNOOZED: _("s: stop"),
    WakePhase.LATE: _("y: wake me now, any other key: stop"),
}

_WORDS = {
    # Translators: {rises_from} is a time of day, like {time}
    WakePhase.WAITING: _("Wakes you at {time}, rising from {rises_from}."),
    WakePhase.RISING: _("Waking you by {time}."),
    WakePhase.AWAKE: _("Good morning. It is time: {time}."),
    WakePhase.SNOOZED: _("Snoozing until {again_at}."),
    WakePhase.LATE: _("The machine slept through {time}."),
}


class HeadlessWaking:
    """Shows a wake-up, takes its keys, and keeps the machine awake until it is over.

    Args:
        waking: the wake-up.
        line: the status line.
        in_background: does slow work on another thread.
        lock: keeps the machine awake.
    """

    def __init__(
        self,
        waking: WakingPlayback,
        line: StatusLine,
        in_background: Callable[[Callable[[], None]], None],
        lock: SleepInhibitor | None = None,
    ) -> None:
        self._waking = waking
        self._line = line
        self._in_background = in_background
        self._lock = lock or SleepInhibitor()
        self._state: WakeState | None = None
        self._is_asked = False

    @property
    def is_set(self) -> bool:
        """Whether there is a wake-up, waiting or heard."""
        return self._state is not None

    def follow(self, state: PlaybackState) -> bool:
        """Follow a new state; whether nothing is left to wait for."""
        before, self._state = self._state, state.wake
        if state.wake == before:
            return False
        if before is None:
            self._in_background(self._hold)
        if state.wake is not None:
            return False
        self._in_background(self._lock.release)
        # What sounds fades out first, and then playback stops.
        was_heard = before is not None and before.phase in SOUNDING
        return state.status is Status.STOPPED and not was_heard

    def show(self, state: PlaybackState, *, has_keys: bool) -> bool:
        """Show the wake-up where nothing else is to be shown; whether it was."""
        wake = state.wake
        if wake is None:
            return False
        if wake.phase is WakePhase.WAITING and state.status is not Status.STOPPED:
            return False
        words, keys = _words(wake)
        self._line.say(f"{words} ({keys})" if has_keys else words)
        return True

    def press(self, key: str) -> bool:
        """Carry out a key if it is the wake-up's; whether it was."""
        if self._state is None:
            return False
        phase = self._state.phase
        if phase is WakePhase.WAITING:
            return self._keep(key)
        if key in _STOP:
            self._waking.stop_waking()
        elif phase in SOUNDING:
            self._waking.snooze()
        elif phase is WakePhase.LATE and key == _YES:
            self._waking.wake_now()
        elif phase is WakePhase.LATE:
            self._waking.stop_waking()
        return True

    def close(self) -> None:
        """Let the machine go to sleep again."""
        self._lock.release()

    def _keep(self, key: str) -> bool:
        """Ask once before a key ends the program and the wake-up with it."""
        was_asked, self._is_asked = self._is_asked, key == "q"
        if key != "q" or was_asked or self._state is None:
            return False
        self._line.print(
            _(
                "Quitting would take back the wake-up at {time}. Press q again to quit."
            ).format(time=self._state.time)
        )
        return True

    def _hold(self) -> None:
        self._line.print(self._lock.hold())


def _words(wake: WakeState) -> tuple[str, str]:
    """What the wake-up does now, and what keys do."""
    words = _WORDS[wake.phase]
    keys = _KEYS[wake.phase]
    if wake.is_unheard:
        words = _("Wake up, it is time ({time}). No sound can be heard.")
        keys = _CHOICES
    text = words.format(
        time=wake.time, rises_from=wake.rises_from, again_at=wake.again_at
    )
    return text, keys
