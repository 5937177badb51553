"""What plays goes on in another process: same mix, place, timer, wake-up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.playback.playback_run import FIRE, NOISE, RAIN, SCAN, TRAIN, mix
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.audio.events import BedDue
from sleepterm.audio.state import Status
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.night.auto_arm import parse_hours
from sleepterm.night.sleep_timer import EndWith, Phase, TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.timer_rules import TimerRules
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.playback.handover import (
    Handover,
    go_on,
    handover_of,
    session_of,
    why_not,
)
from sleepterm.playback.wire import from_wire, to_wire
from sleepterm.store.session import Session
from sleepterm.units import Percent, Seconds

AT = 1_700_000_000.0


def gone_on(run: Run, passed: float = 0.0, **more: object) -> Run:
    """Another process that goes on, some seconds later."""
    assert why_not(run.state) == ""
    sent = to_wire(handover_of(run.playback, run.host.at))
    handover = from_wire(Handover, sent)
    now = run.host.at + passed
    session = session_of(handover, Session(), now)
    other = Run(session, mixes=(mix("Our rain", steady_rain=40),), **more)  # type: ignore[arg-type]
    other.host.at = now
    go_on(other.playback, handover, now)
    return other


def test_mix_volume_tones_and_guidance_are_the_same() -> None:
    run = Run(mixes=(mix("Our rain", steady_rain=40),))
    run.play("mix-our-rain")
    run.playback.set_master(Percent(35))
    run.playback.tone.change_master(-1)
    run.playback.guided.set_bells(Percent(20))
    other = gone_on(run)
    assert other.status() is Status.PLAYING
    assert other.volumes == {RAIN: 40}
    assert other.state.mix == run.state.mix
    assert (other.state.master, other.state.tones) == (35, run.state.tones)
    assert other.state.guidance == run.state.guidance


@given(st.floats(60, 2600), st.floats(0, 30))
@settings(max_examples=20)
def test_the_timer_has_as_much_left(played: float, passed: float) -> None:
    run = Run()
    run.play(RAIN)
    run.playback.extend_timer(Seconds(900.0))
    run.pass_time(played)
    left = run.remaining
    assert left is not None
    other = gone_on(run, passed)
    assert other.remaining == pytest.approx(left - passed)
    assert not other.state.timer.is_fading


def test_all_night_stays_all_night_even_at_night() -> None:
    rules = TimerRules(auto=parse_hours("12:01-12"))
    run = Run(timer=TimerSettings(enabled=False), timer_rules=TimerRules(auto=None))
    run.play(RAIN)
    assert run.state.timer.phase is Phase.OFF
    other = gone_on(run, timer_rules=rules)
    assert other.state.timer.phase is Phase.OFF


def test_a_time_of_day_stays_one() -> None:
    run = Run(timer=TimerSettings(until=TimeOfDay(23, 30)))
    run.play(RAIN)
    other = gone_on(run)
    assert other.state.timer.settings.until == TimeOfDay(23, 30)
    assert other.remaining == pytest.approx(run.remaining)


def test_a_voice_goes_on_where_it_is_with_its_bed() -> None:
    run = Run(timer=TimerSettings(end=EndWith.TRACK))
    run.play(SCAN)
    run.playback.choose_bed(SCAN, FIRE)
    run.pass_time(100)
    other = gone_on(run, passed=2.0)
    guided = other.state.guided
    assert guided is not None
    assert (guided.track_id, guided.position) == (SCAN, Seconds(102.0))
    assert FIRE in other.volumes
    assert other.state.bed_choice == FIRE
    assert other.state.timer.phase is Phase.WAITING


def test_the_wake_up_and_muting_go_along() -> None:
    run = Run()
    run.play(RAIN)
    wake = WakeSettings(TimeOfDay(7), rise=Seconds(1800.0), sound=NOISE)
    run.playback.waking.set_wake(wake)
    run.playback.mute()
    other = gone_on(run)
    assert other.playback.waking.settings == wake
    assert other.state.is_muted
    assert other.state.master == run.state.master


def test_it_is_the_place_of_this_moment_not_that_of_the_last_event() -> None:
    run = Run()
    run.play(SCAN)
    there = run.player.state
    layers = tuple(replace(x, position=Seconds(9.0)) for x in there.layers)
    timer = there.timer.advanced(Seconds(9.0))
    run.player.state = replace(there, layers=layers, timer=timer)
    other = gone_on(run)
    assert other.state.guided is not None
    assert other.state.guided.position == Seconds(9.0)
    assert other.remaining == pytest.approx(2700 - 9)


def test_a_fade_goes_on_where_it_is() -> None:
    run = Run()
    run.play(RAIN)
    run.pass_time(2400)
    assert run.state.timer.is_fading
    other = gone_on(run, passed=2.0)
    assert other.remaining == pytest.approx(298.0)
    timer = other.state.timer
    assert timer.gain() == pytest.approx(run.state.timer.gain(Seconds(2.0)))


def test_tracks_that_are_still_to_end_are_counted_on() -> None:
    run = Run(timer=TimerSettings(end=EndWith.TRACK, tracks=3))
    run.play(SCAN)
    run.play(TRAIN)
    timer = run.player.state.timer.track_ended().track_joined()
    run.player.become(timer=timer)
    other = gone_on(run)
    assert other.state.timer.phase is Phase.WAITING
    assert other.state.timer.tracks_left == 2


def test_the_bed_stays_one_whatever_a_voice_has_asked_for() -> None:
    run = Run()
    run.play(SCAN)
    run.player.emit(BedDue(SCAN, FIRE))
    assert (run.state.bed, set(run.volumes)) == (FIRE, {SCAN, FIRE})
    other = gone_on(run)
    assert other.state.bed == FIRE
    other.player.emit(BedDue(SCAN, NOISE))
    assert set(other.volumes) == {SCAN, NOISE}


def test_paused_it_stays_in_its_place_with_its_time_left() -> None:
    run = Run()
    run.play(SCAN)
    run.pass_time(100)
    run.playback.pause("headphones are gone")
    run.host.advance(3600)
    other = gone_on(run, passed=60.0)
    assert other.status() is Status.PAUSED
    assert other.state.why_paused == "headphones are gone"
    guided = other.state.guided
    assert guided is not None
    assert guided.position == Seconds(100.0)
    assert other.remaining == run.remaining == 2600
    other.pass_time(60)
    assert other.remaining == 2600
    other.playback.resume()
    assert other.status() is Status.PLAYING
    other.pass_time(60)
    assert other.remaining == 2540


def test_a_pause_moves_no_time_of_day_wherever_it_ends() -> None:
    run = Run(timer=TimerSettings(until=TimeOfDay(23, 30)))
    run.play(RAIN)
    left = run.remaining
    assert left is not None
    run.playback.pause()
    run.host.advance(600)
    other = gone_on(run, passed=60.0)
    assert other.remaining == left
    other.playback.resume()
    assert other.remaining == pytest.approx(left - 660)


def test_a_mix_that_is_not_known_is_refused() -> None:
    run = Run()
    run.play(RAIN)
    handover = handover_of(run.playback, AT)
    handover.check_known(run.playback.catalog)
    with pytest.raises(SleeptermError, match="'Steady rain' can't be handed over"):
        handover.check_known(Catalog())


def test_what_is_not_handed_over_stays_as_it_was_saved() -> None:
    run = Run()
    run.play(RAIN)
    before = Session(positions={"night-train": Seconds(99.0)}, beds={"x": FIRE})
    session = session_of(handover_of(run.playback, AT), before, AT)
    assert session.positions == before.positions
    assert session.beds == before.beds


def test_what_cannot_be_handed_over_says_why() -> None:
    assert why_not(Run().state) == "Nothing is playing."
    alarm = Run()
    alarm.playback.waking.set_wake(WakeSettings(TimeOfDay(7), at=alarm.host.at + 1))
    alarm.host.advance(40)
    assert "while it sounds" in why_not(alarm.state)
