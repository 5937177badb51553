"""At high latency the processor is woken seldom, and the sound is the same."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from tests.audio.fakes import FakeOutput, level_db
from tests.audio.player_driver import PlayerDriver, timer

from sleepterm.audio.events import TimerFinished
from sleepterm.audio.latency import AT_A_TIME, ATTENTIVE, Latency
from sleepterm.audio.player import BLOCK
from sleepterm.audio.player_options import PlayerOptions
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.library.catalog.track import Track
from sleepterm.units import Percent, Seconds

AT_REST = ATTENTIVE + 1.0
LONG = AT_A_TIME * BLOCK


@pytest.fixture
def calm() -> Iterator[PlayerDriver]:
    driver = PlayerDriver(FakeOutput(), options=PlayerOptions(latency=Latency.HIGH))
    driver.player.start()
    yield driver
    driver.output.allow(5)
    driver.player.close(Seconds(0.1))


def lengths(driver: PlayerDriver, seconds: float) -> set[int]:
    """How many frames are written at a time."""
    before = len(driver.output.blocks)
    driver.output.play(seconds)
    # The first may have been rendered before.
    return {len(x) for x in driver.output.blocks[before + 1 :]}


def test_three_blocks_at_a_time_where_nobody_watches(
    calm: PlayerDriver, hum: Track
) -> None:
    calm.play_and_fade_in(hum)
    assert lengths(calm, 1) == {BLOCK}
    calm.clock.pass_time(AT_REST)
    assert lengths(calm, 2) == {LONG}


def test_a_command_is_heard_soon_and_the_next_ones_sooner(
    calm: PlayerDriver, hum: Track
) -> None:
    calm.play_and_fade_in(hum)
    calm.clock.pass_time(AT_REST)
    calm.output.play(1)
    calm.player.set_master_volume(Percent(0))
    assert level_db(calm.output.play(1)[LONG + RATE // 5 :]) < -100
    assert lengths(calm, 1) == {BLOCK}


def test_somebody_who_watches_is_answered_soon(
    driver: PlayerDriver, hum: Track
) -> None:
    driver.play_and_fade_in(hum)
    driver.clock.pass_time(AT_REST)
    assert lengths(driver, 1) == {BLOCK}
    driver.player.set_latency(Latency.HIGH)
    driver.output.play(1)
    assert lengths(driver, 2) == {LONG}
    driver.player.set_master_volume(Percent(50))
    driver.output.play(1)
    assert lengths(driver, 1) == {BLOCK}


def test_the_sound_and_its_ending_are_the_same(hum: Track) -> None:
    def night(latency: Latency) -> Block:
        driver = PlayerDriver(FakeOutput(), options=PlayerOptions(latency=latency))
        driver.player.start()
        driver.player.arm_timer(timer(6, 4))
        driver.play_and_fade_in(hum)
        driver.clock.pass_time(AT_REST)
        driver.output.allow(8)
        driver.events.wait_for(TimerFinished)
        driver.player.close(Seconds(0.1))
        sound = driver.output.sound
        audible = np.flatnonzero(sound.any(axis=1))
        return sound[audible[0] : audible[-1]]

    low, high = night(Latency.LOW), night(Latency.HIGH)
    assert len(low) == pytest.approx(6 * RATE, abs=RATE / 2)
    assert np.array_equal(low, high)
