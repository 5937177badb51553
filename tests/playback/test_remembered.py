"""What a session leaves for the next one, and when it is stored."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.playback.fake_player import loop
from tests.playback.playback_run import FIRE, MINUTE, NOISE, RAIN, SCAN, TRAIN
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.audio.events import (
    CaptionChanged,
    DeviceFound,
    LayerFailed,
    PlaybackStopped,
)
from sleepterm.audio.state import Status
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.order import Order
from sleepterm.night.nearby_sentences import Words
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.store.session import Session, SessionLayer
from sleepterm.units import Percent, Seconds

GONE = SessionLayer("gone", Percent(70))
AWAY = SessionLayer("old-drive", Percent(60))
REMEMBERED = Session(
    layers=(SessionLayer(RAIN, Percent(40)), GONE, AWAY),
    master=Percent(55),
    timer=TimerSettings(duration=Seconds(600.0)),
    positions={SCAN: Seconds(190.0)},
    order=Order.TITLE,
)


def test_the_session_is_stored_three_seconds_after_the_last_change() -> None:
    run = Run()
    run.play(RAIN)
    run.host.advance(2.9)
    run.playback.change_master(1)
    run.host.advance(2.9)
    assert run.saved == []
    run.host.advance(0.1)
    (saved,) = run.saved
    assert saved.layers == (SessionLayer(RAIN, Percent(100)),)
    assert saved.master == 85
    run.host.advance(600)
    assert len(run.saved) == 1


def test_nothing_is_stored_when_nothing_has_changed() -> None:
    run = Run(REMEMBERED)
    run.host.advance(60)
    run.playback.change_master(1)
    run.playback.change_master(-1)
    run.host.advance(60)
    run.leave()
    assert run.saved == []


def test_a_caption_is_no_change_to_store() -> None:
    run = Run()
    run.play(SCAN)
    run.host.advance(3)
    run.player.emit(CaptionChanged(SCAN, Words(now="Breathe.")))
    run.host.advance(60)
    assert len(run.saved) == 1


def test_the_timer_of_the_settings_alone_is_nothing_new() -> None:
    run = Run(timer=TimerSettings(duration=Seconds(1200.0)))
    run.leave()
    assert run.saved == []


def test_before_there_is_a_player_nothing_is_stored() -> None:
    run = Run(REMEMBERED, is_attached=False)
    run.playback.set_timer(TimerSettings())
    run.host.advance(60)
    assert run.saved == []


def test_untouched_layers_stay_also_those_that_are_not_here_today() -> None:
    run = Run(REMEMBERED)
    assert run.volumes == {RAIN: 40}
    assert run.state.is_restored
    run.playback.toggle()
    run.playback.change_master(1)
    run.leave()
    assert run.saved[-1] == replace(REMEMBERED, master=Percent(60))


@pytest.mark.parametrize("touch", ["play", "volume", "remove", "layers"])
def test_touched_layers_are_the_new_mix(touch: str) -> None:
    run = Run(REMEMBERED)
    if touch == "play":
        run.play(RAIN)
    elif touch == "volume":
        run.playback.set_layer(RAIN, Percent(30))
    elif touch == "remove":
        run.playback.remove_layer(RAIN)
    else:
        run.playback.play_layers([(RAIN, Percent(30))])
    assert not run.state.is_restored
    run.leave()
    now = tuple(SessionLayer(key, Percent(x)) for key, x in run.volumes.items())
    assert run.saved[-1].layers == now


def test_a_restored_layer_that_fails_is_tried_again_the_next_time() -> None:
    run = Run(REMEMBERED)
    run.playback.toggle()
    run.player.become(layers=(), status=Status.STOPPED)
    run.player.emit(LayerFailed(RAIN, "Steady rain", "the file is broken"))
    run.playback.change_master(1)
    run.leave()
    assert run.saved[-1].layers == REMEMBERED.layers


def test_positions_order_and_beds_of_others_stay() -> None:
    run = Run(replace(REMEMBERED, beds={SCAN: FIRE}))
    run.play(TRAIN)
    run.pass_time(2 * MINUTE)
    run.leave()
    saved = run.saved[-1]
    assert saved.positions == {SCAN: 190.0, TRAIN: 2 * MINUTE}
    assert saved.beds == {SCAN: FIRE}
    assert saved.order is Order.TITLE
    assert saved.timer == REMEMBERED.timer


def test_another_order_is_stored_with_the_next_session() -> None:
    run = Run(REMEMBERED)
    run.playback.memory.order = Order.LENGTH
    run.leave()
    assert run.saved[-1].order is Order.LENGTH


def test_silence_stores_at_once() -> None:
    run = Run()
    run.play(RAIN)
    run.player.emit(PlaybackStopped())
    assert len(run.saved) == 1
    assert run.others == [PlaybackStopped()]


def test_a_device_that_is_found_stores_the_mix_that_sounds_now() -> None:
    run = Run()
    run.play(RAIN)
    run.player.emit(DeviceFound())
    assert [x.track_id for x in run.saved[-1].layers] == [RAIN]


@pytest.mark.parametrize(
    ("error", "notice"),
    [
        (SleeptermError("Full", "The disk is full."), "Full: The disk is full."),
        (OSError(28, "No space left"), "Failed: OSError: [Errno 28] No space left"),
    ],
)
def test_a_disk_that_fails_is_reported_once_and_tried_again(
    error: Exception, notice: str
) -> None:
    run = Run()
    run.disk_error = error
    run.play(RAIN)
    run.host.advance(3)
    run.play(NOISE)
    run.host.advance(3)
    assert run.notices == [notice]
    assert run.status() is Status.PLAYING
    run.disk_error = None
    run.leave()
    assert [x.track_id for x in run.saved[-1].layers] == [RAIN, NOISE]


def test_what_could_not_be_stored_is_still_a_change() -> None:
    run = Run()
    run.disk_error = OSError("no")
    run.play(RAIN)
    run.host.advance(3)
    run.disk_error = None
    run.leave()
    assert len(run.saved) == 1


def test_a_night_in_two_sessions() -> None:
    evening = Run()
    evening.play(TRAIN, RAIN)
    evening.playback.set_layer(RAIN, Percent(35))
    evening.pass_time(4 * MINUTE)
    evening.leave()
    night = Run(evening.saved[-1])
    assert night.volumes == {TRAIN: 100, RAIN: 35}
    assert night.state.guided is not None
    assert night.state.guided.position == 4 * MINUTE
    assert night.status() is Status.STOPPED
    assert night.state.is_restored
    night.leave()
    assert night.saved == []


def test_a_track_that_was_edited_is_taken_over_where_that_is_possible() -> None:
    run = Run(tracks=(loop(RAIN), loop(NOISE)))
    run.play(RAIN)
    run.playback.set_layer(RAIN, Percent(30))
    run.playback.refresh(run.edit(RAIN, title="Rain"))
    assert run.player.calls_to("add_layer")[-1] == (RAIN, 30, 0.0)
    run.playback.refresh(run.edit(NOISE, title="Noise"))
    assert run.mix == [RAIN]


def test_an_edited_guided_track_waits_while_it_plays() -> None:
    run = Run()
    run.play(TRAIN)
    run.pass_time(MINUTE)
    run.playback.refresh(run.edit(TRAIN, title="Train"))
    assert len(run.player.calls_to("add_layer")) == 1
    run.playback.stop()
    run.playback.refresh(run.edit(TRAIN, title="Train"))
    assert run.player.calls_to("add_layer")[-1] == (TRAIN, 100, MINUTE)
