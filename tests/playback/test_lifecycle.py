"""From before the first player to another catalogue: requests, events, notices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.playback.playback_run import FIRE, NOISE, RAIN, SCAN, SEA, TRAIN, mix
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.audio.events import (
    AuditionEnded,
    DeviceFound,
    DeviceLost,
    LayerFailed,
    PlaybackStopped,
    TimerFinished,
)
from sleepterm.audio.state import Device, Status
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.mixes.mix_tracks import with_mixes
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.playback.events import NoticeIssued, PlaybackChanged, PlaybackEvent
from sleepterm.playback.notice import Notice
from sleepterm.playback.state import PlayingMix
from sleepterm.store.session import Session, SessionLayer
from sleepterm.units import Percent, Seconds

OUR_RAIN = mix("Our rain", steady_rain=80, campfire=40)
REMEMBERED = Session(layers=(SessionLayer(RAIN, Percent(40)),), master=Percent(55))


# Before there is a player


def test_of_requests_before_there_is_a_player_the_last_one_is_played() -> None:
    run = Run(REMEMBERED, is_attached=False)
    run.play(NOISE, FIRE)
    assert run.status() is Status.STOPPED
    run.attach()
    assert run.mix == [FIRE]
    assert run.volumes == {FIRE: 100}
    assert run.state.master == 55


def test_a_remembered_track_that_was_asked_for_resumes_the_whole_mix() -> None:
    layers = (SessionLayer(RAIN, Percent(40)), SessionLayer(NOISE, Percent(25)))
    run = Run(Session(layers=layers), is_attached=False)
    run.play(RAIN)
    run.attach()
    assert run.volumes == {RAIN: 40, NOISE: 25}
    assert run.status() is Status.PLAYING


def test_a_mix_that_was_asked_for_is_played_then() -> None:
    run = Run(mixes=[OUR_RAIN], is_attached=False)
    run.play("mix-our-rain")
    run.attach()
    assert run.volumes == {RAIN: 80, FIRE: 40}
    assert run.status() is Status.PLAYING


def test_layers_that_were_asked_for_are_played_then_with_their_bed() -> None:
    run = Run(is_attached=False)
    run.play(NOISE)
    run.playback.play_layers([(SCAN, Percent(60))], bed=SEA)
    run.attach()
    assert set(run.mix) == {SCAN, SEA}
    assert run.volumes[SCAN] == 60


def test_a_missing_or_unknown_track_is_reported_at_once_and_replaces_no_request() -> (
    None
):
    run = Run(is_attached=False)
    run.play(NOISE, "old-drive", "nowhere")
    assert run.notices == [
        "Old drive: The drive is not mounted.",
        "Unknown track: There is no track 'nowhere'.",
    ]
    run.attach()
    assert run.mix == [NOISE]


def test_a_request_is_carried_out_once() -> None:
    run = Run(is_attached=False)
    run.play(NOISE)
    run.attach()
    run.playback.attach(run.player)
    assert run.mix == [NOISE]


def test_attaching_restores_without_playing() -> None:
    run = Run(REMEMBERED)
    assert run.status() is Status.STOPPED
    assert run.player.calls_to("resume") == []
    assert run.player.calls_to("set_master_volume") == [(55,)]
    assert run.shown[-1] == run.state


# Ids that nobody knows


@pytest.mark.parametrize(
    "command",
    [
        lambda playback: playback.play("nowhere"),
        lambda playback: playback.play_layers([("nowhere", Percent(50))]),
        lambda playback: playback.choose_bed("nowhere", RAIN),
        lambda playback: playback.choose_bed(SCAN, "nowhere"),
    ],
)
def test_an_unknown_id_is_reported_and_nothing_else_happens(
    command: Callable[[object], None],
) -> None:
    run = Run()
    run.play(RAIN)
    run.events.clear()
    run.player.calls.clear()
    command(run.playback)
    words = Notice("There is no track 'nowhere'.", "Unknown track", is_warning=True)
    assert run.events == [NoticeIssued(words)]
    assert run.player.calls == []


# Another catalogue


def test_a_catalogue_that_comes_while_playing_changes_no_layer() -> None:
    run = Run()
    run.play(RAIN, SCAN)
    run.playback.catalog = Catalog()
    assert run.mix == [RAIN, SCAN]
    run.playback.pause()
    run.playback.resume()
    run.playback.change_layer(RAIN, -1)
    assert run.volumes == {RAIN: 95, SCAN: 100}
    assert run.status() is Status.PLAYING
    run.play(RAIN)
    assert run.notices == ["Unknown track: There is no track 'steady-rain'."]
    run.playback.remove_layer(RAIN)
    assert run.mix == [SCAN]


def test_what_plays_may_be_a_mix_of_the_new_catalogue() -> None:
    run = Run()
    run.play(RAIN, FIRE)
    assert run.state.mix is None
    run.events.clear()
    run.playback.catalog = with_mixes(run.playback.catalog, [OUR_RAIN])
    (state,) = run.shown
    assert state.mix is not None
    assert state.mix.title == "Our rain"


def test_a_mix_that_was_renamed_plays_under_its_new_name() -> None:
    run = Run(mixes=[OUR_RAIN])
    run.play("mix-our-rain")
    renamed = replace(OUR_RAIN, name="Home")
    run.playback.catalog = with_mixes(run.playback.catalog, [renamed])
    assert run.shown[-1].mix == PlayingMix("mix-home", "Home")


def test_a_catalogue_before_there_is_a_player_is_no_event() -> None:
    run = Run(is_attached=False)
    run.playback.catalog = Catalog()
    assert run.events == []


# Events


def test_events_come_in_the_order_in_which_things_happened() -> None:
    run = Run()
    run.play(RAIN)
    run.events.clear()
    run.player.become(device=Device.MISSING, device_problem="unplugged")
    run.player.emit(DeviceLost("unplugged"))
    run.player.emit(DeviceFound())
    run.player.emit(LayerFailed(RAIN, "Steady rain", "broken"))
    run.player.emit(TimerFinished(AfterEnd.NOTHING))
    run.player.emit(PlaybackStopped())
    run.player.emit(AuditionEnded("no such file"))
    assert [x for x in run.events if not isinstance(x, PlaybackChanged)] == [
        DeviceLost("unplugged"),
        DeviceFound(),
        LayerFailed(RAIN, "Steady rain", "broken"),
        TimerFinished(AfterEnd.NOTHING),
        PlaybackStopped(),
        AuditionEnded("no such file"),
    ]


def test_the_device_is_part_of_the_state() -> None:
    run = Run()
    run.player.become(device=Device.MISSING, device_problem="unplugged")
    assert run.state.device is Device.MISSING
    assert run.state.device_problem == "unplugged"
    run.playback.retry_device()
    assert run.player.calls_to("retry_device") == [()]


def test_the_device_is_asked_for_when_it_is_lost_or_found() -> None:
    run = Run()
    for device, event in (
        (Device.MISSING, DeviceLost("unplugged")),
        (Device.READY, DeviceFound()),
    ):
        run.player.state = replace(run.player.state, device=device)
        run.player.emit(event)
        assert run.shown[-1].device is device


def test_every_visible_command_publishes_its_state() -> None:
    run = Run(mixes=[OUR_RAIN])
    playback = run.playback
    commands: list[Callable[[], None]] = [
        lambda: playback.play(RAIN),
        lambda: playback.play(SCAN),
        lambda: playback.play("mix-our-rain"),
        lambda: playback.play_layers([(TRAIN, Percent(50)), (SEA, Percent(9))]),
        lambda: playback.choose_bed(TRAIN, NOISE),
        playback.pause,
        playback.resume,
        lambda: playback.set_master(Percent(10)),
        playback.mute,
        lambda: playback.change_layer(SEA, 1),
        playback.guided.toggle_voice,
        lambda: playback.extend_timer(Seconds(300)),
        playback.still_awake,
        lambda: playback.remove_layer(SEA),
        playback.stop,
    ]
    for command in commands:
        before = playback.state
        run.events.clear()
        command()
        assert run.shown, command
        assert run.shown[-1] == playback.state != before


def test_every_listener_hears_every_event() -> None:
    run = Run()
    other: list[PlaybackEvent] = []
    run.events.clear()
    run.playback.subscribe(other.append)
    run.play(RAIN)
    assert other == run.events != []


def test_a_listener_that_commands_lets_the_others_hear_in_order() -> None:
    run = Run()
    first: list[PlaybackEvent] = []
    last: list[PlaybackEvent] = []

    def pause_at_a_failure(event: PlaybackEvent) -> None:
        if isinstance(event, LayerFailed):
            run.playback.pause()

    run.play(RAIN)
    run.playback.subscribe(first.append)
    run.playback.subscribe(pause_at_a_failure)
    run.playback.subscribe(last.append)
    run.player.emit(LayerFailed(NOISE, "Brown noise", "broken"))
    assert first == last
    states = [x.state.status for x in last if isinstance(x, PlaybackChanged)]
    assert states[-1] is Status.PAUSED


def test_a_listener_may_subscribe_another_one() -> None:
    run = Run()
    later: list[PlaybackEvent] = []
    is_new = [True]

    def subscribe_once(_: PlaybackEvent) -> None:
        if is_new.pop() if is_new else False:
            run.playback.subscribe(later.append)

    run.playback.subscribe(subscribe_once)
    run.playback.retry_device()
    run.playback.set_master(Percent(10))
    run.playback.set_master(Percent(20))
    assert run.events[-1] == later[-1]


# Trying a sound


def test_a_sound_is_tried_alone_and_the_mix_stays() -> None:
    run = Run()
    run.play(RAIN)
    track = run.playback.catalog.get(NOISE)
    assert run.playback.audition(track)
    assert run.playback.audition(None)
    assert run.player.calls_to("audition") == [(track,), (None,)]
    assert run.mix == [RAIN]


def test_without_a_player_nothing_can_be_tried() -> None:
    run = Run(is_attached=False)
    assert not run.playback.audition(run.playback.catalog.get(NOISE))
