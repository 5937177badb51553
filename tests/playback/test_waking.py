"""The wake-up of playback: in time, gentle, heard, and gone without a trace."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.playback.fake_player import guided, loop, some_tracks
from tests.playback.playback_run import MINUTE, NOISE, RAIN, SCAN, mix
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.audio.events import PlaybackStopped, TimerFinished
from sleepterm.audio.state import Device, Status
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.night.wake_state import SOUNDING, WakePhase, WakeState
from sleepterm.playback.events import WakeBell
from sleepterm.units import Percent, Seconds

MELODY, BIRDS = "music-box", "dawn-birds"
TRACKS = (*some_tracks(), loop(MELODY), loop(BIRDS))
HOUR = 60 * MINUTE
# The fake clock begins at 22:13:20 UTC.
SEVEN = WakeSettings(TimeOfDay(7), sound=RAIN)
TO_THE_RISE = 8 * HOUR + 31 * MINUTE + 40
RISE = 15 * MINUTE


@pytest.fixture(autouse=True)
def _in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone can't be set")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def waiting(settings: WakeSettings = SEVEN, **more: object) -> Run:
    run = Run(tracks=TRACKS, **more)  # type: ignore[arg-type]
    run.playback.waking.set_wake(settings)
    return run


def rising(settings: WakeSettings = SEVEN, **more: object) -> Run:
    run = waiting(settings, **more)
    sleep(run, TO_THE_RISE + 1)
    assert phase(run) is WakePhase.RISING
    return run


def sleep(run: Run, seconds: float) -> None:
    """Pass time in steps in which what is due is done."""
    while seconds > 0:
        state = run.state.wake
        sounds = state is not None and state.phase in SOUNDING
        step = min(seconds, 5.0 if sounds else 600.0)
        run.pass_time(step)
        seconds -= step


def suspend(run: Run, seconds: float) -> None:
    """Let the time of day go on, but not the clock that delays count by."""
    run.host.at += seconds


def wake(run: Run) -> WakeState:
    state = run.state.wake
    assert state is not None
    return state


def phase(run: Run) -> WakePhase:
    return wake(run).phase


def bells(run: Run) -> int:
    return sum(isinstance(event, WakeBell) for event in run.events)


def test_what_is_set_is_shown_and_nothing_sounds() -> None:
    run = waiting()
    assert wake(run) == WakeState(WakePhase.WAITING, "7:00", "6:45")
    sleep(run, TO_THE_RISE - 1)
    assert run.status() is Status.STOPPED
    assert run.player.calls_to("begin_rise") == []


def test_it_looks_at_the_clock_twice_a_minute_at_most() -> None:
    run = waiting()
    looked = 0
    now = run.host.now

    def counted() -> object:
        nonlocal looked
        looked += 1
        return now()

    run.host.now = counted  # type: ignore[assignment, method-assign]
    run.host.advance(HOUR)
    assert looked <= 2 * 60 + 1


def test_the_alarm_rises_to_the_set_time_at_its_own_volumes() -> None:
    run = rising(replace(SEVEN, start=Percent(20), end=Percent(50)))
    (rise,) = run.player.calls_to("begin_rise")[0]
    assert (rise.start, rise.end) == pytest.approx((0.008, 0.125))  # type: ignore[attr-defined]
    assert rise.length == pytest.approx(RISE, abs=1.0)  # type: ignore[attr-defined]
    assert run.mix == [RAIN]
    sleep(run, RISE)
    assert phase(run) is WakePhase.AWAKE
    assert len(run.player.calls_to("begin_rise")) == 1
    assert run.player.calls_to("set_master_volume") == [(run.state.master,)]


def test_without_a_choice_birds_join_a_music_box_half_way() -> None:
    run = rising(replace(SEVEN, sound=""))
    assert run.mix == [MELODY]
    sleep(run, RISE / 2 - 10)
    assert run.mix == [MELODY]
    sleep(run, 20)
    assert run.mix == [MELODY, BIRDS]


def test_a_mix_wakes_too() -> None:
    both = mix("Both", steady_rain=80, campfire=40)
    run = rising(replace(SEVEN, sound="mix-both"), mixes=(both,))
    assert run.volumes == {RAIN: 80, "campfire": 40}


@pytest.mark.parametrize("sound", ["old-drive", "nowhere"])
def test_a_sound_that_is_gone_is_replaced(sound: str) -> None:
    assert rising(replace(SEVEN, sound=sound)).mix == [MELODY]


def test_any_loop_is_better_than_silence() -> None:
    run = Run(tracks=[loop("fan"), loop("old", missing="gone")])
    run.playback.waking.set_wake(replace(SEVEN, sound="old"))
    sleep(run, TO_THE_RISE + 1)
    assert run.mix == ["fan"]


def test_the_mix_of_the_night_comes_back_stopped_and_is_the_one_saved() -> None:
    run = waiting()
    run.play(NOISE)
    run.playback.set_layer(NOISE, Percent(40))
    run.playback.stop()
    sleep(run, TO_THE_RISE + 1)
    assert run.mix == [RAIN]
    run.playback.lifecycle.save()
    assert [layer.track_id for layer in run.saved[-1].layers] == [NOISE]
    run.playback.waking.stop_waking()
    assert (run.status(), run.volumes) == (Status.STOPPED, {NOISE: 40})
    assert run.state.wake is None


def test_what_still_plays_falls_silent_before_the_alarm() -> None:
    run = waiting()
    run.play(NOISE)
    run.player.become(timer=run.player.state.timer.cancelled())
    sleep(run, TO_THE_RISE + 1)
    assert run.player.last_fade == 10.0
    assert run.mix == [RAIN]
    assert phase(run) is WakePhase.RISING
    run.playback.waking.stop_waking()
    assert run.mix == [NOISE]


def test_the_alarm_is_no_play_of_the_users() -> None:
    run = rising()
    sleep(run, RISE)
    run.playback.waking.stop_waking()
    run.leave()
    assert run.plays == []


def test_a_snooze_is_silent_within_seconds_and_rises_again() -> None:
    run = rising()
    sleep(run, RISE)
    run.playback.waking.snooze()
    assert 1 <= run.player.last_fade <= 10
    assert run.status() is Status.STOPPED
    assert wake(run).again_at == "7:09"
    sleep(run, 8 * MINUTE)
    assert run.status() is Status.STOPPED
    sleep(run, 2 * MINUTE)
    assert run.status() is Status.PLAYING
    (rise,) = run.player.calls_to("begin_rise")[-1]
    assert rise.length < RISE / 3  # type: ignore[attr-defined]


def test_nobody_there_it_ends_by_itself() -> None:
    run = rising()
    sleep(run, RISE + HOUR + MINUTE)
    assert run.status() is Status.STOPPED
    assert run.state.wake is None
    sleep(run, 24 * HOUR)
    assert len(run.player.calls_to("begin_rise")) == 1


def test_taken_back_it_never_comes() -> None:
    run = waiting()
    run.playback.waking.set_wake(None)
    assert run.state.wake is None
    assert run.host.waiting <= 1
    sleep(run, 24 * HOUR)
    assert run.player.calls_to("begin_rise") == []


def test_a_resume_that_came_too_late_asks() -> None:
    run = waiting()
    suspend(run, 11 * HOUR)
    sleep(run, 31)
    assert phase(run) is WakePhase.LATE
    assert run.status() is Status.STOPPED
    run.playback.waking.snooze()
    assert phase(run) is WakePhase.LATE
    run.playback.waking.wake_now()
    assert run.status() is Status.PLAYING


def test_a_resume_in_time_wakes() -> None:
    run = waiting()
    suspend(run, TO_THE_RISE)
    sleep(run, 31)
    assert phase(run) is WakePhase.RISING


def test_an_alarm_that_slept_with_the_machine_falls_silent_and_asks() -> None:
    run = rising()
    suspend(run, 3 * HOUR)
    sleep(run, 6)
    assert phase(run) is WakePhase.LATE
    assert run.status() is Status.STOPPED


def test_sound_that_leaves_rings_no_bell() -> None:
    run = rising()
    sleep(run, RISE)
    assert bells(run) == 0
    assert not wake(run).is_unheard


def test_without_a_device_it_tries_again_and_then_rings() -> None:
    run = waiting()
    run.player.become(device=Device.MISSING)
    sleep(run, TO_THE_RISE + 12)
    assert run.player.calls_to("retry_device") == [()]
    assert bells(run) == 0
    sleep(run, 10)
    assert bells(run) == 1
    assert wake(run).is_unheard
    run.player.become(device=Device.READY)
    sleep(run, 30)
    assert not wake(run).is_unheard
    assert bells(run) == 1


def test_a_sound_that_never_comes_is_replaced_by_another() -> None:
    run = waiting()
    sleep(run, TO_THE_RISE + 1)
    run.player.become(rise=None)
    run.host.advance(10)
    assert run.mix == [MELODY]
    assert any("plays instead" in notice for notice in run.notices)


def test_a_guided_track_that_ends_is_followed_by_another_sound() -> None:
    run = rising(replace(SEVEN, sound=SCAN))
    sleep(run, 5 * MINUTE)
    run.player.become(layers=(), status=Status.STOPPED, rise=None)
    run.player.emit(PlaybackStopped())
    sleep(run, 11)
    assert run.mix == [MELODY]
    assert run.status() is Status.PLAYING


def test_with_no_player_and_no_sound_there_is_the_bell() -> None:
    for run in (Run(tracks=[]), Run(tracks=TRACKS, is_attached=False)):
        run.playback.waking.set_wake(SEVEN)
        run.host.advance(TO_THE_RISE + 45)
        assert bells(run) == 3
        run.playback.waking.stop_waking()
        run.host.advance(HOUR)
        assert bells(run) == 3


def test_a_pause_by_hand_is_no_lack_of_sound() -> None:
    run = rising()
    sleep(run, 20)
    run.playback.pause()
    run.host.advance(60)
    assert bells(run) == 0
    assert run.status() is Status.PAUSED


@pytest.mark.parametrize("sound_before", [False, True])
def test_a_stop_by_hand_ends_the_alarm(*, sound_before: bool) -> None:
    run = waiting()
    if sound_before:
        run.play(NOISE)
        run.player.become(timer=run.player.state.timer.cancelled())
    sleep(run, TO_THE_RISE + 1)
    run.playback.stop()
    assert run.state.wake is None
    sleep(run, MINUTE)
    assert run.status() is Status.STOPPED
    assert run.notices == []
    assert bells(run) == 0


def test_a_stop_by_hand_leaves_a_wake_up_that_waits() -> None:
    run = waiting()
    run.play(NOISE)
    run.playback.stop()
    assert phase(run) is WakePhase.WAITING


def test_without_a_loop_what_the_user_plays_does_not_end_the_alarm() -> None:
    run = Run(tracks=[guided(SCAN)])
    run.playback.waking.set_wake(SEVEN)
    sleep(run, TO_THE_RISE + 1)
    run.play(SCAN)
    sleep(run, MINUTE)
    assert run.mix == [SCAN]
    assert phase(run) is WakePhase.RISING


@pytest.mark.parametrize("then", AfterEnd)
def test_the_end_of_the_sleep_timer_leaves_the_wake_up_be(then: AfterEnd) -> None:
    run = waiting()
    run.player.emit(TimerFinished(then))
    assert run.others == [TimerFinished(AfterEnd.NOTHING)]
    run.playback.waking.stop_waking()
    run.player.emit(TimerFinished(then))
    assert run.others[-1] == TimerFinished(then)


def test_no_key_of_the_sleep_timer_takes_the_alarm_for_its_end() -> None:
    run = waiting()
    run.play(NOISE)
    run.player.become(status=Status.STOPPED)
    run.player.emit(TimerFinished(AfterEnd.NOTHING))
    assert run.playback.any_key_is_still_awake
    sleep(run, TO_THE_RISE + 1)
    assert not run.playback.any_key_is_still_awake


def test_a_second_wake_up_replaces_the_alarm_that_sounds() -> None:
    run = rising()
    run.playback.waking.set_wake(replace(SEVEN, time=TimeOfDay(8)))
    assert run.status() is Status.STOPPED
    assert (phase(run), wake(run).time) == (WakePhase.WAITING, "8:00")
    later = Seconds(HOUR)
    sleep(run, later)
    assert len(run.player.calls_to("begin_rise")) == 2
