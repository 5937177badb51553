"""The player outlives its device and finds it again."""

from __future__ import annotations

import numpy as np
import pytest
from tests.audio.fakes import (
    PATIENCE,
    FakeOutput,
    bend,
    level_db,
)
from tests.audio.player_stage import SOON, Stage, timer

from sleepterm.audio.samples import RATE
from sleepterm.audio.state import (
    Device,
    DeviceFound,
    DeviceLost,
    PlaybackStopped,
    Status,
    TimerFinished,
)
from sleepterm.library.catalog.track import Track


def test_no_device_at_the_start_is_told_and_looked_for_again(hum: Track) -> None:
    stage = Stage(FakeOutput("nothing is connected"))
    stage.player.start()
    assert stage.ear.wait_for(DeviceLost).reason == "nothing is connected"
    state = stage.until(lambda x: x.device is Device.MISSING)
    assert state.device_problem == "nothing is connected"
    stage.play(hum)
    stage.output.problem = ""
    stage.player.retry_device()
    stage.ear.wait_for(DeviceFound)
    assert stage.until(lambda x: x.device is Device.READY).device_problem == ""
    assert level_db(stage.output.hear(3)[RATE:]) == pytest.approx(-15, abs=2)
    stage.output.allow(5)
    stage.player.close(SOON)
    assert not stage.output.is_open


def test_it_looks_for_a_device_by_itself(output: FakeOutput) -> None:
    output.problem = "away"
    stage = Stage(output)
    stage.player.start()
    stage.ear.wait_for(DeviceLost)
    output.problem = ""
    stage.ear.wait_for(DeviceFound)
    stage.player.close(SOON)
    losses = [x for x in stage.ear.heard if isinstance(x, DeviceLost)]
    assert len(losses) == 1


def test_a_lost_device_comes_back_from_silence_and_the_timer_has_gone_on(
    stage: Stage, hum: Track
) -> None:
    stage.player.arm_timer(timer(1000, 10))
    stage.sounding(hum)
    left = stage.player.state.timer.remaining
    assert left is not None
    before = len(stage.output.sound)
    stage.clock.step = 90.0
    stage.output.lose("pulled out")
    assert stage.ear.wait_for(DeviceLost).reason == "pulled out"
    assert not stage.output.is_open
    state = stage.until(lambda x: (x.timer.remaining or left) < left - 80)
    assert state.status is Status.PLAYING
    stage.clock.step = 0.0
    stage.output.problem = ""
    stage.player.retry_device()
    stage.ear.wait_for(DeviceFound)
    stage.output.hear(2)
    back = stage.output.sound[before:]
    assert np.abs(back[:240]).max() == 0.0
    assert bend(back) < 2e-3
    assert level_db(back[RATE:]) == pytest.approx(-15, abs=1)
    assert stage.output.opened == 2


def test_the_timer_can_end_while_the_device_is_away(stage: Stage, hum: Track) -> None:
    stage.player.arm_timer(timer(100, 10))
    stage.sounding(hum)
    stage.clock.step = 200.0
    stage.output.lose("pulled out")
    stage.ear.wait_for(TimerFinished)
    stage.ear.wait_for(PlaybackStopped)


def test_a_device_lost_in_the_stops_fade_still_ends_the_session(
    stage: Stage, hum: Track
) -> None:
    stage.sounding(hum)
    stage.player.stop()
    stage.output.hear(0.3)
    stage.output.lose("pulled out")
    stage.ear.wait_for(PlaybackStopped)


def test_after_a_while_of_silence_the_device_is_released_and_opened_again(
    output: FakeOutput, hum: Track
) -> None:
    stage = Stage(output, idle_close=SOON)
    stage.player.start()
    assert output.closed.wait(PATIENCE)
    assert not output.is_open
    stage.sounding(hum)
    assert level_db(output.hear(1)) == pytest.approx(-15, abs=1)
    assert output.opened == 2
    assert not any(isinstance(x, DeviceLost) for x in stage.ear.heard)
    output.allow(5)
    stage.player.close(SOON)
