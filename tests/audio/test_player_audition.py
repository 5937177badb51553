"""A sound is tried alone, and the mix comes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.audio.fakes import (
    PATIENCE,
    FakeOutput,
    bend,
    level_db,
    loop,
)
from tests.audio.player_stage import SOON, Stage

from sleepterm.audio.state import (
    AuditionEnded,
    DeviceFound,
    DeviceLost,
    StateChanged,
    Status,
)
from sleepterm.library.catalog.track import LoopMode, Track
from sleepterm.units import Decibels, Seconds


def test_a_sound_is_tried_and_the_mix_comes_back(stage: Stage, hum: Track) -> None:
    other = replace(hum, id="other", loop=LoopMode.CROSSFADE, gain_db=Decibels(-12))
    stage.sounding(hum)
    stage.ear.rest()
    stage.audition(other)
    assert level_db(stage.output.hear(1)) == pytest.approx(-15 - 12, abs=1)
    stage.player.audition(None)
    stage.output.hear(1)
    assert stage.ear.wait_for(AuditionEnded).reason == ""
    assert level_db(stage.output.hear(1)) == pytest.approx(-15, abs=1)
    layers = [x.state.layers for x in stage.ear.heard if isinstance(x, StateChanged)]
    assert not [x for each in layers for x in each if x.track_id == "other"]
    assert bend(stage.output.sound) < 2e-3


def test_with_nothing_playing_a_sound_is_tried_and_the_player_rests_again(
    output: FakeOutput, hum: Track
) -> None:
    stage = Stage(output, idle_close=Seconds(0.01))
    stage.player.start()
    stage.ear.wait_for(DeviceFound)
    stage.player.audition(hum)
    output.hear(2)
    assert output.sound.any()
    stage.player.audition(None)
    output.allow(2)
    stage.ear.wait_for(AuditionEnded)
    assert output.closed.wait(PATIENCE)
    assert stage.player.state.status is Status.STOPPED
    stage.player.close(SOON)


def test_a_sound_that_cannot_be_tried_says_why(stage: Stage, tmp_path: Path) -> None:
    stage.player.audition(loop(tmp_path / "gone.wav"))
    assert "gone.wav can't be opened" in stage.ear.wait_for(AuditionEnded).reason


def test_without_a_device_nothing_is_tried(hum: Track) -> None:
    stage = Stage(FakeOutput("unplugged"))
    stage.player.start()
    stage.ear.wait_for(DeviceLost)
    stage.player.audition(hum)
    assert stage.ear.wait_for(AuditionEnded).reason == "unplugged"
    stage.player.close(SOON)


def test_a_device_lost_meanwhile_ends_it(stage: Stage, hum: Track) -> None:
    stage.player.audition(hum)
    stage.output.hear(1)
    stage.output.lose("unplugged")
    assert stage.ear.wait_for(AuditionEnded).reason == "unplugged"


def test_closing_meanwhile_is_quick_and_soft(stage: Stage, hum: Track) -> None:
    stage.sounding(hum)
    stage.audition(replace(hum, id="other"))
    stage.output.allow(10)
    stage.player.close(Seconds(0.6))
    assert not stage.player._thread.is_alive()
    assert bend(stage.output.sound) < 2e-3
    assert stage.output.drained
