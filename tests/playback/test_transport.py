"""Pause, resume and stop, as Space and `s` ask for them."""

from __future__ import annotations

from tests.playback.playback_run import MINUTE, NOISE, RAIN, SCAN, TRAIN, PlaybackRun

from sleepterm.audio.events import PlaybackStopped
from sleepterm.audio.state import Status
from sleepterm.store.session import Session, SessionLayer
from sleepterm.units import Percent, Seconds

REMEMBERED = Session(layers=(SessionLayer(RAIN, Percent(40)),))


def test_space_does_nothing_without_a_mix() -> None:
    run = PlaybackRun()
    run.playback.toggle()
    run.playback.resume()
    assert run.player.calls_to("resume") == []
    assert run.status() is Status.STOPPED


def test_space_begins_the_remembered_mix_pauses_and_resumes() -> None:
    run = PlaybackRun(REMEMBERED)
    run.playback.toggle()
    assert run.status() is Status.PLAYING
    assert run.volumes == {RAIN: 40}
    assert len(run.player.calls_to("arm_timer")) == 1
    run.playback.toggle()
    assert run.status() is Status.PAUSED
    run.playback.toggle()
    assert run.status() is Status.PLAYING
    assert len(run.player.calls_to("arm_timer")) == 1


def test_the_countdown_stands_still_while_paused() -> None:
    run = PlaybackRun()
    run.play(RAIN)
    run.playback.toggle()
    run.pass_time(20 * MINUTE)
    run.playback.toggle()
    assert run.remaining == 45 * MINUTE
    run.pass_time(5 * MINUTE)
    assert run.remaining == 40 * MINUTE


def test_pause_never_resumes_and_resume_never_pauses() -> None:
    run = PlaybackRun()
    run.playback.pause()
    assert run.player.calls_to("pause") == []
    run.play(RAIN)
    run.playback.resume()
    assert run.status() is Status.PLAYING
    assert len(run.player.calls_to("resume")) == 1
    run.playback.pause()
    run.playback.pause()
    assert run.status() is Status.PAUSED
    assert run.player.calls_to("pause") == [()]
    run.playback.resume()
    assert run.status() is Status.PLAYING


def test_resume_begins_the_stopped_mix_with_its_timer() -> None:
    run = PlaybackRun()
    run.play(RAIN, NOISE)
    run.pass_time(30 * MINUTE)
    run.playback.stop()
    run.playback.resume()
    assert run.mix == [RAIN, NOISE]
    assert run.remaining == 45 * MINUTE


def test_stop_keeps_the_mix_for_the_next_time() -> None:
    run = PlaybackRun()
    run.play(RAIN, NOISE)
    run.playback.stop()
    assert run.status() is Status.STOPPED
    assert run.mix == [RAIN, NOISE]
    run.play(RAIN)
    assert run.mix == [RAIN, NOISE]
    assert run.status() is Status.PLAYING


def test_stop_ends_a_pause_and_asks_only_once() -> None:
    run = PlaybackRun()
    run.playback.stop()
    assert run.player.calls_to("stop") == []
    run.play(RAIN)
    run.playback.pause()
    run.playback.stop()
    run.playback.stop()
    assert run.status() is Status.STOPPED
    assert run.player.calls_to("stop") == [()]


def test_stop_remembers_where_the_guided_track_is() -> None:
    run = PlaybackRun()
    run.play(TRAIN)
    run.pass_time(7 * MINUTE)
    run.playback.stop()
    assert run.positions == {TRAIN: 7 * MINUTE}


def test_a_layer_is_removed_by_its_id_and_the_last_one_stops() -> None:
    run = PlaybackRun()
    run.play(RAIN, NOISE)
    run.playback.remove_layer(RAIN)
    assert run.mix == [NOISE]
    run.playback.remove_layer(NOISE)
    assert run.mix == []
    assert run.status() is Status.STOPPED


def test_removing_what_is_not_in_the_mix_does_nothing() -> None:
    run = PlaybackRun()
    run.play(RAIN)
    for track_id in (NOISE, "nowhere", ""):
        run.playback.remove_layer(track_id)
    assert run.mix == [RAIN]
    assert run.player.calls_to("remove_layer") == []


def test_removing_the_guided_track_remembers_where_it_was() -> None:
    run = PlaybackRun()
    run.play(RAIN, SCAN)
    run.pass_time(2 * MINUTE)
    run.playback.remove_layer(SCAN)
    assert run.positions == {SCAN: 2 * MINUTE}


def test_leaving_fades_out_and_remembers_the_guided_track() -> None:
    run = PlaybackRun()
    run.play(TRAIN)
    run.pass_time(6 * MINUTE)
    run.leave()
    assert run.player.closed_with == 0.5
    assert run.saved[-1].positions == {TRAIN: 6 * MINUTE}
    assert [x.track_id for x in run.saved[-1].layers] == [TRAIN]


def test_leaving_without_a_player_stores_nothing() -> None:
    run = PlaybackRun(REMEMBERED, is_attached=False)
    run.leave()
    assert run.saved == []
    assert run.player.closed_with is None


def test_nothing_is_stored_late_once_the_user_has_left() -> None:
    run = PlaybackRun()
    run.play(RAIN)
    run.leave()
    run.player.become(status=Status.STOPPED)
    run.player.emit(PlaybackStopped())
    assert run.host.waiting == 0
    run.host.advance(60)
    assert len(run.saved) == 1


def test_every_command_without_a_player_does_nothing() -> None:
    run = PlaybackRun(REMEMBERED, is_attached=False)
    playback = run.playback
    for command in (
        playback.toggle,
        playback.pause,
        playback.resume,
        playback.stop,
        playback.mute,
        playback.guided.restart,
        playback.guided.toggle_voice,
        playback.still_awake,
        playback.retry_device,
    ):
        command()
    playback.remove_layer(RAIN)
    playback.set_master(Percent(10))
    playback.change_master(1)
    playback.set_layer(RAIN, Percent(10))
    playback.change_layer(RAIN, 1)
    playback.guided.seek(Seconds(15))
    playback.guided.seek_sentence(1)
    playback.guided.set_bells(Percent(3))
    playback.guided.change_bells(1)
    playback.guided.change_pace(1)
    playback.extend_timer(Seconds(300))
    assert run.player.calls == []
    run.attach()
    assert run.volumes == {RAIN: 40}
    assert run.status() is Status.STOPPED
    assert run.notices == []
