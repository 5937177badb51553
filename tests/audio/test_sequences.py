"""Sessions of parts in the engine: order, seams, levels, and one honest timer."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.audio.engine_driver import FULL, START, timer
from tests.audio.sequence_driver import SequenceDriver, plan_of, sounds

from sleepterm.audio.events import LayerFailed, PlaybackStopped, TimerFinished
from sleepterm.audio.layer import LAYER_FADE
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.slider import amplitude
from sleepterm.audio.state import Status
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.units import Percent, Seconds

Begin = Callable[..., SequenceDriver]


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return sounds(tmp_path_factory.mktemp("parts"))


@pytest.fixture
def begin(catalog: Catalog) -> Begin:
    def begin(
        *lines: str, crossfade: float = 1.0, fade: float = 1.0, tail: float = 0.0
    ) -> SequenceDriver:
        driver = SequenceDriver(Path())
        driver.begin(plan_of(catalog, *lines, crossfade=crossfade), fade, tail)
        return driver

    return begin


def levels(sound: Block, window: float = 0.2) -> list[float]:
    """The level in dB of each window."""
    size = round(window * RATE)
    rms = [
        float(np.sqrt(np.mean(np.square(sound[at : at + size], dtype=np.float64))))
        for at in range(0, len(sound) - size + 1, size)
    ]
    return [20 * math.log10(max(each, 1e-9)) for each in rms]


def steepest(sound: Block) -> float:
    return float(np.abs(np.diff(sound.astype(np.float64), axis=0)).max())


def test_parts_play_in_order_under_one_timer_that_ends_with_them(begin: Begin) -> None:
    driver = begin("rain 4s", "voice", "sea 5s", fade=2.0)
    assert driver.left == 12.0
    assert driver.engine.state().part is not None
    for second in range(11):
        assert driver.left == pytest.approx(12 - second, abs=0.6)
        driver.play_for(1)
    assert driver.begun == [0, 1, 2]
    driver.play_for(2)
    assert TimerFinished in driver.kinds
    assert PlaybackStopped in driver.kinds
    assert driver.engine.state().part is None
    assert driver.engine.status is Status.STOPPED


def test_the_state_names_part_and_the_next_one(begin: Begin) -> None:
    driver = begin("rain 4s", "sea 5s")
    part = driver.engine.state().part
    assert part is not None
    assert (part.session, part.index, part.count) == ("Night", 0, 2)
    assert (part.title, part.next_title) == ("Rain", "Sea")
    driver.play_for(4.5)
    part = driver.engine.state().part
    assert part is not None
    assert (part.index, part.title, part.next_title) == (1, "Sea", "")


def test_a_cross_fade_keeps_the_level_and_leaves_no_gap(begin: Begin) -> None:
    driver = begin("rain 4s", "sea 9s", crossfade=3.0)
    driver.play_for(1)
    heard = levels(driver.play_for(8))
    assert max(heard) - min(heard) < 1.0, "equal power: a straight line loses 3 dB"
    assert list(driver.mix) == ["sea"]


def test_the_next_part_is_opened_ahead_and_not_heard_or_shown(begin: Begin) -> None:
    driver = begin("flat 6s", "rain 4s")
    driver.play_for(4)
    assert [layer.track.id for layer in driver.engine.layers] == ["flat", "rain"]
    assert all(layer.source is not None for layer in driver.engine.layers)
    assert list(driver.mix) == ["flat"]
    assert np.ptp(driver.play_for(1)) < 1e-6


def test_a_loop_of_both_parts_is_carried_over_untouched(begin: Begin) -> None:
    driver = begin("flat 3s", "flat 3s", "flat 3s", fade=1.0)
    driver.play_for(1)
    layer = driver.engine.layers[0]
    heard = driver.play_for(6)
    assert np.ptp(heard) < 1e-6, "no seam at all"
    assert driver.engine.layers == [layer]
    assert driver.begun == [0, 1, 2]


def test_a_bed_goes_on_as_the_next_part_and_comes_up_without_a_jump(
    begin: Begin,
) -> None:
    driver = begin("voice bed flat", "flat 6s", crossfade=2.0)
    driver.engine.set_guidance(driver.engine.guidance.__class__(voice=False))
    driver.play_for(1.5)
    bed = driver.engine.find("flat")
    assert bed is not None
    assert bed.percent < 100
    heard = driver.play_for(5)
    assert driver.engine.find("flat") is bed
    assert bed.percent == 100
    rising = heard[round(0.5 * RATE) :, 0]
    assert (np.diff(rising) >= -1e-6).all()
    assert steepest(heard) < 1e-4


def test_the_next_part_begins_as_the_voice_ends(begin: Begin) -> None:
    driver = begin("voice bed none", "rain 5s", crossfade=1.0)
    driver.play_for(2.8)
    assert driver.begun == [0]
    driver.play_for(0.4)
    assert driver.begun == [0, 1]
    quiet = min(levels(driver.sound[round(0.5 * RATE) :], 0.05))
    assert quiet > -60, "no gap"


def test_a_voice_is_not_lost_in_a_long_cross_fade(begin: Begin) -> None:
    driver = begin("rain:0 3s", "voice bed none", "rain 5s", crossfade=8.0)
    driver.play_for(3 + LAYER_FADE + 0.2)
    assert driver.play_for(0.5).max() == pytest.approx(0.25, rel=0.01)


def test_a_part_thins_out_evenly_for_the_ear(begin: Begin) -> None:
    driver = begin("flat:100 10s to 20", "flat:20 3s")
    driver.play_for(5)
    assert driver.mix["flat"] == 60
    assert driver.play_for(0.1)[0, 0] == pytest.approx(0.25 * amplitude(60), rel=0.02)
    driver.play_for(4.9)
    assert driver.mix["flat"] == 20
    assert steepest(driver.sound) < 1e-4


def test_a_part_rises_from_silence_as_the_one_before_leaves(begin: Begin) -> None:
    driver = begin("rain 3s", "flat 8s rising 4s", crossfade=0.5)
    driver.play_for(3.2)
    assert driver.mix["flat"] < 10
    driver.play_for(1.8)
    assert driver.mix["flat"] == pytest.approx(50, abs=3)
    assert driver.engine.find("rain") is not None, "it leaves as slowly"
    driver.play_for(2.5)
    assert driver.mix == {"flat": 100}


def test_a_volume_that_the_user_sets_stays(begin: Begin) -> None:
    driver = begin("flat:100 10s to 20")
    driver.play_for(2)
    layer = driver.engine.find("flat")
    assert layer is not None
    layer.set_percent(Percent(70))
    driver.play_for(3)
    driver.engine.extend(Seconds(10.0))
    driver.play_for(3)
    assert driver.mix == {"flat": 70}


def test_nothing_passes_in_a_pause(begin: Begin) -> None:
    driver = begin("flat:100 4s to 50", "rain 5s")
    driver.play_for(2)
    driver.engine.pause()
    before, left = driver.mix, driver.left
    driver.play_for(9)
    assert driver.begun == [0]
    assert abs(driver.mix["flat"] - before["flat"]) <= 3
    driver.engine.resume()
    assert driver.left == pytest.approx(left, abs=0.3)
    driver.play_for(1)
    assert driver.begun == [0]
    driver.play_for(1.5)
    assert driver.begun == [0, 1]


def test_extending_lengthens_the_last_part_and_takes_the_fade_back(
    begin: Begin,
) -> None:
    driver = begin("rain 2s", "flat:100 6s to 0", fade=3.0)
    driver.play_for(6.5)
    assert driver.engine.timer.is_fading
    driver.engine.extend(Seconds(10.0))
    assert driver.left == pytest.approx(11.5, abs=0.2)
    assert driver.engine.timer.fade_start > driver.engine.timer.now
    before = driver.mix["flat"]
    driver.play_for(5)
    assert 0 < driver.mix["flat"] < before, "it takes the longer time, too"
    driver.play_for(6)
    assert TimerFinished not in driver.kinds
    driver.play_for(2)
    assert TimerFinished in driver.kinds


def test_skipping_goes_on_and_back_and_the_timer_with_it(begin: Begin) -> None:
    driver = begin("rain 10s", "voice bed none", "sea 10s")
    driver.engine.sequence.skip(+1)
    driver.play_for(2)
    assert (driver.begun, list(driver.mix)) == ([0, 1], ["voice"])
    assert driver.left == pytest.approx(11, abs=0.6)
    driver.engine.sequence.skip(+1)
    driver.play_for(8)
    assert list(driver.mix) == ["sea"]
    driver.engine.sequence.skip(-1)
    driver.play_for(0.5)
    assert (driver.begun, list(driver.mix)) == ([0, 1, 2, 2], ["sea"])
    assert driver.left == pytest.approx(9.5, abs=0.6)
    driver.engine.sequence.skip(-1)
    driver.play_for(1)
    assert driver.begun[-1] == 1
    guided = driver.engine.guided
    assert guided is not None
    assert guided.position == pytest.approx(1.0, abs=0.2)


def test_without_a_device_time_passes_but_the_voice_waits(begin: Begin) -> None:
    driver = begin("flat:100 4s to 0", "voice bed none", "rain 5s")
    driver.events += driver.engine.pass_time(Seconds(2.0))
    assert driver.left == 10
    driver.play_for(0.5)
    assert driver.mix["flat"] == pytest.approx(37, abs=5)
    driver.events += driver.engine.pass_time(Seconds(2.0))
    assert driver.begun == [0, 1]
    left = driver.left
    driver.events += driver.engine.pass_time(Seconds(60.0))
    assert driver.left == left
    driver.open()
    driver.play_for(3.5)
    assert driver.begun == [0, 1, 2]


def test_a_part_whose_sound_fails_is_passed_over(begin: Begin) -> None:
    driver = begin("rain 3s", "sea 3s", "flat 3s")
    driver.play_for(1)
    driver.events += driver.engine.fail("rain", "damaged")
    driver.play_for(0.2)
    assert LayerFailed in driver.kinds
    assert (driver.begun, list(driver.mix)) == ([0, 1], ["sea"])
    assert driver.left == pytest.approx(6, abs=0.6)


@pytest.mark.parametrize("ends", ["voice", ""])
def test_another_voice_or_an_emptied_mix_ends_the_session(
    begin: Begin, catalog: Catalog, ends: str
) -> None:
    driver = begin("rain 4s", "sea 4s")
    driver.play_for(2)
    left = driver.left
    if (voice := catalog.get(ends)) is not None:
        driver.engine.add(voice, FULL, START)
        driver.open()
        assert driver.left == left
    else:
        driver.engine.clear()
    driver.play_for(4)
    assert driver.begun == [0]
    assert driver.engine.state().part is None


def test_a_timer_of_the_users_own_rules_and_the_last_part_goes_on(
    begin: Begin,
) -> None:
    driver = begin("rain 2s", "sea 2s")
    driver.engine.arm(timer(20.0, 2.0))
    driver.play_for(8)
    assert driver.begun == [0, 1]
    assert list(driver.mix) == ["sea"]
    assert driver.left == pytest.approx(12, abs=0.3)


def test_after_a_last_voice_its_bed_fades(begin: Begin) -> None:
    driver = begin("rain 2s", "voice bed flat", tail=2.0, fade=2.0)
    driver.play_for(5.2)
    assert list(driver.mix) == ["flat"]
    assert driver.engine.timer.is_fading
    driver.play_for(2.2)
    assert TimerFinished in driver.kinds


def do(step: str, driver: SequenceDriver) -> None:
    engine = driver.engine
    match step:
        case "play":
            driver.play_for(1.3)
        case "pause":
            engine.pause()
            driver.play_for(0.3)
        case "resume":
            engine.resume()
        case "extend":
            engine.extend(Seconds(2.0))
        case "lose":
            driver.events += engine.pass_time(Seconds(1.0))
            driver.open()
        case _:
            engine.sequence.skip(+1)


def rest_of(driver: SequenceDriver) -> float:
    """What the session's clock still has to come."""
    sequencer = driver.engine.sequence._sequencer
    assert sequencer is not None
    return sequencer.clock.remaining


