"""The sleep timer keeps its promises whatever is done to it, in any order."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import (
    NO_FADE,
    RECOVERY,
    SHORTEST_LEFT,
    EndWith,
    Phase,
    SleepTimer,
    TimerSettings,
)
from sleepterm.units import Seconds

SHORTEST = 5.0
"""No operation of these tests leaves less than this before the end, nor fades in
less than a second; so the steepest law's 6.91 / 0.98 a second and a return within
a second bound how fast the gain may move."""
STEEPEST_RETURN = 3.42
"""Of the way back to 1 in a second, from anywhere."""
STEEPEST = 3 * math.log(10) / 0.98 / 1.0 + STEEPEST_RETURN
STEEPEST_WITHOUT_FADE = 1 / 0.03 + STEEPEST_RETURN
"""A straight ramp of 30 ms."""

OFF = SleepTimer()
WITH_TRACKS = {EndWith.TRACK, EndWith.CHAPTER}


def lengths(low: float, high: float) -> st.SearchStrategy[Seconds]:
    # To a microsecond: shorter times are none.
    floats = st.floats(min_value=low, max_value=high)
    return floats.map(lambda x: Seconds(round(x, 6)))


later = lengths(SHORTEST, 7200)
earlier = lengths(-7200, -SHORTEST)
all_settings = st.builds(
    TimerSettings,
    enabled=st.integers(0, 5).map(bool),
    duration=lengths(SHORTEST, 400) | lengths(SHORTEST, 36_000),
    fade=lengths(1, 300) | lengths(1, 40_000) | st.just(NO_FADE),
    law=st.sampled_from(FadeLaw),
    end=st.sampled_from(EndWith),
    tracks=st.integers(1, 3),
)


def by_time(duration: float, fade: float, law: FadeLaw = FadeLaw.GENTLE) -> SleepTimer:
    return OFF.armed(
        TimerSettings(duration=Seconds(duration), fade=Seconds(fade), law=law)
    )


def after(timer: SleepTimer, seconds: float) -> SleepTimer:
    return timer.advanced(Seconds(seconds))


def gain_in(timer: SleepTimer, seconds: float) -> float:
    return timer.gain(Seconds(seconds))


class AnyNight(RuleBasedStateMachine):
    """Anything a user can do to a timer, and time passing between."""

    def __init__(self) -> None:
        super().__init__()
        self.timer = OFF

    def do(self, operation: Callable[[SleepTimer], SleepTimer]) -> SleepTimer:
        """Carry an operation out; whatever it is, it can't be heard at once."""
        before, self.timer = self.timer, operation(self.timer)
        assert self.timer.gain() == pytest.approx(before.gain(), abs=1e-9)
        assert self.timer.now == before.now
        return before

    @rule(chosen=all_settings, guided=st.booleans())
    def arm(self, chosen: TimerSettings, *, guided: bool) -> None:
        self.do(lambda timer: timer.armed(chosen, guided=guided))
        waits = guided and chosen.end in WITH_TRACKS
        expected = Phase.WAITING if waits else Phase.RUNNING
        assert self.timer.phase is (expected if chosen.enabled else Phase.OFF)
        if self.timer.phase is Phase.RUNNING:
            assert self.timer.remaining == pytest.approx(chosen.duration)

    @rule(by=later)
    def extend(self, by: Seconds) -> None:
        before = self.do(lambda timer: timer.extended(by))
        if before.phase is Phase.WAITING:
            assert self.timer.extra == before.extra + by
        else:
            left = (before.remaining or 0.0) + by
            assert self.timer.remaining == pytest.approx(left)
            fresh = OFF.armed(self.as_of_now(left))
            assert gain_in(self.timer, RECOVERY) == pytest.approx(
                gain_in(fresh, RECOVERY), abs=1e-6
            )

    @rule(by=earlier)
    def shorten(self, by: Seconds) -> None:
        before = self.do(lambda timer: timer.extended(by))
        left, now_left = before.remaining, self.timer.remaining
        if before.phase is not Phase.RUNNING or left is None or now_left is None:
            assert self.timer.phase is before.phase
            return
        assert now_left == pytest.approx(max(left + by, min(left, SHORTEST_LEFT)))
        assert self.timer.is_fading or not before.is_fading
        if before._blend_end <= before.now:
            for ahead in (0.5, 1.0):
                # on its way from one curve to the other
                assert gain_in(self.timer, ahead) <= before.gain() + 1e-9
            for ahead in (RECOVERY, 10.0, 60.0, 400.0):
                assert gain_in(self.timer, ahead) <= gain_in(before, ahead) + 1e-9

    @rule()
    def cancel(self) -> None:
        self.do(SleepTimer.cancelled)
        assert self.timer.phase is Phase.OFF
        assert gain_in(self.timer, RECOVERY) == 1.0

    @rule()
    def end_the_track(self) -> None:
        before = self.do(SleepTimer.track_ended)
        if before.phase is Phase.WAITING and before.tracks_left > 1:
            assert before.settings.end is EndWith.TRACK
            left = before.extra + before.settings.duration
            assert self.timer.remaining == pytest.approx(left)
            assert self.timer.tracks_left == before.tracks_left - 1
        elif before.phase is Phase.WAITING:
            left = before.extra + (before.settings.fade or 0.03)
            assert self.timer.remaining == pytest.approx(left)
        else:
            assert self.timer == before

    @rule()
    def begin_a_track(self) -> None:
        before = self.do(SleepTimer.track_joined)
        if before.phase is Phase.RUNNING and before.settings.end in WITH_TRACKS:
            assert self.timer.phase is Phase.WAITING
            assert self.timer.tracks_left == before.tracks_left >= 1
        else:
            assert self.timer == before

    @rule()
    def lose_the_track(self) -> None:
        before = self.do(SleepTimer.track_lost)
        if before.phase is Phase.WAITING and before.settings.end is EndWith.SENTENCE:
            assert self.timer == before.track_ended()
            assert self.timer.settings.until is None
        elif before.phase is Phase.WAITING:
            left = before.extra + before.settings.duration
            assert self.timer.remaining == pytest.approx(left)
        else:
            assert self.timer == before

    @rule()
    def await_the_track(self) -> None:
        before = self.do(SleepTimer.track_awaited)
        waits = before.phase in {Phase.RUNNING, Phase.WAITING}
        assert (self.timer.phase is Phase.WAITING) is waits

    @rule(held=st.booleans())
    def wait_for_the_voice(self, *, held: bool) -> None:
        before = self.do(lambda timer: timer.with_voice(spared=held, held=held))
        assert self.timer.remaining == before.remaining

    @rule(left=lengths(0, 4000))
    def bring_forward(self, left: Seconds) -> None:
        before = self.do(lambda timer: timer.due_in(left))
        if before.phase is Phase.RUNNING and before.remaining is not None:
            wanted = min(before.remaining, max(left, 4.0))
            assert self.timer.remaining == pytest.approx(wanted)
            assert self.timer.is_fading or not before.is_fading

    @rule(seconds=lengths(0, 40_000))
    def pause(self, seconds: Seconds) -> None:
        self.do(lambda timer: timer.with_pause(paused=True))
        self.do(lambda timer: timer.advanced(seconds))

    @precondition(lambda self: self.timer.paused)
    @rule()
    def resume(self) -> None:
        before = self.do(lambda timer: timer.with_pause(paused=False))
        assert self.timer.remaining == before.remaining

    @precondition(lambda self: not self.timer.paused)
    @rule(
        seconds=lengths(0, 0.05) | lengths(0, 4) | lengths(0, 600) | lengths(0, 40_000)
    )
    def pass_time(self, seconds: Seconds) -> None:
        before, self.timer = self.timer, self.timer.advanced(seconds)
        assert self.timer.gain() == pytest.approx(before.gain(seconds), abs=1e-9)
        moved = abs(self.timer.gain() - before.gain())
        has_fade = self.timer.settings.fade > 0
        steepest = STEEPEST if has_fade else STEEPEST_WITHOUT_FADE
        assert moved <= steepest * seconds + 1e-9
        if before.remaining is not None:
            left = max(0.0, before.remaining - seconds)
            assert self.timer.remaining == pytest.approx(left, abs=1e-6)

    @precondition(lambda self: (self.timer.remaining or 0) > RECOVERY)
    @rule()
    def fade_like_any_other(self) -> None:
        """Once what went before is over, the gain is that of the law alone."""
        timer = self.timer
        length = timer.deadline - timer.fade_start
        for share in (0.1, 0.5, 0.8, 0.9, 0.99):
            ahead = timer.fade_start + share * length - timer.now
            if ahead >= RECOVERY:
                law = timer.settings.law.gain(share)
                if not timer.settings.fade:
                    law = 1.0 - share
                assert gain_in(timer, ahead) == pytest.approx(law, abs=1e-6)

    @invariant()
    def gain_is_one_of_a_gain(self) -> None:
        for ahead in (0.0, 0.01, 1.0, 100.0, 1e6):
            assert 0.0 <= gain_in(self.timer, ahead) <= 1.0

    @invariant()
    def silence_is_at_the_deadline_and_ever_after(self) -> None:
        left = self.timer.remaining
        if left is not None:
            assert gain_in(self.timer, left + 1e-6) == 0.0
            assert gain_in(self.timer, left + 1e6) == 0.0
            ended = self.timer.advanced(Seconds(0.0)).phase is Phase.FINISHED
            is_over = ended or self.timer.is_held or self.timer.paused
            assert is_over or left > 0.0
            assert left == 0.0 or self.timer.phase is Phase.RUNNING
        else:
            assert gain_in(self.timer, 1e6) == 1.0

    @invariant()
    def the_fade_lies_inside_the_time_and_is_no_longer_than_asked(self) -> None:
        timer = self.timer
        if timer.phase is Phase.RUNNING:
            length = timer.deadline - timer.fade_start
            # A voice that was waited for has ended: the next moment finishes it.
            is_due = timer.gain() == 0.0
            assert timer.deadline >= timer.now or timer.is_held or is_due
            longest = timer.settings.fade or 0.03
            assert length <= longest + 1e-6 or timer.is_fading

    def as_of_now(self, left: float) -> TimerSettings:
        chosen = self.timer.settings
        return TimerSettings(
            duration=Seconds(left), fade=chosen.fade, law=chosen.law, end=EndWith.TIME
        )


