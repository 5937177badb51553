"""A player without a terminal: told when it sounds, and made to end."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from sleepterm.audio.state import Status
from sleepterm.commands.requests.playing import LONGEST_UNASKED
from sleepterm.commands.shared.taking_over import when_heard
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.playback.companion import FrontEnd
from sleepterm.playback.events import PlaybackChanged, PlaybackEvent
from sleepterm.playback.local import LocalPlayback
from sleepterm.units import Seconds

_FADE = Seconds(600.0)
_AFTER_THE_FADE = Seconds(60.0)


@dataclass(frozen=True, slots=True)
class Detachment:
    """How a player without a terminal begins and ends.

    Attributes:
        at_most: seconds after which it ends, with a fade that lies inside.
        begun: called once, when the sound has begun.
        is_needed: whether there really is no terminal; asked when the time has come,
            and then it counts anew. For any thread.
    """

    at_most: Seconds = LONGEST_UNASKED
    begun: Callable[[], None] = lambda: None
    is_needed: Callable[[], bool] = lambda: True


class DetachedEnd:
    """Implements `Companion`: nobody is there who would end the player.

    It ends whether it plays or is paused. A wake-up that is set is waited for, which
    ends by itself.

    Args:
        detachment: how it begins and ends.
    """

    def __init__(self, detachment: Detachment) -> None:
        self._detachment = detachment
        self._timer: threading.Timer | None = None
        self._front_end: FrontEnd | None = None
        self._paused_until: float | None = None
        self._is_over = False

    def start(self, front_end: FrontEnd) -> None:
        """Begin to count."""
        self._front_end = front_end
        when_heard(front_end.playback, self._detachment.begun)
        front_end.playback.subscribe(self._follow)
        self._count()

    def close(self) -> None:
        """Count no more."""
        if self._timer is not None:
            self._timer.cancel()

    def _count(self) -> None:
        at_most = self._detachment.at_most
        fade = Seconds(min(_FADE, at_most))
        self._call_in(Seconds(at_most - fade), lambda: self._begin_to_end(fade))

    def _follow(self, event: PlaybackEvent) -> None:
        if isinstance(event, PlaybackChanged):
            self._look()

    def _look(self) -> None:
        if self._front_end is None:
            return
        playback = self._front_end.playback
        if self._paused_until and playback.state.status is Status.PLAYING:
            left = self._paused_until - time.monotonic()
            self._paused_until = None
            _fade_within(playback, Seconds(left))
        if self._is_over and playback.state.wake is None:
            self._front_end.quit()

    def _begin_to_end(self, fade: Seconds) -> None:
        if self._front_end is None:
            return
        if not self._detachment.is_needed():
            self._count()
            return
        playback = self._front_end.playback
        if playback.state.status is Status.PAUSED:
            self._paused_until = time.monotonic() + fade
            self._call_in(fade, self._end)
            return
        _fade_within(playback, fade)
        self._call_in(Seconds(fade + _AFTER_THE_FADE), self._end)

    def _end(self) -> None:
        self._is_over = True
        self._look()

    def _call_in(self, delay: Seconds, work: Callable[[], None]) -> None:
        front_end = self._front_end
        if front_end is not None:
            self._timer = threading.Timer(delay, front_end.post, [work])
            self._timer.daemon = True
            self._timer.start()


def _fade_within(playback: LocalPlayback, most: Seconds) -> None:
    """Fade what plays, unless its timer ends it sooner."""
    state = playback.state
    left = state.timer.remaining
    if state.status is Status.PLAYING and (left is None or left > most):
        # As short as a fade may be.
        length = Seconds(max(most, 1.0))
        playback.set_timer(TimerSettings(duration=length, fade=length))


def if_the_terminal_closes() -> Detachment | None:
    """Let this process outlive its terminal; None where none can be closed."""
    if not hasattr(signal, "SIGHUP") or not os.isatty(0):
        return None
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    return Detachment(is_needed=lambda: not os.isatty(0))
