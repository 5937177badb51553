"""In a fade, and shortly after the end, any key means that the user is still awake."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.playback.playback_run import MINUTE, NOISE, RAIN
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.audio.events import TimerFinished
from sleepterm.audio.state import Status
from sleepterm.night.after_end import NOTICE, STILL_AWAKE
from sleepterm.night.sleep_timer import AfterEnd, EndWith, TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.timer_rules import TimerRules
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.units import Seconds

QUARTER = TimerSettings(duration=Seconds(15 * MINUTE))
"""Fades from the fifth minute to the fifteenth."""


def ended(
    *tracks: str,
    then: AfterEnd = AfterEnd.NOTHING,
    still_awake: Seconds = STILL_AWAKE,
) -> Run:
    """A run whose timer has just ended the sound."""
    run = Run(timer=replace(QUARTER, then=then), timer_rules=TimerRules(still_awake))
    for track in tracks:
        run.play(track)
    run.player.become(status=Status.STOPPED)
    run.player.emit(TimerFinished(run.player.state.timer.settings.then))
    return run


def test_only_in_a_fade_does_any_key_mean_it() -> None:
    run = Run(timer=QUARTER)
    meant = [run.playback.any_key_is_still_awake]
    run.play(RAIN)
    meant.append(run.playback.any_key_is_still_awake)
    run.player.become(timer=run.player.state.timer.advanced(Seconds(6 * MINUTE)))
    meant.append(run.playback.any_key_is_still_awake)
    run.playback.still_awake()
    meant.append(run.playback.any_key_is_still_awake)
    assert meant == [False, False, True, False]
    assert run.remaining == 15 * MINUTE


def test_one_that_is_off_but_was_extended_starts_anew_too() -> None:
    run = Run(timer=replace(QUARTER, enabled=False))
    run.play(RAIN)
    run.playback.extend_timer(Seconds(5 * MINUTE))
    run.player.become(timer=run.player.state.timer.advanced(Seconds(2 * MINUTE)))
    meant = [run.playback.any_key_is_still_awake]
    run.playback.still_awake()
    meant.append(run.playback.any_key_is_still_awake)
    assert meant == [True, False]
    assert run.remaining == 15 * MINUTE
    run.player.become(status=Status.STOPPED)
    run.player.emit(TimerFinished(AfterEnd.NOTHING))
    run.playback.still_awake()
    assert run.state.status is Status.PLAYING
    assert run.remaining == 15 * MINUTE


def test_after_the_end_the_same_mix_begins_with_the_same_timer() -> None:
    run = ended(RAIN, NOISE)
    assert run.playback.any_key_is_still_awake
    run.playback.still_awake()
    assert run.state.status is Status.PLAYING
    assert [x.track_id for x in run.state.layers] == [RAIN, NOISE]
    assert run.remaining == 15 * MINUTE
    assert not run.playback.any_key_is_still_awake


@pytest.mark.parametrize(
    ("later", "is_awake"), [(0, True), (STILL_AWAKE, True), (121, False)]
)
def test_it_means_so_for_two_minutes(later: float, *, is_awake: bool) -> None:
    run = ended(RAIN)
    run.host.advance(later)
    assert run.playback.any_key_is_still_awake is is_awake
    run.playback.still_awake()
    assert (run.state.status is Status.PLAYING) is is_awake


def test_a_stop_by_hand_is_no_such_end() -> None:
    run = Run(timer=QUARTER)
    run.play(RAIN)
    run.playback.stop()
    assert not run.playback.any_key_is_still_awake
    run.playback.still_awake()
    assert run.state.status is Status.STOPPED


@pytest.mark.parametrize("minutes", [0, 0.5, 3])
def test_the_window_is_a_setting(minutes: float) -> None:
    window = Seconds(minutes * MINUTE)
    run = ended(RAIN, still_awake=window)
    assert run.playback.any_key_is_still_awake is (minutes > 0)
    run.host.advance(window + 1)
    assert not run.playback.any_key_is_still_awake
    run.playback.still_awake()
    assert run.state.status is Status.STOPPED


@pytest.mark.parametrize("then", list(AfterEnd))
def test_a_key_that_wakes_a_suspended_machine_starts_no_sound(then: AfterEnd) -> None:
    run = ended(RAIN, then=then)
    assert run.playback.any_key_is_still_awake
    run.host.advance(NOTICE)
    assert run.playback.any_key_is_still_awake is (then is AfterEnd.NOTHING)


@pytest.mark.parametrize("is_told", [True, False])
def test_a_key_at_the_very_moment_of_the_end_is_not_lost(*, is_told: bool) -> None:
    run = Run(timer=QUARTER)
    run.play(RAIN)
    run.player.become(timer=run.player.state.timer.advanced(Seconds(14 * MINUTE)))
    ended = TimerFinished(run.player.state.timer.settings.then)
    if is_told:
        # The player's state comes after its end.
        run.player.emit(ended)
        run.playback.still_awake()
    else:
        # The request reaches the player after its end.
        run.playback.still_awake()
        run.host.advance(0.3)
        run.player.emit(ended)
    run.player.become(status=Status.STOPPED)
    assert run.state.status is Status.PLAYING
    assert run.remaining == 15 * MINUTE
    assert not run.playback.any_key_is_still_awake


def test_a_key_long_before_the_end_does_not_begin_anew() -> None:
    run = Run(timer=QUARTER)
    run.play(RAIN)
    run.playback.still_awake()
    run.host.advance(14 * MINUTE)
    run.player.emit(TimerFinished(run.player.state.timer.settings.then))
    run.player.become(status=Status.STOPPED)
    assert run.state.status is Status.STOPPED


def test_where_nothing_is_left_to_play_no_key_means_it() -> None:
    run = Run(timer=replace(QUARTER, end=EndWith.TRACK))
    run.play("night-train")
    run.player.become(layers=(), status=Status.STOPPED)
    run.player.emit(TimerFinished(AfterEnd.NOTHING))
    assert not run.playback.any_key_is_still_awake


def test_a_wake_up_that_is_set_leaves_its_whole_window() -> None:
    run = Run(timer=replace(QUARTER, then=AfterEnd.QUIT))
    run.play(RAIN)
    at = run.host.at + 4 * 3600
    run.playback.waking.set_wake(WakeSettings(TimeOfDay(7), at=at))
    run.player.become(status=Status.STOPPED)
    run.player.emit(TimerFinished(AfterEnd.QUIT))
    run.host.advance(NOTICE + 10)
    assert run.playback.any_key_is_still_awake