TestAnyNight = AnyNight.TestCase
TestAnyNight.settings = settings(
    max_examples=120, stateful_step_count=25, deadline=None
)


def test_the_fade_takes_the_last_part_of_the_time() -> None:
    timer = by_time(45 * 60, 10 * 60)
    assert gain_in(timer, 35 * 60) == 1.0
    assert gain_in(timer, 40 * 60) == pytest.approx(0.5 ** (1 / 0.6))
    assert gain_in(timer, 45 * 60) == 0.0


def test_a_timer_shorter_than_its_fade_fades_from_the_start() -> None:
    timer = by_time(60, 600, FadeLaw.LINEAR)
    assert timer.gain() == 1.0
    assert gain_in(timer, 15) == pytest.approx(0.75)
    assert gain_in(timer, 45) == pytest.approx(0.25)


@settings(deadline=None)
@given(st.floats(min_value=0.05, max_value=0.999), st.sampled_from(FadeLaw))
def test_a_fade_called_back_is_back_within_three_seconds(
    share: float, law: FadeLaw
) -> None:
    fading = after(by_time(1000, 600, law), 400 + 600 * share)
    for back in (fading.cancelled(), fading.extended(Seconds(900))):
        assert back.gain() == pytest.approx(fading.gain())
        gains = [gain_in(back, x / 100) for x in range(301)]
        assert gains == sorted(gains)
        assert gains[-1] == 1.0


