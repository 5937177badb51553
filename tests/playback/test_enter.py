"""Enter on a loop and on a guided track, whatever plays."""

from __future__ import annotations

import pytest
from tests.playback.fake_player import guided, some_tracks
from tests.playback.playback_run import (
    FIRE,
    MINUTE,
    NOISE,
    RAIN,
    SCAN,
    SEA,
    TRAIN,
    PlaybackRun,
)

from sleepterm.audio.state import Status
from sleepterm.night.sleep_timer import EndWith, TimerSettings
from sleepterm.store.session import Session, SessionLayer
from sleepterm.units import DEFAULT_LAYER, Percent, Seconds

REMEMBERED = Session(
    layers=(SessionLayer(RAIN, Percent(40)), SessionLayer(NOISE, Percent(25))),
    master=Percent(55),
)


@pytest.fixture(params=[False, True], ids=["at once", "queued"])
def run(request: pytest.FixtureRequest) -> PlaybackRun:
    return PlaybackRun(is_queued=request.param)


def test_enter_begins_with_that_track_alone_and_arms_the_timer(
    run: PlaybackRun,
) -> None:
    run.play(RAIN)
    assert run.mix == [RAIN]
    assert run.status() is Status.PLAYING
    assert run.remaining == 45 * MINUTE
    assert run.volumes == {RAIN: DEFAULT_LAYER}
    assert run.player.calls_to("arm_timer") == [(TimerSettings(),)]


def test_a_loop_joins_the_mix_and_leaves_it_and_the_last_one_stops(
    run: PlaybackRun,
) -> None:
    run.play(RAIN, NOISE)
    assert run.mix == [RAIN, NOISE]
    run.play(RAIN)
    assert run.mix == [NOISE]
    assert run.status() is Status.PLAYING
    run.play(NOISE)
    assert run.mix == []
    assert run.status() is Status.STOPPED


def test_a_loop_that_joins_leaves_the_timer_alone(run: PlaybackRun) -> None:
    run.play(RAIN)
    run.pass_time(10 * MINUTE)
    run.play(NOISE)
    assert run.remaining == 35 * MINUTE
    assert len(run.player.calls_to("arm_timer")) == 1


def test_a_guided_track_replaces_the_guided_one_and_leaves_on_enter(
    run: PlaybackRun,
) -> None:
    run.play(RAIN, SCAN, TRAIN)
    assert run.mix == [RAIN, TRAIN]
    run.play(TRAIN)
    assert run.mix == [RAIN]
    assert run.status() is Status.PLAYING


def test_a_guided_track_alone_stops_on_enter() -> None:
    run = PlaybackRun()
    run.play(TRAIN, TRAIN)
    assert run.mix == []
    assert run.status() is Status.STOPPED


@pytest.mark.parametrize(
    ("track_id", "mix"), [(NOISE, [RAIN, NOISE]), (TRAIN, [RAIN, TRAIN])]
)
def test_enter_while_paused_joins_and_resumes(
    run: PlaybackRun, track_id: str, mix: list[str]
) -> None:
    run.play(RAIN)
    run.playback.toggle()
    run.deliver()
    run.play(track_id)
    assert run.mix == mix
    assert run.status() is Status.PLAYING
    # the session continues: its timer is not armed again
    assert len(run.player.calls_to("arm_timer")) == 1


def test_enter_while_paused_takes_a_layer_out_and_resumes_the_rest() -> None:
    run = PlaybackRun()
    run.play(RAIN, NOISE)
    run.playback.pause()
    run.play(NOISE)
    assert run.mix == [RAIN]
    assert run.status() is Status.PLAYING


def test_enter_on_the_only_layer_while_paused_stops(run: PlaybackRun) -> None:
    run.play(RAIN)
    run.playback.pause()
    run.deliver()
    run.play(RAIN)
    assert run.mix == []
    assert run.status() is Status.STOPPED
    assert len(run.player.calls_to("resume")) == 1


def test_enter_on_a_guided_track_while_paused_leaves_where_it_is() -> None:
    run = PlaybackRun()
    run.play(RAIN, TRAIN)
    run.pass_time(5 * MINUTE)
    run.playback.pause()
    run.play(TRAIN)
    assert run.positions == {TRAIN: 5 * MINUTE}
    assert run.mix == [RAIN]


