"""Master, layers and mute: the sliders, their steps, and which one is at hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.playback.playback_run import FIRE, NOISE, RAIN, SCAN, SEA, PlaybackRun

from sleepterm.audio.state import Status
from sleepterm.library.catalog.beds import bed_percent
from sleepterm.playback.volume_steps import stepped
from sleepterm.store.session import Session, SessionLayer
from sleepterm.units import Decibels, Percent

percents = st.integers(0, 100).map(Percent)


@given(percents)
def test_volume_steps_go_where_they_should_and_reach_the_ends(percent: Percent) -> None:
    up, down = stepped(percent, 1), stepped(percent, -1)
    assert 0 <= down <= percent <= up <= 100
    assert up > percent or percent == 100
    assert down < percent or percent == 0
    assert up - percent <= 5
    assert percent - down <= 5


def test_volume_steps_are_fine_at_the_quiet_end() -> None:
    assert [stepped(Percent(x), 1) for x in (0, 9, 10, 12, 98)] == [1, 10, 15, 15, 100]
    assert [stepped(Percent(x), -1) for x in (1, 10, 11, 12, 15, 17)] == [
        *(0, 9, 10, 10, 10, 15)
    ]


@given(percents.filter(bool), st.floats(-40, 0))
def test_a_bed_is_never_silent_and_never_above(percent: Percent, below: float) -> None:
    assert 1 <= bed_percent(percent, Decibels(below)) <= percent


def with_master(percent: int) -> PlaybackRun:
    return PlaybackRun(Session(master=Percent(percent)))


def test_master_volume_moves_by_steps() -> None:
    run = with_master(50)
    run.playback.change_master(1)
    assert run.player.state.master == 55
    run.playback.change_master(-1)
    run.playback.change_master(-1)
    assert run.player.state.master == run.state.master == 45


def test_master_volume_moves_while_nothing_plays_and_stays_for_the_next_session() -> (
    None
):
    run = with_master(50)
    run.playback.set_master(Percent(12))
    run.host.advance(3)
    assert run.saved[-1].master == 12


def test_fast_keys_count_before_the_player_has_answered() -> None:
    run = with_master(50)
    run.player.is_deaf = True
    for _ in range(3):
        run.playback.change_master(1)
    assert run.player.calls_to("set_master_volume")[-1] == (65,)
    assert run.state.master == 65


def test_mute_silences_without_moving_the_slider() -> None:
    run = with_master(60)
    run.play(RAIN)
    run.playback.mute()
    assert run.player.state.master == 0
    assert (run.state.master, run.state.is_muted) == (60, True)
    run.playback.mute()
    assert run.player.state.master == 60
    assert not run.state.is_muted


def test_the_slider_never_seems_to_move_while_muting() -> None:
    run = with_master(60)
    run.events.clear()
    run.playback.mute()
    run.playback.mute()
    assert {state.master for state in run.shown} == {60}
    assert [run.shown[0].is_muted, run.shown[-1].is_muted] == [True, False]


def test_muted_is_not_what_is_remembered() -> None:
    run = with_master(60)
    run.playback.mute()
    run.host.advance(3)
    assert run.saved == [] or run.saved[-1].master == 60
    run.playback.lifecycle.leave()
    assert all(session.master == 60 for session in run.saved)


@pytest.mark.parametrize(("direction", "percent"), [(1, 65), (-1, 55)])
def test_a_step_while_muted_starts_from_where_it_was(
    direction: int, percent: int
) -> None:
    run = with_master(60)
    run.playback.mute()
    run.playback.change_master(direction)
    assert run.player.state.master == percent
    assert not run.state.is_muted


def test_setting_the_slider_ends_muting() -> None:
    run = with_master(60)
    run.playback.mute()
    run.playback.set_master(Percent(20))
    assert (run.state.master, run.state.is_muted) == (20, False)


def test_muted_at_zero_comes_back_to_zero() -> None:
    run = with_master(0)
    run.playback.mute()
    assert run.state.is_muted
    run.playback.mute()
    assert (run.state.master, run.state.is_muted) == (0, False)


def change(run: PlaybackRun, highlighted: str, direction: int) -> None:
    """`[` or `]` with the cursor on a track."""
    layer = run.state.current_layer(highlighted)
    assert layer is not None
    run.playback.change_layer(layer.track_id, direction)


def test_layer_volume_moves_the_highlighted_layer_else_the_last_touched() -> None:
    run = PlaybackRun()
    run.play(RAIN, NOISE)
    change(run, RAIN, -1)
    change(run, FIRE, -1)
    change(run, NOISE, -1)
    change(run, NOISE, 1)
    asked = run.player.calls_to("set_layer_volume")
    assert asked == [(RAIN, 95), (RAIN, 90), (NOISE, 95), (NOISE, 100)]


def test_at_hand_is_the_layer_that_was_added_last() -> None:
    run = PlaybackRun()
    assert run.state.current_layer(RAIN) is None
    run.play(RAIN, NOISE, SEA)
    assert run.state.touched == SEA
    run.play(SEA)
    at_hand = run.state.current_layer("")
    assert at_hand is not None
    assert at_hand.track_id == NOISE


def test_after_a_bed_was_laid_the_guided_track_is_at_hand() -> None:
    run = PlaybackRun()
    run.play(SCAN)
    at_hand = run.state.current_layer(FIRE)
    assert at_hand is not None
    assert at_hand.track_id == SCAN


def test_a_restored_mix_has_its_last_current_layer() -> None:
    layers = (SessionLayer(RAIN, Percent(40)), SessionLayer(NOISE, Percent(25)))
    run = PlaybackRun(Session(layers=layers))
    at_hand = run.state.current_layer("")
    assert at_hand is not None
    assert at_hand.track_id == NOISE
    change(run, "", 1)
    assert run.volumes == {RAIN: 40, NOISE: 30}
    assert run.status() is Status.STOPPED


def test_a_layer_is_set_by_its_id_and_another_id_does_nothing() -> None:
    run = PlaybackRun()
    run.play(RAIN)
    run.playback.set_layer(RAIN, Percent(33))
    assert run.volumes == {RAIN: 33}
    run.playback.set_layer(NOISE, Percent(10))
    run.playback.change_layer("nowhere", 1)
    assert run.player.calls_to("set_layer_volume") == [(RAIN, 33)]


def test_the_sliders_stop_at_their_ends() -> None:
    run = with_master(100)
    run.play(RAIN)
    run.playback.change_master(1)
    run.playback.change_layer(RAIN, 1)
    assert (run.state.master, run.volumes) == (100, {RAIN: 100})
    run.playback.set_master(Percent(0))
    run.playback.set_layer(RAIN, Percent(0))
    run.playback.change_master(-1)
    run.playback.change_layer(RAIN, -1)
    assert (run.state.master, run.volumes) == (0, {RAIN: 0})
