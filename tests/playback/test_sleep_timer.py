"""The sleep timer as playback handles it, and where a track resumes after it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.playback.playback_run import MINUTE, NOISE, RAIN, SCAN, TRAIN
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.audio.events import TimerFinished
from sleepterm.audio.state import Status
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import (
    NO_FADE,
    AfterEnd,
    EndWith,
    Phase,
    TimerSettings,
)
from sleepterm.store.session import Session
from sleepterm.units import Seconds

QUARTER = TimerSettings(duration=Seconds(15 * MINUTE))
"""Fades from the fifth minute to the fifteenth."""


def extend(run: Run, *minutes: float) -> None:
    """`e`, `E`, `c` and `C`."""
    for each in minutes:
        run.playback.extend_timer(Seconds(each * MINUTE))


def finish(run: Run) -> None:
    """The player's timer has come to its end."""
    run.player.become(status=Status.STOPPED)
    run.player.emit(TimerFinished(run.player.state.timer.settings.then))


def test_later_and_earlier_move_a_running_timer_and_not_the_setting() -> None:
    run = Run()
    run.play(RAIN)
    extend(run, 5)
    assert run.remaining == 50 * MINUTE
    extend(run, 15)
    assert run.remaining == 65 * MINUTE
    extend(run, -5, -15)
    assert run.remaining == 45 * MINUTE
    assert run.state.next_timer.duration == 45 * MINUTE
    assert run.state.timer.remaining == 45 * MINUTE


def test_later_and_earlier_without_sound_change_the_next_timer() -> None:
    run = Run()
    extend(run, -15, -5)
    assert run.state.next_timer.duration == 25 * MINUTE
    extend(run, -15, -15, -15, -15)
    assert run.state.next_timer.duration == MINUTE
    run.play(RAIN)
    assert run.remaining == MINUTE


def test_no_timer_is_longer_than_a_day_or_made_longer_by_shortening() -> None:
    short = TimerSettings(duration=Seconds(20.0))
    run = Run(timer=short)
    extend(run, -5)
    assert run.state.next_timer.duration == 20.0
    extend(run, 60 * 30)
    assert run.state.next_timer.duration == 24 * 60 * MINUTE


def test_later_without_sound_switches_a_timer_on() -> None:
    run = Run(timer=TimerSettings(enabled=False))
    extend(run, 5)
    assert run.state.next_timer == TimerSettings(duration=Seconds(50 * MINUTE))


def test_later_works_while_paused() -> None:
    run = Run()
    run.play(RAIN)
    run.playback.pause()
    extend(run, 5)
    assert run.remaining == 50 * MINUTE
    assert run.status() is Status.PAUSED


def test_still_awake_brings_a_fade_back_with_the_whole_timer() -> None:
    run = Run()
    run.play(RAIN)
    run.pass_time(40 * MINUTE)
    faded = run.state.timer
    run.playback.still_awake()
    assert run.remaining == 45 * MINUTE
    assert [faded.is_fading, run.state.timer.is_fading] == [True, False]
    assert run.state.master == 80


def test_still_awake_takes_the_setting_not_what_was_extended() -> None:
    run = Run()
    run.play(RAIN)
    extend(run, 15)
    run.playback.still_awake()
    assert run.remaining == 45 * MINUTE


def test_every_timer_of_a_session_fades_like_the_first() -> None:
    run = Run(timer=QUARTER)
    run.play(RAIN)
    for _ in range(3):
        run.pass_time(5 * MINUTE + 1)
        assert run.state.timer.is_fading
        run.playback.still_awake()
        timer = run.state.timer
        assert timer.deadline - timer.fade_start == 10 * MINUTE


def test_still_awake_without_a_timer_says_so() -> None:
    run = Run(Session(timer=TimerSettings(enabled=False)))
    run.play(RAIN)
    run.player.calls.clear()
    run.playback.still_awake()
    assert run.notices == ["No timer: Playing all night."]
    assert run.player.calls == []


