"""A wake-up comes once, in time or not at all, whatever happens in the night."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.wake_plan import (
    AWAKE_FOR,
    LATE_AFTER,
    LONGEST_RISE,
    SHORTEST_RISE,
    WakePlan,
    WakeSettings,
)
from sleepterm.night.wake_state import WakePhase
from sleepterm.units import Percent, Seconds

MIDNIGHT = 1_800_057_600.0
HOUR, MINUTE = 3600.0, 60.0
SEVEN = WakeSettings(TimeOfDay(7))


def night(wanted: WakeSettings = SEVEN, now: float = -HOUR) -> WakePlan:
    return WakePlan.made(wanted, MIDNIGHT + now, UTC)


def at(plan: WakePlan, hours: float) -> WakePlan:
    return plan.advanced(MIDNIGHT + hours * HOUR)


def test_the_sound_is_full_at_the_set_time() -> None:
    plan = night()
    assert plan.due == MIDNIGHT + 7 * HOUR
    assert plan.state(UTC).rises_from == "6:45"
    assert at(plan, 6.74).phase is WakePhase.WAITING
    rising = at(plan, 6.75)
    assert rising.phase is WakePhase.RISING
    assert rising.rise == 15 * MINUTE
    assert at(rising, 6.99).phase is WakePhase.RISING
    assert at(rising, 7).phase is WakePhase.AWAKE


def test_a_time_nearer_than_the_rise_begins_at_once() -> None:
    plan = night(now=6 * HOUR + 55 * MINUTE)
    assert plan.state(UTC).rises_from == "6:55"
    rising = at(plan, 6 + 55 / 60)
    assert (rising.phase, rising.rise) == (WakePhase.RISING, 5 * MINUTE)


def test_it_ends_by_itself() -> None:
    awake = at(at(night(), 6.75), 7)
    hours = 7.0
    while awake.phase is WakePhase.AWAKE:
        hours += 0.1
        awake = at(awake, hours)
    assert awake.phase is WakePhase.OVER
    assert hours == pytest.approx(8.0, abs=0.11)


def test_a_snooze_is_silent_and_then_rises_quickly() -> None:
    awake = at(at(night(), 6.75), 7)
    snoozed = awake.snoozed(MIDNIGHT + 7 * HOUR)
    assert snoozed.state(UTC).again_at == "7:09"
    assert at(snoozed, 7 + 8.9 / 60).phase is WakePhase.SNOOZED
    again = at(snoozed, 7 + 9 / 60)
    assert again.phase is WakePhase.RISING
    assert again.rise < awake.rise


@pytest.mark.parametrize("hours", [7.26, 9, 31])
def test_a_resume_too_late_asks(hours: float) -> None:
    late = at(night(), hours)
    assert late.phase is WakePhase.LATE
    assert late.accepted(late.seen).phase is WakePhase.RISING
    assert late.stopped().phase is WakePhase.OVER
    assert at(late, hours + 1.1).phase is WakePhase.OVER


def test_a_resume_a_little_late_rises_quickly_but_not_at_once() -> None:
    rising = at(night(), 7.2)
    assert rising.phase is WakePhase.RISING
    assert rising.rise >= MINUTE


def test_a_lid_that_closes_on_the_alarm_does_not_let_it_sound_hours_later() -> None:
    assert at(at(night(), 6.8), 9).phase is WakePhase.LATE
    assert at(at(at(night(), 6.75), 7), 9).phase is WakePhase.LATE


def test_a_clock_set_back_does_not_make_the_alarm_longer() -> None:
    awake = at(at(night(), 6.75), 7)
    assert at(awake, 5).until == awake.until - 2 * HOUR


def test_a_given_moment_goes_before_the_time_of_day() -> None:
    nap = replace(SEVEN, at=MIDNIGHT + 0.3 * HOUR, rise=SHORTEST_RISE)
    assert night(nap).state(UTC).time == "0:18"


@pytest.mark.parametrize(
    "wrong",
    [
        {"rise": Seconds(SHORTEST_RISE - 1)},
        {"rise": Seconds(LONGEST_RISE + 1)},
        {"start": Percent(95)},
        {"end": Percent(101)},
    ],
)
def test_settings_out_of_range_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"rise|volume"):
        replace(SEVEN, **wrong)  # type: ignore[arg-type]


@given(st.floats(0, 10 * 86400), st.integers(0, 23), st.integers(0, 59))
@settings(max_examples=20)
def test_every_time_of_day_is_within_a_day(now: float, hour: int, minute: int) -> None:
    plan = night(WakeSettings(TimeOfDay(hour, minute)), now)
    assert 0 < plan.due - (MIDNIGHT + now) <= 86400
    assert plan.rises_at <= plan.due


class AnyNight(RuleBasedStateMachine):
    """Snoozes, stops, passing time and jumps of the clock, in any order."""

    @initialize(now=st.floats(-24, 24))
    def go_to_bed(self, now: float) -> None:
        self.now = MIDNIGHT + now * HOUR
        self.plan = WakePlan.made(SEVEN, self.now, UTC)
        self.was = self.plan.phase
        self.alarms = 0
        self.answers = 1

    @rule(seconds=st.floats(0, 30) | st.floats(30, 900) | st.floats(-7200, 30 * 3600))
    def pass_time(self, seconds: float) -> None:
        before = self.plan
        self.now += seconds
        self.plan = self.plan.advanced(self.now)
        if self.plan.sounds and not before.sounds:
            self.alarms += 1
            ready = before.until
            if before.phase is WakePhase.WAITING:
                ready = before.due
            assert self.now <= max(ready, before.until) + LATE_AFTER
        if before.sounds and seconds > LATE_AFTER:
            assert not self.plan.sounds

    @rule()
    def snooze(self) -> None:
        was_heard = self.plan.sounds
        self.plan = self.plan.snoozed(self.now)
        if was_heard:
            self.answers += 1
            assert self.plan.phase is WakePhase.SNOOZED

    @rule()
    def accept(self) -> None:
        was_late = self.plan.phase is WakePhase.LATE
        self.plan = self.plan.accepted(self.now)
        assert self.plan.sounds or not was_late

    @rule()
    def stop(self) -> None:
        self.plan = self.plan.stopped()

    @invariant()
    def no_alarm_sounds_unasked(self) -> None:
        assert self.alarms <= self.answers

    @invariant()
    def what_is_over_stays_over(self) -> None:
        if self.was is WakePhase.OVER:
            assert self.plan.phase is WakePhase.OVER
        self.was = self.plan.phase

    @invariant()
    def no_alarm_lasts_longer_than_it_may(self) -> None:
        if self.plan.sounds:
            assert self.plan.until - self.now <= max(AWAKE_FOR, LONGEST_RISE)


TestAnyNight = AnyNight.TestCase
TestAnyNight.settings = settings(max_examples=30, stateful_step_count=15, deadline=None)
