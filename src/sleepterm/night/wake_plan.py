"""The wake-up: when its sound rises, is full, snoozes and ends.

An immutable state machine without a clock: `advanced` gets the time. The sound is full
at the set time, so it begins before: a rise of 15 minutes to 7:00 begins at 6:45.

    WAITING ──time──▶ RISING ──time──▶ AWAKE ──an hour──▶ OVER
       │               ▲  │ ╲            │                 ▲
       │ too late      │  │  └─snoozed─▶ SNOOZED           │
       ▼               │  ▼              │                 │
      LATE ──accepted──┘◀─────time───────┘    stopped ─────┘

A machine that slept through the set time must not blare hours later: past
`LATE_AFTER` the user is asked. That holds while the sound rises and plays, too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo

from sleepterm.night.time_of_day import TimeOfDay, time_of_day_at
from sleepterm.night.wake_state import SOUNDING, WakePhase, WakeState
from sleepterm.units import Percent, Seconds

SHORTEST_RISE = Seconds(5 * 60.0)
LONGEST_RISE = Seconds(45 * 60.0)

RISES_MINUTES = (5, 10, 15, 30, 45)
"""Lengths of the rise to choose from."""

LATE_AFTER = Seconds(15 * 60.0)
"""Later than this after its time a wake-up asks first."""

AWAKE_FOR = Seconds(60 * 60.0)
"""An alarm that nobody stops, or a question that nobody answers, ends after this."""

_QUICK_RISE = Seconds(2 * 60.0)
"""The rise after a snooze, or of an alarm that is late already."""


@dataclass(frozen=True, slots=True)
class WakeSettings:
    """What the user asked for.

    Attributes:
        time: when the sound is at its full volume.
        rise: seconds that it takes to get there, 5 to 45 minutes.
        sound: id of a track or mix; "" for the one that comes with sleepterm.
        start: volume at the beginning of the rise, 0 to 100.
        end: volume at its end, at least `start`.
        snooze: seconds of silence that a snooze brings.
        at: seconds since the epoch to use in place of `time`; None for the next time
            that a clock shows it.
    """

    time: TimeOfDay
    rise: Seconds = Seconds(15 * 60.0)
    sound: str = ""
    start: Percent = Percent(10)
    end: Percent = Percent(90)
    snooze: Seconds = Seconds(9 * 60.0)
    at: float | None = None

    def __post_init__(self) -> None:
        if not SHORTEST_RISE <= self.rise <= LONGEST_RISE:
            raise ValueError("a rise takes 5 to 45 minutes")
        if not 0 <= self.start <= self.end <= 100:
            raise ValueError("the volume must not fall")


@dataclass(frozen=True, slots=True)
class WakePlan:
    """A wake-up; times are seconds since the epoch.

    Attributes:
        settings: what the user asked for.
        due: when the sound is to be full.
        rises_at: when it begins.
        phase: its state.
        until: when the state ends by itself.
        rise: seconds that the rise takes which has begun or begins next.
        seen: the last time it was told.
    """

    settings: WakeSettings
    due: float
    rises_at: float
    phase: WakePhase
    until: float
    rise: Seconds
    seen: float

    @classmethod
    def made(
        cls, settings: WakeSettings, now: float, zone: tzinfo | None = None
    ) -> WakePlan:
        """A plan that waits for the next time a clock shows the set time.

        Nearer than its rise, it begins at once and rises more quickly.

        Args:
            settings: what the user asked for.
            now: seconds since the epoch.
            zone: the clock's time zone; None means this computer's.
        """
        due = settings.at
        if due is None:
            due = settings.time.next_after(now, zone)
        rises_at = max(now, due - settings.rise)
        rise = Seconds(max(due - rises_at, 1.0))
        return cls(settings, due, rises_at, WakePhase.WAITING, rises_at, rise, now)

    @property
    def sounds(self) -> bool:
        """Whether the alarm is to be heard."""
        return self.phase in SOUNDING

    def advanced(self, now: float) -> WakePlan:
        """The plan at a time, which may have jumped since the last call."""
        passed = now - self.seen
        plan = replace(self, seen=now)
        if passed < 0 and plan.phase is not WakePhase.WAITING:
            # A clock set back must not make an alarm last longer.
            plan = replace(plan, until=plan.until + passed)
        if plan.sounds and passed > LATE_AFTER:
            return _late(plan, now)
        if now < plan.until:
            return plan
        if plan.phase in {WakePhase.WAITING, WakePhase.SNOOZED}:
            return _after_silence(plan, now)
        if plan.phase is WakePhase.RISING:
            return replace(plan, phase=WakePhase.AWAKE, until=plan.until + AWAKE_FOR)
        return plan.stopped()

    def snoozed(self, now: float) -> WakePlan:
        """The plan silent for a while; unchanged if the alarm is not heard."""
        if not self.sounds:
            return self
        until = now + self.settings.snooze
        return replace(self, phase=WakePhase.SNOOZED, until=until, seen=now)

    def accepted(self, now: float) -> WakePlan:
        """The plan after the user said yes to a late alarm; else unchanged."""
        return _rising(self, now, _QUICK_RISE) if self.phase is WakePhase.LATE else self

    def stopped(self) -> WakePlan:
        """The plan at its end."""
        return replace(self, phase=WakePhase.OVER)

    def state(self, zone: tzinfo | None = None) -> WakeState:
        """What front ends show of it; see `made` for the zone."""
        until = str(time_of_day_at(self.until, zone))
        return WakeState(
            phase=self.phase,
            time=str(time_of_day_at(self.due, zone)),
            rises_from=str(time_of_day_at(self.rises_at, zone)),
            again_at=until if self.phase is WakePhase.SNOOZED else "",
        )


def _after_silence(plan: WakePlan, now: float) -> WakePlan:
    is_snoozed = plan.phase is WakePhase.SNOOZED
    if now - (plan.until if is_snoozed else plan.due) > LATE_AFTER:
        return _late(plan, now)
    if is_snoozed:
        return _rising(plan, now, _QUICK_RISE)
    left = max(plan.due - now, min(plan.rise, _QUICK_RISE))
    return _rising(plan, now, Seconds(left))


def _rising(plan: WakePlan, now: float, rise: Seconds) -> WakePlan:
    until = now + rise
    return replace(plan, phase=WakePhase.RISING, until=until, rise=rise, seen=now)


def _late(plan: WakePlan, now: float) -> WakePlan:
    until = now + AWAKE_FOR
    return replace(plan, phase=WakePhase.LATE, until=until, seen=now)
