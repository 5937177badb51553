"""The player survives the loss of its device and reopens it."""

from __future__ import annotations

import numpy as np
import pytest
from tests.audio.fakes import TIMEOUT, FakeOutput, bend, level_db
from tests.audio.player_driver import SOON, PlayerDriver, timer

from sleepterm.audio.events import (
    DeviceFound,
    DeviceLost,
    PlaybackStopped,
    TimerFinished,
)
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.state import Device, Status
from sleepterm.library.catalog.track import Track
from sleepterm.night.wake_rise import WakeRise
from sleepterm.units import Seconds


def test_no_device_at_the_start_is_reported_and_looked_for_again(hum: Track) -> None:
    driver = PlayerDriver(FakeOutput("nothing is connected"))
    driver.player.start()
    assert driver.events.wait_for(DeviceLost).reason == "nothing is connected"
    state = driver.wait_for_state(lambda x: x.device is Device.MISSING)
    assert state.device_problem == "nothing is connected"
    driver.play(hum)
    driver.output.problem = ""
    driver.player.retry_device()
    driver.events.wait_for(DeviceFound)
    assert (
        driver.wait_for_state(lambda x: x.device is Device.READY).device_problem == ""
    )
    assert level_db(driver.output.play(3)[RATE:]) == pytest.approx(-15, abs=2)
    driver.output.allow(5)
    driver.player.close(SOON)
    assert not driver.output.is_open


def test_it_looks_for_a_device_by_itself(output: FakeOutput) -> None:
    output.problem = "away"
    driver = PlayerDriver(output)
    driver.player.start()
    driver.events.wait_for(DeviceLost)
    output.problem = ""
    driver.events.wait_for(DeviceFound)
    driver.player.close(SOON)
    losses = [x for x in driver.events.seen if isinstance(x, DeviceLost)]
    assert len(losses) == 1


def test_a_lost_device_comes_back_from_silence_and_the_timer_has_continued(
    driver: PlayerDriver, hum: Track
) -> None:
    driver.player.arm_timer(timer(1000, 10))
    driver.play_and_fade_in(hum)
    left = driver.player.state.timer.remaining
    assert left is not None
    before = len(driver.output.sound)
    driver.clock.step = 90.0
    driver.output.lose("pulled out")
    assert driver.events.wait_for(DeviceLost).reason == "pulled out"
    assert not driver.output.is_open
    state = driver.wait_for_state(lambda x: (x.timer.remaining or left) < left - 80)
    assert state.status is Status.PLAYING
    driver.clock.step = 0.0
    driver.output.problem = ""
    driver.player.retry_device()
    driver.events.wait_for(DeviceFound)
    driver.output.play(2)
    back = driver.output.sound[before:]
    assert np.abs(back[:240]).max() == 0.0
    assert bend(back) < 2e-3
    assert level_db(back[RATE:]) == pytest.approx(-15, abs=1)
    assert driver.output.opened == 2


def test_the_timer_counts_while_a_device_does_not_answer(
    driver: PlayerDriver, hum: Track
) -> None:
    driver.player.arm_timer(timer(1000, 10))
    driver.play_and_fade_in(hum)
    left = driver.player.state.timer.remaining
    assert left is not None
    driver.output.giving_up = lambda: driver.clock.pass_time(7.0)
    driver.output.lose("no answer")
    driver.wait_for_state(lambda x: (x.timer.remaining or left) < left - 6.9)


def test_the_timer_can_end_while_the_device_is_away(
    driver: PlayerDriver, hum: Track
) -> None:
    driver.player.arm_timer(timer(100, 10))
    driver.play_and_fade_in(hum)
    driver.clock.step = 200.0
    driver.output.lose("pulled out")
    driver.events.wait_for(TimerFinished)
    driver.events.wait_for(PlaybackStopped)


def test_a_device_lost_in_the_stops_fade_still_ends_the_session(
    driver: PlayerDriver, hum: Track
) -> None:
    driver.play_and_fade_in(hum)
    driver.player.stop()
    driver.output.play(0.3)
    driver.output.lose("pulled out")
    driver.events.wait_for(PlaybackStopped)


def test_after_a_while_of_silence_the_device_is_released_and_opened_again(
    output: FakeOutput, hum: Track
) -> None:
    driver = PlayerDriver(output, idle_close=SOON)
    driver.player.start()
    assert output.closed.wait(TIMEOUT)
    assert not output.is_open
    driver.play_and_fade_in(hum)
    assert level_db(output.play(1)) == pytest.approx(-15, abs=1)
    assert output.opened == 2
    assert not any(isinstance(x, DeviceLost) for x in driver.events.seen)
    output.allow(5)
    driver.player.close(SOON)


def test_an_alarm_sounds_on_any_device_if_the_named_one_is_away(hum: Track) -> None:
    driver = PlayerDriver(FakeOutput(named_problem="'Headphones' is not connected"))
    driver.player.start()
    assert driver.events.wait_for(DeviceLost).is_awaited
    driver.play(hum)
    driver.player.begin_rise(WakeRise(0.2, 0.8, Seconds(60.0)))
    driver.events.wait_for(DeviceFound)
    assert level_db(driver.output.play(4)[RATE:]) > -60
    driver.output.allow(5)
    driver.player.close(SOON)
