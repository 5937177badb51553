"""Requests show at once; unconfirmed ones are dropped after a while."""

from __future__ import annotations

import pytest
from tests.playback.playback_run import NOISE, RAIN, SCAN, TRAIN
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.audio.events import LayerFailed
from sleepterm.audio.state import LayerState, PlayerState, Status
from sleepterm.playback.optimistic_state import OptimisticState
from sleepterm.units import Percent


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def requests(clock: Clock) -> OptimisticState:
    return OptimisticState(clock)


def layer(track_id: str, percent: int = 80, *, is_loop: bool = True) -> LayerState:
    return LayerState(track_id, track_id.title(), Percent(percent), is_loop=is_loop)


def test_requests_show_at_once_and_end_with_the_answer(
    requests: OptimisticState,
) -> None:
    requests.master(Percent(50))
    requests.status(Status.PLAYING)
    requests.join(layer("a"))
    shown = requests.applied(PlayerState())
    assert (shown.master, shown.status) == (50, Status.PLAYING)
    assert [layer.track_id for layer in shown.layers] == ["a"]
    answered = requests.applied(shown)
    assert answered == shown
    assert requests.applied(PlayerState()) == PlayerState()


def test_leaving_and_volumes_change_what_is_there(requests: OptimisticState) -> None:
    layers = tuple(layer(x) for x in "ab")
    requests.leave("a")
    requests.volume("b", Percent(10))
    shown = requests.applied(PlayerState(layers=layers))
    assert [(x.track_id, x.percent) for x in shown.layers] == [("b", 10)]


def test_a_request_that_fails_is_forgotten(requests: OptimisticState) -> None:
    requests.join(layer("a", is_loop=False))
    requests.forget("a")
    assert requests.applied(PlayerState()).layers == ()


def test_without_an_answer_patience_ends(
    requests: OptimisticState, clock: Clock
) -> None:
    requests.master(Percent(50))
    requests.status(Status.PLAYING)
    requests.join(layer("a"))
    requests.leave("b")
    requests.volume("c", Percent(1))
    there = PlayerState(layers=(layer("b"), layer("c")))
    clock.now += 1.5
    assert requests.applied(there).status is Status.PLAYING
    clock.now += 0.01
    assert requests.applied(there) == there


def test_the_volume_of_a_layer_that_joins_is_seen_too(
    requests: OptimisticState,
) -> None:
    requests.join(layer("a"))
    requests.volume("a", Percent(10))
    assert requests.applied(PlayerState()).layers == (layer("a", 10),)


def test_what_joins_again_does_not_leave(requests: OptimisticState) -> None:
    there = PlayerState(layers=(layer("a"),))
    for before in (PlayerState(), there):
        requests.leave("a")
        requests.join(layer("a"))
        assert requests.applied(before).layers == (layer("a"),)


def test_a_guided_track_that_joins_takes_the_place_of_the_other(
    requests: OptimisticState,
) -> None:
    there = PlayerState(layers=(layer("a", is_loop=False), layer("b")))
    requests.join(layer("c", is_loop=False))
    assert [x.track_id for x in requests.applied(there).layers] == ["b", "c"]


# The same through playback, with a player that does not answer


@pytest.fixture
def deaf() -> Run:
    run = Run()
    run.play(RAIN)
    run.player.is_deaf = True
    return run


def shown(run: Run) -> list[str]:
    return [layer.track_id for layer in run.state.layers]


def test_a_deaf_player_shows_every_command_at_once_and_then_its_own_word(
    deaf: Run,
) -> None:
    deaf.play(NOISE)
    deaf.playback.set_layer(RAIN, Percent(20))
    deaf.playback.set_master(Percent(33))
    deaf.playback.pause()
    assert shown(deaf) == [RAIN, NOISE]
    assert deaf.volumes[RAIN] == 20
    assert (deaf.state.master, deaf.status()) == (33, Status.PAUSED)
    deaf.host.advance(1.6)
    assert deaf.volumes == {RAIN: 100}
    assert (deaf.state.master, deaf.status()) == (80, Status.PLAYING)


def test_listeners_are_called_at_once(deaf: Run) -> None:
    deaf.events.clear()
    deaf.play(NOISE)
    assert [x.track_id for x in deaf.shown[-1].layers] == [RAIN, NOISE]
    deaf.playback.set_master(Percent(33))
    assert deaf.shown[-1].master == 33
    deaf.playback.set_layer(RAIN, Percent(20))
    assert deaf.shown[-1].layers[0].percent == 20
    deaf.playback.guided.toggle_voice()
    assert not deaf.shown[-1].guidance.voice
    for command, status in (
        (deaf.playback.pause, Status.PAUSED),
        (deaf.playback.resume, Status.PLAYING),
        (deaf.playback.stop, Status.STOPPED),
    ):
        command()
        assert deaf.shown[-1].status is status


def test_enter_twice_before_an_answer_joins_and_leaves(deaf: Run) -> None:
    deaf.play(NOISE, NOISE)
    assert shown(deaf) == [RAIN]
    assert deaf.player.calls_to("remove_layer") == [(NOISE,)]


def test_fast_keys_on_a_layer_that_joins_add_up(deaf: Run) -> None:
    deaf.play(NOISE)
    for _ in range(3):
        deaf.playback.change_layer(NOISE, -1)
    assert deaf.volumes[NOISE] == 85
    assert deaf.player.calls_to("set_layer_volume")[-1] == (NOISE, 85)


def test_space_twice_before_an_answer_pauses_and_resumes(deaf: Run) -> None:
    deaf.playback.toggle()
    deaf.playback.toggle()
    assert deaf.status() is Status.PLAYING
    assert [call[0] for call in deaf.player.calls[-2:]] == ["pause", "resume"]


def test_the_last_layer_to_leave_shows_a_stop_at_once(deaf: Run) -> None:
    deaf.play(RAIN)
    assert shown(deaf) == []
    assert deaf.status() is Status.STOPPED


def test_a_guided_track_and_its_bed_are_seen_at_once(deaf: Run) -> None:
    deaf.play(TRAIN, SCAN)
    assert shown(deaf) == [RAIN, SCAN]
    deaf.playback.remove_layer(RAIN)
    deaf.playback.choose_bed(SCAN, NOISE)
    assert shown(deaf) == [SCAN, NOISE]


def test_what_could_not_be_opened_is_gone_at_once(deaf: Run) -> None:
    deaf.play(NOISE)
    deaf.player.emit(LayerFailed(NOISE, "Brown noise", "the file is broken"))
    assert shown(deaf) == [RAIN]
    assert [x.track_id for x in deaf.shown[-1].layers] == [RAIN]
    assert LayerFailed(NOISE, "Brown noise", "the file is broken") in deaf.events