def test_a_fade_called_back_and_ended_again_fades_as_the_first_did() -> None:
    fading = after(by_time(1000, 600), 999)
    again = after(fading.extended(Seconds(999)), 0)
    fresh = by_time(1000, 600)
    for ahead in (3, 400, 500, 700, 900, 990, 999.9, 1000):
        assert gain_in(again, ahead) == pytest.approx(gain_in(fresh, ahead))


def test_shortening_in_the_fade_continues_from_where_it_is() -> None:
    fading = after(by_time(1000, 600), 700)
    shorter = fading.extended(Seconds(-200))
    assert shorter.remaining == Seconds(100)
    assert shorter.gain() == pytest.approx(fading.gain())
    assert gain_in(shorter, 50) == pytest.approx(0.25 ** (1 / 0.6))


@pytest.mark.parametrize(("left", "then"), [(300, 60), (61, 60), (60, 60), (20, 20)])
def test_shortening_leaves_a_minute_unless_less_was_left(left: int, then: int) -> None:
    timer = after(by_time(1000, 600), 1000 - left).extended(Seconds(-900))
    assert timer.remaining == pytest.approx(then)


def test_shortening_in_the_last_instant_changes_nothing() -> None:
    fading = after(by_time(1000, 600), math.nextafter(1000, 0))
    assert fading.phase is Phase.RUNNING
    assert fading.extended(Seconds(-5)) == fading


