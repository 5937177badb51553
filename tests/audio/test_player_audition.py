"""The player auditions a sound alone, and the mix comes back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.audio.fakes import TIMEOUT, FakeOutput, bend, level_db, loop_track
from tests.audio.player_driver import SOON, PlayerDriver

from sleepterm.audio.events import AuditionEnded, DeviceFound, DeviceLost, StateChanged
from sleepterm.audio.state import Status
from sleepterm.library.catalog.track import LoopMode, Track
from sleepterm.units import Decibels, Seconds


def test_a_sound_is_tried_and_the_mix_comes_back(
    driver: PlayerDriver, hum: Track
) -> None:
    other = replace(hum, id="other", loop=LoopMode.CROSSFADE, gain_db=Decibels(-12))
    driver.play_and_fade_in(hum)
    driver.events.take_pending()
    driver.audition(other)
    assert level_db(driver.output.play(1)) == pytest.approx(-15 - 12, abs=1)
    driver.player.audition(None)
    driver.output.play(1)
    assert driver.events.wait_for(AuditionEnded).reason == ""
    assert level_db(driver.output.play(1)) == pytest.approx(-15, abs=1)
    layers = [x.state.layers for x in driver.events.seen if isinstance(x, StateChanged)]
    assert not [x for each in layers for x in each if x.track_id == "other"]
    assert bend(driver.output.sound) < 2e-3


def test_with_nothing_playing_a_sound_is_tried_and_the_player_rests_again(
    output: FakeOutput, hum: Track
) -> None:
    driver = PlayerDriver(output, idle_close=Seconds(0.01))
    driver.player.start()
    driver.events.wait_for(DeviceFound)
    driver.player.audition(hum)
    output.play(2)
    assert output.sound.any()
    driver.player.audition(None)
    output.allow(2)
    driver.events.wait_for(AuditionEnded)
    assert output.closed.wait(TIMEOUT)
    assert driver.player.state.status is Status.STOPPED
    driver.player.close(SOON)


def test_a_sound_that_cannot_be_tried_says_why(
    driver: PlayerDriver, tmp_path: Path
) -> None:
    driver.player.audition(loop_track(tmp_path / "gone.wav"))
    assert "gone.wav can't be opened" in driver.events.wait_for(AuditionEnded).reason


def test_without_a_device_nothing_is_tried(hum: Track) -> None:
    driver = PlayerDriver(FakeOutput("unplugged"))
    driver.player.start()
    driver.events.wait_for(DeviceLost)
    driver.player.audition(hum)
    assert driver.events.wait_for(AuditionEnded).reason == "unplugged"
    driver.player.close(SOON)


def test_a_device_lost_meanwhile_ends_it(driver: PlayerDriver, hum: Track) -> None:
    driver.player.audition(hum)
    driver.output.play(1)
    driver.output.lose("unplugged")
    assert driver.events.wait_for(AuditionEnded).reason == "unplugged"


def test_closing_meanwhile_is_quick_and_soft(driver: PlayerDriver, hum: Track) -> None:
    driver.play_and_fade_in(hum)
    driver.audition(replace(hum, id="other"))
    driver.output.allow(10)
    driver.player.close(Seconds(0.6))
    assert not driver.player._thread.is_alive()
    assert bend(driver.output.sound) < 2e-3
    assert driver.output.drained
