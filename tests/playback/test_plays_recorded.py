"""Which plays are recorded in the history."""

from __future__ import annotations

from tests.playback.playback_run import FIRE, NOISE, RAIN, SCAN, TRAIN, mix
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.audio.events import (
    CaptionChanged,
    LayerFailed,
    TimerFinished,
    TrackEnded,
)
from sleepterm.audio.state import Device, Status
from sleepterm.library.history.plays import Ending, Play
from sleepterm.night.nearby_sentences import Words
from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.storage import Storage
from sleepterm.store.session import Session
from sleepterm.units import Seconds

OUR_RAIN = mix("Our rain", steady_rain=80, campfire=40)
OURS = "mix-our-rain"


def plays(run: Run) -> dict[str, tuple[float, Ending]]:
    return {each.track_id: (each.heard, each.ended) for each in run.plays}


def test_a_play_says_when_it_began_and_how_long_it_was_heard() -> None:
    run = Run()
    run.play(RAIN)
    began = run.host.at
    run.pass_time(600)
    run.playback.stop()
    assert run.plays == [Play(RAIN, began, 23, Seconds(600.0), Ending.STOPPED)]


def test_a_pause_is_not_heard() -> None:
    run = Run()
    run.play(RAIN)
    run.pass_time(100)
    run.playback.pause()
    run.pass_time(1000)
    run.playback.resume()
    run.pass_time(50)
    run.playback.stop()
    assert plays(run) == {RAIN: (150.0, Ending.STOPPED)}


def test_a_track_that_is_left_soon_was_skipped() -> None:
    run = Run()
    run.play(RAIN, NOISE)
    run.pass_time(20)
    run.play(NOISE)
    assert plays(run) == {NOISE: (20.0, Ending.SKIPPED)}


def test_a_bed_is_no_play_and_becomes_one_once_it_is_asked_for() -> None:
    run = Run()
    run.play(SCAN)
    run.pass_time(60)
    run.playback.stop()
    assert plays(run) == {SCAN: (60.0, Ending.STOPPED)}
    run.play(RAIN)
    run.pass_time(60)
    run.playback.stop()
    assert plays(run)[RAIN] == (60.0, Ending.STOPPED)


def test_a_mix_is_a_play_like_its_layers() -> None:
    run = Run(mixes=[OUR_RAIN])
    run.play(OURS)
    run.pass_time(600)
    run.playback.stop()
    whole = (600.0, Ending.STOPPED)
    assert plays(run) == {RAIN: whole, FIRE: whole, OURS: whole}


def test_a_mix_with_a_voice_is_a_play_and_its_bed_is_none() -> None:
    run = Run(mixes=[mix("Scan", body_scan=90)])
    run.play("mix-scan")
    run.pass_time(60)
    run.playback.stop()
    assert set(plays(run)) == {SCAN, "mix-scan"}


def test_another_layer_ends_the_mix_and_not_its_layers() -> None:
    run = Run(mixes=[OUR_RAIN])
    run.play(OURS)
    run.pass_time(100)
    run.play(NOISE)
    assert plays(run) == {OURS: (100.0, Ending.STOPPED)}


def test_the_timer_ends_every_play() -> None:
    run = Run(timer=TimerSettings(duration=Seconds(900.0)))
    run.play(RAIN, TRAIN)
    run.pass_time(900)
    run.player.emit(TimerFinished(AfterEnd.NOTHING))
    ended = (900.0, Ending.TIMER)
    assert plays(run) == {RAIN: ended, TRAIN: ended}


def test_a_guided_track_at_its_end_was_heard_whole() -> None:
    run = Run()
    run.play(TRAIN)
    run.pass_time(18 * 60)
    run.player.emit(TrackEnded(TRAIN))
    assert plays(run) == {TRAIN: (18 * 60.0, Ending.END)}


def test_what_failed_is_no_play() -> None:
    run = Run()
    run.play(RAIN)
    run.pass_time(60)
    run.player.emit(LayerFailed(RAIN, "Steady rain", "broken"))
    run.leave()
    assert run.plays == []


def test_without_a_device_nothing_is_heard() -> None:
    run = Run()
    run.play(RAIN)
    run.pass_time(60)
    run.player.become(device=Device.MISSING)
    run.pass_time(1000)
    run.leave()
    assert plays(run) == {RAIN: (60.0, Ending.STOPPED)}


def test_leaving_stores_what_plays() -> None:
    run = Run()
    run.play(RAIN)
    run.pass_time(60)
    assert run.plays == []
    run.leave()
    assert plays(run) == {RAIN: (60.0, Ending.STOPPED)}
    run.playback.lifecycle.finish_plays()
    assert len(run.plays) == 1


def test_plays_are_stored_in_the_background() -> None:
    run = Run()
    run.host.holds_background = True
    run.play(RAIN)
    run.pass_time(60)
    run.player.emit(CaptionChanged(RAIN, Words(now="no play")))
    run.playback.stop()
    assert run.plays == []
    for work in run.host.background:
        work()
    assert plays(run) == {RAIN: (60.0, Ending.STOPPED)}


def test_with_the_history_off_nothing_is_recorded() -> None:
    run = Run()
    silent = LocalPlayback(
        run.host,
        Session(),
        default_timer=TimerSettings(),
        storage=Storage(run.saved.append),
    )
    silent.catalog = run.playback.catalog
    run.host.holds_background = True
    run.player.subscribe(silent.lifecycle.receive)
    silent.attach(run.player)
    silent.play(RAIN)
    run.player.become(status=Status.STOPPED)
    silent.lifecycle.finish_plays()
    assert run.host.background == []