def test_a_finished_timer_is_silent_until_it_is_extended() -> None:
    over = after(by_time(10, 5), 10)
    assert (over.phase, over.gain(), over.remaining) == (Phase.FINISHED, 0.0, 0.0)
    assert over.extended(Seconds(-5)) == over
    again = over.extended(Seconds(60))
    assert (again.gain(), gain_in(again, 3)) == (0.0, 1.0)
    assert again.remaining == Seconds(60)


def test_a_timer_that_waits_for_the_track_fades_behind_its_last_word() -> None:
    chosen = TimerSettings(
        duration=Seconds(100), fade=Seconds(30), end=EndWith.TRACK, law=FadeLaw.LINEAR
    )
    waiting = after(OFF.armed(chosen, guided=True), 5000)
    assert (waiting.phase, waiting.remaining) == (Phase.WAITING, None)
    fading = waiting.track_ended()
    assert [gain_in(fading, x) for x in (0, 15, 30)] == pytest.approx([1, 0.5, 0])
    kept = waiting.extended(Seconds(300)).extended(Seconds(-60)).track_ended()
    assert [gain_in(kept, x) for x in (240, 255, 270)] == pytest.approx([1, 0.5, 0])


def test_after_some_tracks_it_fades_behind_the_last_one() -> None:
    chosen = TimerSettings(
        duration=Seconds(100), fade=Seconds(30), end=EndWith.TRACK, tracks=2
    )
    first = after(OFF.armed(chosen, guided=True), 5000).track_ended()
    # Until the next one begins, its time counts.
    assert first.remaining == Seconds(100)
    second = after(first, 20).track_joined()
    assert (second.phase, second.gain()) == (Phase.WAITING, 1.0)
    fading = after(second, 5000).track_ended()
    assert (fading.remaining, fading.phase) == (Seconds(30), Phase.RUNNING)
    assert gain_in(fading, 15) == pytest.approx(0.5 ** (1 / 0.6))


def test_it_counts_its_time_without_a_guided_track_or_once_that_is_lost() -> None:
    chosen = TimerSettings(
        duration=Seconds(100), fade=Seconds(30), end=EndWith.TRACK, law=FadeLaw.LINEAR
    )
    assert OFF.armed(chosen).remaining == Seconds(100)
    lost = after(OFF.armed(chosen, guided=True), 5000).track_lost()
    assert lost.remaining == Seconds(100)
    assert [gain_in(lost, x) for x in (70, 85)] == pytest.approx([1, 0.5])


def test_an_unarmed_timer_can_be_extended_into_one() -> None:
    assert OFF.extended(Seconds(-300)) == OFF
    assert OFF.extended(Seconds(900)).remaining == Seconds(900)


@pytest.mark.parametrize("law", FadeLaw)
def test_a_fade_of_0_ends_in_a_straight_ramp_of_30_ms(law: FadeLaw) -> None:
    timer = by_time(10, 0, law)
    assert [gain_in(timer, x) for x in (0, 5, 9.97)] == [1.0, 1.0, 1.0]
    assert gain_in(timer, 9.985) == pytest.approx(0.5)
    assert gain_in(timer, 10) == 0.0
    assert after(timer, 9.96).is_fading is False


def test_a_track_that_ends_without_a_fade_leaves_the_ramp_alone() -> None:
    chosen = TimerSettings(fade=NO_FADE, end=EndWith.TRACK)
    over = OFF.armed(chosen, guided=True).track_ended()
    assert over.remaining == pytest.approx(0.03)
    assert gain_in(over, 0.015) == pytest.approx(0.5)


@pytest.mark.parametrize("bad", [-1.0, 0.5, math.nan, math.inf])
def test_impossible_settings_are_refused(bad: float) -> None:
    with pytest.raises(ValueError, match="duration"):
        TimerSettings(duration=Seconds(0.0 if bad == 0.5 else bad))
    with pytest.raises(ValueError, match="fade"):
        TimerSettings(fade=Seconds(bad))