def test_the_timer_is_set_for_now_and_for_the_next_times() -> None:
    wanted = TimerSettings(
        duration=Seconds(60 * MINUTE),
        fade=Seconds(15 * MINUTE),
        law=FadeLaw.LINEAR,
        then=AfterEnd.SUSPEND,
    )
    run = Run()
    run.play(RAIN)
    run.playback.set_timer(wanted)
    assert run.player.calls_to("arm_timer")[-1] == (wanted,)
    assert run.remaining == 60 * MINUTE
    assert run.state.next_timer == wanted
    run.leave()
    assert run.saved[-1].timer == wanted


def test_setting_the_timer_calls_a_fade_back() -> None:
    run = Run()
    run.play(RAIN)
    run.pass_time(44 * MINUTE)
    gain = run.state.timer.gain()
    run.playback.set_timer(TimerSettings())
    assert run.state.timer.gain() == pytest.approx(gain)
    run.pass_time(3)
    assert run.state.timer.gain() == 1.0


def test_a_timer_that_is_set_while_stopped_is_armed_at_the_next_start() -> None:
    run = Run()
    run.events.clear()
    run.playback.set_timer(QUARTER)
    assert run.shown[-1].next_timer == QUARTER
    assert run.state.timer.phase is Phase.OFF
    run.play(RAIN)
    assert run.remaining == 15 * MINUTE


def test_a_timer_that_is_set_before_there_is_a_player_counts() -> None:
    run = Run(is_attached=False)
    run.playback.set_timer(QUARTER)
    assert run.shown[-1].next_timer == QUARTER
    run.attach()
    run.host.advance(3)
    assert run.saved[-1].timer == QUARTER
    run.play(RAIN)
    assert run.remaining == 15 * MINUTE


def test_all_night_cancels_the_timer() -> None:
    run = Run()
    run.play(RAIN)
    run.playback.set_timer(TimerSettings(enabled=False))
    assert run.state.timer.phase is Phase.OFF
    assert run.remaining is None


def test_ending_with_the_track_waits_for_it() -> None:
    run = Run(timer=TimerSettings(end=EndWith.TRACK))
    run.play(SCAN)
    assert run.state.timer.phase is Phase.WAITING
    run.playback.stop()
    run.play(NOISE)
    assert run.remaining == 45 * MINUTE


# Where the track resumes


def still_awake_while_a_block_plays(run: Run) -> None:
    """Arm the timer again; the player reports it only after a block."""
    run.player.is_deaf = True
    run.playback.still_awake()
    run.player.is_deaf = False
    timer = run.player.state.timer.armed(run.state.next_timer, guided=True)
    run.player.become(timer=timer.advanced(Seconds(0.064)))


def test_the_end_remembers_where_the_fade_began() -> None:
    run = Run(timer=QUARTER)
    run.play(TRAIN)
    run.pass_time(4 * MINUTE)
    run.pass_time(6 * MINUTE)
    assert run.state.timer.is_fading
    finish(run)
    assert run.positions == {TRAIN: 5 * MINUTE}
    assert run.saved[-1].positions == {TRAIN: 5 * MINUTE}
    assert run.others == [TimerFinished(AfterEnd.NOTHING)]


def test_without_a_fade_the_track_resumes_where_the_sound_ended() -> None:
    run = Run(timer=replace(QUARTER, fade=NO_FADE))
    run.play(TRAIN)
    run.pass_time(15 * MINUTE)
    finish(run)
    assert run.positions == {TRAIN: 15 * MINUTE}


def test_a_voice_that_was_not_faded_resumes_where_it_ended() -> None:
    run = Run(timer=replace(QUARTER, end=EndWith.SENTENCE))
    run.play(TRAIN)
    run.pass_time(6 * MINUTE)
    timer = run.player.state.timer.with_voice(spared=True, held=True)
    run.player.become(timer=timer)
    run.pass_time(9.2 * MINUTE)
    assert run.state.timer.is_fading
    assert run.playback.any_key_is_still_awake
    finish(run)
    assert run.positions == {TRAIN: pytest.approx(15.2 * MINUTE)}