STEPS = st.lists(
    st.sampled_from(["play", "play", "pause", "resume", "extend", "lose", "skip"]),
    max_size=9,
)
PARTS = st.lists(
    st.sampled_from(["rain 2s", "sea 3s", "voice bed none", "flat:80 2s to 10"]),
    min_size=1,
    max_size=4,
)


@given(PARTS, STEPS)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_happens_parts_come_in_order_and_the_rest_is_true(
    begin: Begin, parts: list[str], steps: list[str]
) -> None:
    driver = begin(*parts, "rain 3s")
    engine = driver.engine
    for step in steps:
        if TimerFinished not in driver.kinds:
            do(step, driver)
            driver.play_for(0.1)
        if TimerFinished not in driver.kinds:
            assert driver.left == pytest.approx(rest_of(driver), abs=0.6)
    if TimerFinished not in driver.kinds:
        engine.resume()
        driver.play_for(driver.left + 2)
    driver.play_for(1)
    expected = list(range(len(parts) + 1))
    if "skip" in steps:
        # Two keys between two blocks pass over a part that never began.
        expected = [at for at in expected if at in driver.begun]
        assert expected[-1] == len(parts)
    assert driver.begun == expected
    assert driver.kinds[-2:] == [TimerFinished, PlaybackStopped]
    assert not np.isnan(driver.sound).any()


def test_the_same_voice_twice_is_two_parts(begin: Begin) -> None:
    driver = begin("voice bed none", "voice bed none", "rain 2s")
    driver.play_for(8.5)
    assert driver.begun == [0, 1, 2]
