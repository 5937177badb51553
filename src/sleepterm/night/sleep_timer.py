"""The sleep timer: when the sound ends, and its gain until then.

An immutable state machine without a clock: `advanced` gets the time that has passed,
which does not count while paused. Every change returns a new timer whose gain starts
at that of the old one, so that it never jumps.

    OFF ──armed──▶ RUNNING ──time──▶ FINISHED
     ▲               ▲  │
     └───cancelled───┼──┘
                     ├── track_ended ── WAITING ◀──armed (end with the track)
                     └── track_joined ────▲
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum, StrEnum

from sleepterm.night.fade import FadeLaw
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.units import Seconds

RECOVERY = Seconds(3.0)
"""After a fade is cancelled, the gain returns to 1 within this time."""

_FLOOR = 1e-3
"""-60 dB: below this a gain is as good as silent."""

SHORTEST_LEFT = Seconds(60.0)
"""Shortening leaves at least this much time, so that the sound never stops abruptly."""

NO_FADE = Seconds(0.0)
"""A fade of this length ends the sound at once."""

_CLICK_FREE = Seconds(0.03)
"""The straight ramp in place of no fade: too short for a fade, too long for a click."""

_BRIEF = Seconds(4.0)
"""The time that is left to a timer whose deadline has passed meanwhile."""

MOST_TRACKS = 99
PRESETS_MINUTES = (15, 30, 45, 60, 90)


class EndWith(StrEnum):
    """What ends the session."""

    TIME = "time"
    TRACK = "track"
    """The guided track plays to its end; then the other layers fade."""
    SENTENCE = "sentence"
    """The bed fades in time; the voice ends with its sentence, or near its end."""
    CHAPTER = "chapter"
    """The voice ends with the chapter, or else with its track; then the bed fades."""


_WAITING_ENDS = frozenset({EndWith.TRACK, EndWith.CHAPTER})
"""Ends that come with a guided track, whatever time that takes."""


class AfterEnd(StrEnum):
    """What happens once the sound has ended."""

    NOTHING = "nothing"
    QUIT = "quit"
    SUSPEND = "suspend"
    POWEROFF = "poweroff"


class Phase(Enum):
    """The state of the timer."""

    OFF = "off"
    WAITING = "waiting"
    RUNNING = "running"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class TimerSettings:
    """The settings of the sleep timer, saved between sessions.

    Attributes:
        enabled: False plays all night.
        duration: seconds from arming to silence; the fade lies inside it.
        fade: seconds that the fade takes, at least one; or `NO_FADE`.
        law: the shape of the fade.
        end: whether the time or the guided track ends the session.
        then: what happens after the end.
        until: the time of day at which the sound ends; None counts the duration.
            Who arms a timer turns it into the duration, see `playback/deadline.py`.
        tracks: `EndWith.TRACK` only: how many guided tracks are played, 1 to 99.
        finish_share: `EndWith.SENTENCE` only: a guided track of which less than this
            share, 0.0 to 1.0, is left at the deadline plays to its end.
    """

    enabled: bool = True
    duration: Seconds = Seconds(45 * 60.0)
    fade: Seconds = Seconds(10 * 60.0)
    law: FadeLaw = FadeLaw.GENTLE
    end: EndWith = EndWith.TIME
    then: AfterEnd = AfterEnd.NOTHING
    until: TimeOfDay | None = None
    tracks: int = 1
    finish_share: float = 0.2

    def __post_init__(self) -> None:
        if not (math.isfinite(self.duration) and self.duration > 0):
            raise ValueError("duration must be positive and finite")
        is_fade = math.isfinite(self.fade) and self.fade >= 1
        if not (is_fade or self.fade == NO_FADE):
            raise ValueError("fade must be 0, or one second or more, and finite")
        if not 1 <= self.tracks <= MOST_TRACKS:
            raise ValueError(f"tracks must be 1 to {MOST_TRACKS}")
        if not 0.0 <= self.finish_share <= 1.0:
            raise ValueError("finish_share must be 0.0 to 1.0")


@dataclass(frozen=True, slots=True)
class SleepTimer:
    """An immutable sleep timer; times are seconds of playback since it was made.

    Attributes:
        settings: the settings that it was last armed with.
        phase: its state.
        paused: whether time does not count now.
        now: playback time so far.
        fade_start: when the fade begins.
        deadline: when the gain reaches zero.
        extra: WAITING only: seconds at full gain between the track's end and the fade.
        tracks_left: how many guided tracks are still to end before the fade.
        spares_voice: whether a guided track sounds that is not faded.
        is_held: whether it waits at its deadline for the voice.
    """

    settings: TimerSettings = TimerSettings(enabled=False)
    phase: Phase = Phase.OFF
    paused: bool = False
    now: Seconds = Seconds(0.0)
    fade_start: Seconds = Seconds(math.inf)
    deadline: Seconds = Seconds(math.inf)
    extra: Seconds = Seconds(0.0)
    _blend_gain: float = 1.0
    _blend_start: Seconds = Seconds(-1.0)
    _blend_end: Seconds = Seconds(-1.0)
    tracks_left: int = 0
    spares_voice: bool = False
    is_held: bool = False

    @property
    def remaining(self) -> Seconds | None:
        """Seconds of playback until silence; None without a deadline."""
        if self.phase is Phase.FINISHED:
            return Seconds(0.0)
        if self.phase is not Phase.RUNNING:
            return None
        return Seconds(max(0.0, self.deadline - self.now))

    @property
    def is_fading(self) -> bool:
        """Whether the fade is running."""
        return self.phase is Phase.RUNNING and self.now > self.fade_start

    def gain(self, ahead: Seconds = Seconds(0.0)) -> float:
        """The gain, 0.0 to 1.0, now or after `ahead` more seconds of playback."""
        at = Seconds(self.now + ahead)
        target = self._target(at)
        if at >= self._blend_end:
            return target
        share = (at - self._blend_start) / (self._blend_end - self._blend_start)
        weight = 0.5 - 0.5 * math.cos(math.pi * min(max(share, 0.0), 1.0))
        # Straight in dB above the floor: no moment is a step to the ear.
        start, end = self._blend_gain + _FLOOR, target + _FLOOR
        return float(start ** (1.0 - weight) * end**weight) - _FLOOR

    def armed(self, settings: TimerSettings, *, guided: bool = False) -> SleepTimer:
        """The timer restarted with these settings; cancelled if they are not enabled.

        Set to end with the track or a chapter, it waits for the guided track if one
        is playing (`guided`); otherwise it counts its duration.
        """
        # Cancel first: the gain now still depends on the old fade law.
        base = replace(
            self.cancelled(),
            settings=settings,
            extra=Seconds(0.0),
            tracks_left=settings.tracks if settings.end is EndWith.TRACK else 1,
            is_held=False,
        )
        if not settings.enabled:
            return base
        if settings.end in _WAITING_ENDS and guided:
            return base._waiting()
        return base._running(settings.duration)

    def extended(self, by: Seconds) -> SleepTimer:
        """The timer with its deadline moved by some seconds; negative is earlier.

        Extending returns a running fade to full gain. Shortening continues it from
        its gain, and leaves at least a minute unless less was left already. A timer
        that is off or finished is armed for `by` seconds if that is positive. A
        moved deadline is no time of day: it waits while paused.
        """
        if by and self.settings.until:
            return self._counting().extended(by)
        if self.phase is Phase.WAITING:
            return replace(self, extra=Seconds(max(0.0, self.extra + by)))
        if (left := self.remaining) is None or self.phase is Phase.FINISHED:
            return self._running(by) if by > 0 else self
        if by >= 0:
            return self._running(Seconds(left + by))
        shorter = Seconds(max(left + by, min(left, SHORTEST_LEFT)))
        return self._shortened(shorter) if shorter < left else self

    def due_in(self, left: Seconds) -> SleepTimer:
        """The timer with its deadline brought forward to `left` seconds from now.

        A running fade continues from its gain. Where nothing is left, a brief fade is.
        """
        remaining, left = self.remaining, Seconds(max(left, _BRIEF))
        if self.phase is not Phase.RUNNING or remaining is None or left >= remaining:
            return self
        return self._shortened(left)

    def rescheduled(self, left: Seconds) -> SleepTimer:
        """The timer with its deadline in `left` seconds; unchanged unless RUNNING."""
        return self._running(left) if self.phase is Phase.RUNNING else self

    def cancelled(self) -> SleepTimer:
        """The timer switched off; a running fade returns to full gain."""
        return self._changed(Phase.OFF, Seconds(math.inf), Seconds(math.inf))

    def track_ended(self) -> SleepTimer:
        """The guided track has ended: start the fade.

        If more tracks are to be played, it counts its duration until the next one.
        """
        if self.phase is not Phase.WAITING:
            return self
        timer = self._counting()
        if self.tracks_left > 1:
            more = replace(timer, tracks_left=self.tracks_left - 1)
            return more._running(Seconds(self.settings.duration + self.extra))
        return timer._running(Seconds(self.extra + (self.settings.fade or _CLICK_FREE)))

    def track_joined(self) -> SleepTimer:
        """A guided track begins: wait for it, if the timer ends with tracks."""
        waits = self.settings.end in _WAITING_ENDS
        return self._waiting() if waits and self.phase is Phase.RUNNING else self

    def track_awaited(self) -> SleepTimer:
        """Wait for the end of the guided track instead of counting."""
        if self.phase is not Phase.RUNNING:
            return self
        return replace(self, tracks_left=1)._waiting()

    def track_lost(self) -> SleepTimer:
        """The guided track was removed before its end: count the duration instead.

        If that has passed but for the end of the track, fade.
        """
        if self.phase is not Phase.WAITING:
            return self
        if self.settings.end is EndWith.SENTENCE:
            return self.track_ended()
        return self._counting()._running(Seconds(self.settings.duration + self.extra))

    def with_voice(self, *, spared: bool, held: bool) -> SleepTimer:
        """The timer, knowing of the voice.

        Args:
            spared: whether a guided track sounds that is not faded.
            held: whether the deadline is to wait for it, in silence otherwise.
        """
        if (spared, held) == (self.spares_voice, self.is_held):
            return self
        return replace(self, spares_voice=spared, is_held=held)

    def finished(self) -> SleepTimer:
        """The timer at its end: nothing sounds any more."""
        return replace(self, phase=Phase.FINISHED)

    def with_pause(self, *, paused: bool) -> SleepTimer:
        """The timer paused, or resumed."""
        return replace(self, paused=paused)

    def advanced(self, seconds: Seconds) -> SleepTimer:
        """The timer after some more seconds; unchanged while paused or finished."""
        if self.paused or self.phase is Phase.FINISHED:
            return self
        now = Seconds(self.now + seconds)
        is_over = self.phase is Phase.RUNNING and now >= self.deadline
        if is_over and not self.is_held:
            return replace(self, now=now, phase=Phase.FINISHED)
        return replace(self, now=now)

    def _target(self, at: Seconds) -> float:
        if self.phase is Phase.FINISHED:
            return 0.0
        if self.phase is not Phase.RUNNING or at <= self.fade_start:
            return 1.0
        if at >= self.deadline:
            return 0.0
        length = self.deadline - self.fade_start
        law = self.settings.law if self.settings.fade else FadeLaw.LINEAR
        return law.gain((at - self.fade_start) / length)

    def _counting(self) -> SleepTimer:
        """The timer with a deadline that is no time of day any more."""
        return replace(self, settings=replace(self.settings, until=None))

    def _waiting(self) -> SleepTimer:
        return self._changed(Phase.WAITING, Seconds(math.inf), Seconds(math.inf))

    def _running(self, left: Seconds) -> SleepTimer:
        deadline = Seconds(self.now + left)
        fade = self.settings.fade or _CLICK_FREE
        start = Seconds(max(self.now, deadline - fade))
        return self._changed(Phase.RUNNING, start, deadline)

    def _shortened(self, left: Seconds) -> SleepTimer:
        if not self.is_fading:
            return self._running(left)
        share = (self.now - self.fade_start) / (self.deadline - self.fade_start)
        start = Seconds(self.now - left * share / (1.0 - share))
        return self._changed(Phase.RUNNING, start, Seconds(self.now + left))

    def _changed(self, phase: Phase, start: Seconds, deadline: Seconds) -> SleepTimer:
        new = replace(
            self,
            phase=phase,
            fade_start=start,
            deadline=deadline,
            _blend_gain=self.gain(),
            _blend_start=self.now,
            _blend_end=Seconds(min(self.now + RECOVERY, deadline)),
        )
        return new if new._target(new.now) != new._blend_gain else new._settled()

    def _settled(self) -> SleepTimer:
        return replace(self, _blend_end=self._blend_start)