def test_the_share_that_is_played_to_its_end_is_the_configured_one() -> None:
    saved = Session(timer=replace(QUARTER, end=EndWith.SENTENCE))
    run = Run(saved, timer=TimerSettings(finish_share=0.5))
    assert run.state.next_timer == replace(
        QUARTER, end=EndWith.SENTENCE, finish_share=0.5
    )


def test_a_fade_that_was_called_back_is_forgotten() -> None:
    run = Run(timer=QUARTER)
    run.play(TRAIN)
    run.pass_time(6 * MINUTE)
    run.playback.still_awake()
    run.player.emit(TimerFinished(AfterEnd.NOTHING))
    assert run.positions == {}


def test_a_track_that_left_during_the_fade_is_not_overwritten_by_a_loop() -> None:
    run = Run(timer=QUARTER)
    run.play(TRAIN, RAIN)
    run.pass_time(6 * MINUTE)
    run.play(TRAIN)
    run.pass_time(9 * MINUTE)
    finish(run)
    assert run.positions == {TRAIN: 5 * MINUTE}


def test_a_timer_shorter_than_its_fade_started_again_counts_from_there() -> None:
    short = TimerSettings(duration=Seconds(5 * MINUTE))
    run = Run(timer=short)
    run.play(TRAIN)
    for _ in range(3):
        run.pass_time(2 * MINUTE)
        still_awake_while_a_block_plays(run)
    run.pass_time(4 * MINUTE)
    finish(run)
    # still awake for the last time at the sixth minute: from there it faded
    assert run.positions[TRAIN] == pytest.approx(6 * MINUTE, abs=0.1)


def test_paused_by_hand_during_the_fade_it_resumes_where_it_was_paused() -> None:
    run = Run(timer=QUARTER)
    run.play(TRAIN)
    run.pass_time(8 * MINUTE)
    run.playback.pause()
    run.leave()
    assert run.saved[-1].positions == {TRAIN: 8 * MINUTE}


def test_stopped_by_hand_during_the_fade_it_resumes_there() -> None:
    run = Run(timer=QUARTER)
    run.play(TRAIN)
    run.pass_time(8 * MINUTE)
    run.playback.stop()
    run.play(TRAIN)
    assert run.notices == ["Night train: Resumes at 8:00."]
    assert run.state.timer.remaining == 15 * MINUTE


def test_leaving_at_the_end_keeps_where_the_fade_began() -> None:
    run = Run(timer=QUARTER)
    run.play(TRAIN)
    run.pass_time(14 * MINUTE)
    # emitted before the player's state shows the end
    run.player.emit(TimerFinished(AfterEnd.QUIT))
    run.leave()
    assert run.saved[-1].positions == {TRAIN: 5 * MINUTE}


def test_leaving_after_another_start_keeps_where_that_is() -> None:
    run = Run(timer=QUARTER)
    run.play(TRAIN)
    run.pass_time(14 * MINUTE)
    finish(run)
    run.play(TRAIN)
    run.pass_time(2 * MINUTE)
    run.leave()
    assert run.saved[-1].positions == {TRAIN: 16 * MINUTE}


def test_a_fade_without_a_guided_track_leaves_positions_alone() -> None:
    run = Run(Session(positions={SCAN: Seconds(190.0)}), timer=QUARTER)
    run.play(RAIN)
    run.pass_time(10 * MINUTE)
    finish(run)
    assert run.positions == {SCAN: 190.0}


@pytest.mark.parametrize("then", list(AfterEnd))
def test_what_happens_after_the_end_is_the_front_ends(then: AfterEnd) -> None:
    run = Run(timer=TimerSettings(then=then))
    run.play(RAIN)
    finish(run)
    assert run.others == [TimerFinished(then)]
    assert run.player.closed_with is None
