"""A timer that ends at a time of day, whatever is paused, moved or over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from tests.playback.playback_run import MINUTE, RAIN, SCAN
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.audio.events import TimerFinished
from sleepterm.audio.state import Status
from sleepterm.night.sleep_timer import (
    NO_FADE,
    AfterEnd,
    EndWith,
    Phase,
    TimerSettings,
)
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.store.session import Session
from sleepterm.units import Seconds


def clock(minutes: float) -> TimeOfDay:
    """The time of day in some minutes; the run's clock begins at a whole minute."""
    start = datetime.fromtimestamp(1_700_000_000 - 20)  # noqa: DTZ006 - local
    then = start + timedelta(minutes=minutes)
    return TimeOfDay(then.hour, then.minute)


def in_minutes(minutes: float, fade: float = 10) -> TimerSettings:
    return TimerSettings(until=clock(minutes), fade=Seconds(fade * MINUTE))


def run_with(timer: TimerSettings) -> Run:
    run = Run(timer=timer)
    run.host.at = 1_700_000_000.0 - 20
    return run


def test_it_ends_at_that_time_however_late_it_is_started() -> None:
    run = run_with(in_minutes(60))
    run.host.advance(15 * MINUTE)
    run.play(RAIN)
    assert run.remaining == 45 * MINUTE
    assert run.state.next_timer == in_minutes(60)
    run.leave()
    assert run.saved[-1].timer == in_minutes(60)


def test_a_pause_does_not_move_it() -> None:
    run = run_with(in_minutes(60))
    run.play(RAIN)
    run.pass_time(10 * MINUTE)
    run.playback.pause()
    run.host.advance(20 * MINUTE)
    assert run.remaining == 50 * MINUTE
    run.playback.resume()
    assert run.remaining == 30 * MINUTE
    assert run.state.timer.gain() == 1.0


def test_a_pause_moves_a_length_of_time() -> None:
    run = Run()
    run.play(RAIN)
    run.playback.pause()
    run.host.advance(20 * MINUTE)
    run.playback.resume()
    assert run.remaining == 45 * MINUTE
    assert run.player.calls_to("set_timer_left") == []


def test_a_pause_in_the_fade_goes_on_from_its_gain() -> None:
    run = run_with(in_minutes(60))
    run.play(RAIN)
    run.pass_time(53 * MINUTE)
    faded = run.state.timer.gain()
    run.playback.pause()
    run.host.advance(5 * MINUTE)
    run.playback.resume()
    assert run.remaining == 2 * MINUTE
    assert run.state.timer.gain() == pytest.approx(faded)


@pytest.mark.parametrize("fade", [10 * MINUTE, NO_FADE])
def test_a_time_that_passed_while_paused_leaves_a_brief_fade(fade: float) -> None:
    run = run_with(in_minutes(60, fade / MINUTE))
    run.play(RAIN)
    run.playback.pause()
    run.host.advance(75 * MINUTE)
    run.playback.resume()
    assert run.remaining is not None
    assert 0 < run.remaining <= 5
    assert run.state.timer.gain() == 1.0
    run.pass_time(5)
    assert run.player.state.timer.phase is Phase.FINISHED


def test_a_computer_that_slept_is_no_excuse() -> None:
    run = run_with(in_minutes(60))
    run.play(RAIN)
    run.host.at += 25 * MINUTE
    run.pass_time(MINUTE)
    assert run.remaining == pytest.approx(35 * MINUTE)


def test_moved_by_hand_it_is_a_length_of_time() -> None:
    run = run_with(in_minutes(60))
    run.play(RAIN)
    run.playback.extend_timer(Seconds(5 * MINUTE))
    assert run.remaining == 65 * MINUTE
    assert run.state.timer.settings.until is None
    run.playback.pause()
    run.host.advance(20 * MINUTE)
    run.playback.resume()
    assert run.remaining == 65 * MINUTE
    assert run.state.next_timer == in_minutes(60)


def test_moved_while_stopped_the_length_counts() -> None:
    run = run_with(in_minutes(60))
    run.playback.extend_timer(Seconds(5 * MINUTE))
    assert run.state.next_timer.until is None
    assert run.state.next_timer.duration == 50 * MINUTE


def test_still_awake_before_the_fade_keeps_the_time_and_in_it_gives_more() -> None:
    run = run_with(in_minutes(60))
    run.play(RAIN)
    run.pass_time(30 * MINUTE)
    run.playback.still_awake()
    assert run.remaining == 30 * MINUTE
    run.pass_time(25 * MINUTE)
    run.playback.still_awake()
    assert run.remaining == 45 * MINUTE
    assert run.state.timer.settings.until is None


def test_still_awake_after_it_does_not_wait_for_tomorrow() -> None:
    run = run_with(in_minutes(60))
    run.play(RAIN)
    run.pass_time(60 * MINUTE)
    run.player.become(status=Status.STOPPED)
    run.player.emit(TimerFinished(AfterEnd.NOTHING))
    run.playback.still_awake()
    assert run.remaining == 45 * MINUTE


def test_a_time_that_has_just_passed_is_named_and_the_length_counts() -> None:
    run = Run(Session(timer=in_minutes(-40)))
    run.host.at = 1_700_000_000.0 - 20
    run.play(RAIN)
    assert run.remaining == 45 * MINUTE
    assert run.notices == [
        f"Sleep timer: {clock(-40)} has passed. The timer counts 45 min."
    ]


def test_set_while_playing_it_counts_at_once() -> None:
    run = run_with(TimerSettings())
    run.play(RAIN)
    run.playback.set_timer(in_minutes(90))
    assert run.remaining == 90 * MINUTE
    run.playback.set_timer(TimerSettings(enabled=False))
    assert run.remaining is None


@pytest.mark.parametrize("end", [EndWith.TRACK, EndWith.SENTENCE])
def test_a_track_that_ends_later_has_its_fade_all_the_same(end: EndWith) -> None:
    run = run_with(replace(in_minutes(30), end=end))
    run.play(SCAN)
    timer = run.player.state.timer.track_awaited()
    run.player.become(timer=timer.with_pause(paused=False))
    run.pass_time(40 * MINUTE)
    run.player.become(timer=run.player.state.timer.track_ended())
    run.pass_time(MINUTE)
    assert run.remaining == 9 * MINUTE
    assert run.state.timer.settings.until is None