def test_enter_in_the_remembered_mix_resumes_all_of_it() -> None:
    run = PlaybackRun(REMEMBERED)
    assert run.status() is Status.STOPPED
    assert run.state.master == 55
    assert run.mix == [RAIN, NOISE]
    run.play(NOISE)
    assert run.mix == [RAIN, NOISE]
    assert run.volumes == {RAIN: 40, NOISE: 25}
    assert run.status() is Status.PLAYING
    assert run.remaining == 45 * MINUTE


@pytest.mark.parametrize("track_id", [FIRE, TRAIN])
def test_enter_elsewhere_while_stopped_starts_again(track_id: str) -> None:
    run = PlaybackRun(REMEMBERED)
    run.play(track_id)
    assert run.mix == [track_id]
    assert run.player.calls_to("clear") == [()]
    assert run.status() is Status.PLAYING


def test_enter_after_a_stop_arms_the_timer_again() -> None:
    run = PlaybackRun()
    run.play(RAIN)
    run.pass_time(20 * MINUTE)
    run.playback.stop()
    assert run.remaining is None
    run.play(RAIN)
    assert run.remaining == 45 * MINUTE


def test_a_missing_track_says_why_and_nothing_plays(run: PlaybackRun) -> None:
    run.play("old-drive")
    assert run.mix == []
    assert run.status() is Status.STOPPED
    assert run.notices == ["Old drive: The drive is not mounted."]
    run.play(RAIN, "old-drive")
    assert run.mix == [RAIN]


def test_a_missing_track_leaves_the_remembered_mix_as_it_was() -> None:
    run = PlaybackRun(REMEMBERED)
    run.play("old-drive")
    assert run.state.is_restored
    assert run.mix == [RAIN, NOISE]


def test_a_guided_track_resumes_where_it_was_left() -> None:
    run = PlaybackRun(Session(positions={SCAN: Seconds(190.0)}))
    run.play(SCAN)
    assert (SCAN, DEFAULT_LAYER, 190.0) in run.player.calls_to("add_layer")
    assert run.notices == ["Body scan: Resumes at 3:10."]
    assert run.state.guided is not None
    assert run.state.guided.position == 190.0


def test_a_loop_has_no_position_to_announce() -> None:
    run = PlaybackRun(Session(positions={RAIN: Seconds(190.0)}))
    run.play(RAIN)
    assert run.player.calls_to("add_layer") == [(RAIN, DEFAULT_LAYER, 0.0)]
    assert run.notices == []


def test_a_guided_track_joins_where_it_was_left_when_another_took_its_place() -> None:
    run = PlaybackRun()
    run.play(TRAIN)
    run.pass_time(4 * MINUTE)
    run.play("four-seven-eight")
    assert run.positions == {TRAIN: 4 * MINUTE}
    run.play(TRAIN)
    assert run.player.calls_to("add_layer")[-1] == (TRAIN, DEFAULT_LAYER, 4 * MINUTE)
    assert run.notices == ["Night train: Resumes at 4:00."]


def test_stopped_and_started_again_it_says_where_it_resumes() -> None:
    run = PlaybackRun()
    run.play(TRAIN)
    run.pass_time(3 * MINUTE)
    run.playback.stop()
    run.play(TRAIN)
    assert run.notices == ["Night train: Resumes at 3:00."]
    assert run.state.guided is not None
    assert run.state.guided.position == 3 * MINUTE


def test_the_timer_of_the_settings_is_armed_with_its_end() -> None:
    timer = TimerSettings(duration=Seconds(1200.0), end=EndWith.TRACK)
    run = PlaybackRun(timer=timer)
    run.play(SCAN)
    assert run.player.calls_to("arm_timer") == [(timer,)]
    assert run.state.next_timer == timer


def test_the_timer_of_the_last_session_goes_before_that_of_the_settings() -> None:
    last = TimerSettings(duration=Seconds(600.0))
    run = PlaybackRun(Session(timer=last), timer=TimerSettings())
    run.play(RAIN)
    assert run.remaining == 600.0


def test_a_guided_track_that_leaves_is_followed_by_the_loops() -> None:
    tracks = (*some_tracks(), guided("tale"))
    run = PlaybackRun(tracks=tracks)
    run.play(SEA, "tale", "tale", RAIN)
    assert run.mix == [SEA, RAIN]
