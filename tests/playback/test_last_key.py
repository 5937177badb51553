"""When the last key was pressed, for the sleep diary."""

from __future__ import annotations

from tests.playback.playback_run import RAIN
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.audio.events import TimerFinished
from sleepterm.audio.state import Status
from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.storage import Storage
from sleepterm.store.session import Session
from sleepterm.units import Seconds


def press(run: Run) -> float:
    run.playback.lifecycle.keys.press()
    return run.host.at


def test_the_last_key_is_stored_when_the_timer_ends_the_sound() -> None:
    run = Run(timer=TimerSettings(duration=Seconds(900.0)))
    run.play(RAIN)
    run.pass_time(60)
    last = press(run)
    assert run.keys == []
    run.pass_time(900)
    run.player.emit(TimerFinished(AfterEnd.NOTHING))
    run.player.become(status=Status.STOPPED, layers=())
    assert run.keys == [last]
    # Whoever quits in the morning was asleep meanwhile.
    run.pass_time(7 * 3600)
    press(run)
    run.leave()
    assert run.keys == [last]


def test_what_starts_to_play_is_a_key_too() -> None:
    run = Run()
    run.play(RAIN)
    began = run.host.at
    run.pass_time(60)
    run.leave()
    assert run.keys == [began]


def test_keys_without_sound_do_not_count() -> None:
    run = Run()
    press(run)
    run.leave()
    assert run.keys == []


def test_the_key_of_the_evening_survives_that_of_the_morning() -> None:
    run = Run(timer=TimerSettings(enabled=False))
    run.play(RAIN)
    run.pass_time(600)
    evening = press(run)
    run.pass_time(8 * 3600)
    morning = press(run)
    run.playback.stop()
    run.leave()
    assert run.keys == [evening, morning]


def test_nothing_is_stored_if_nothing_is_to_be() -> None:
    run = Run()
    run.playback = LocalPlayback(
        run.host,
        Session(),
        default_timer=TimerSettings(),
        storage=Storage(run.saved.append),
    )
    run.attach()
    press(run)
    run.leave()
    assert run.keys == []
