"""Another engine goes on with a mix or a session: from then on both sound the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from tests.audio.engine_driver import timer
from tests.audio.sequence_driver import SequenceDriver, plan_of, sounds

from sleepterm.audio.events import TimerFinished
from sleepterm.audio.go_on_commands import GoOnCommands
from sleepterm.audio.state import Status
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.units import Percent

BEGUN = 0.8
"""Seconds after which what goes on has faded in."""

Begin = Callable[..., SequenceDriver]


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return sounds(tmp_path_factory.mktemp("parts"))


@pytest.fixture
def begin(catalog: Catalog) -> Begin:
    def begin(*lines: str, fade: float = 1.0, crossfade: float = 1.0) -> SequenceDriver:
        driver = SequenceDriver(Path())
        driver.begin(plan_of(catalog, *lines, crossfade=crossfade), fade)
        return driver

    return begin


def commands(driver: SequenceDriver) -> GoOnCommands:
    return GoOnCommands(driver.engine, lambda command: command(), lambda: 0.0)


def gone_on(
    driver: SequenceDriver,
    catalog: Catalog,
    *,
    paused: bool = False,
    late: float = 0.0,
) -> SequenceDriver:
    """Another engine, with the same layers and the same place.

    Args:
        driver: the one that plays.
        catalog: has its sounds.
        paused: whether it is paused.
        late: seconds until the other one can begin.
    """
    other = SequenceDriver(Path())
    there = driver.engine.state()
    other.engine.set_guidance(driver.engine.guidance)
    for layer in there.layers:
        track = catalog.get(layer.track_id)
        assert track is not None
        other.engine.add(track, layer.percent, layer.position)
    place = commands(driver).place
    clock = iter([10.0, 10.0 + late])
    GoOnCommands(other.engine, lambda command: command(), lambda: next(clock)).begin(
        there.timer, place, is_paused=paused
    )
    other.open()
    return other


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        (["flat 4s to 40", "tale 1s"], 2.0),
        (["flat:90 4s rising 3s", "tale 1s"], 1.5),
        (["tale 1s", "flat 5s to 20"], 3.0),
        (["flat 2s", "flat:40 4s"], 2.3),
        (["voice bed flat", "flat 3s"], 1.0),
    ],
)
def test_parts_volumes_on_their_way_and_the_end_are_the_same(
    begin: Begin, catalog: Catalog, lines: list[str], at: float
) -> None:
    driver = begin(*lines, fade=1.5)
    driver.play_for(at)
    other = gone_on(driver, catalog)
    driver.play_for(BEGUN)
    other.play_for(BEGUN)
    # Every sound is even: the samples are the gain.
    heard, there = driver.play_for(5), other.play_for(5)
    # A block may come between them.
    assert np.abs(heard - there).max() < 0.04
    assert driver.engine.status is other.engine.status is Status.STOPPED
    assert driver.kinds.count(TimerFinished) == other.kinds.count(TimerFinished) == 1
    assert other.begun == driver.begun[len(driver.begun) - len(other.begun) :]


@pytest.mark.parametrize("lines", [["flat 2s", "tale"], ["tale 2s", "flat 5s"]])
def test_a_cross_fade_goes_on(begin: Begin, catalog: Catalog, lines: list[str]) -> None:
    driver = begin(*lines, crossfade=4.0)
    driver.play_for(3)
    other = gone_on(driver, catalog)
    assert other.mix == driver.mix
    driver.play_for(BEGUN)
    other.play_for(BEGUN)
    assert np.abs(driver.play_for(2) - other.play_for(2)).max() < 0.02


@pytest.mark.parametrize("paused", [False, True])
def test_the_time_until_a_device_is_open_counts_unless_it_is_paused(
    begin: Begin, catalog: Catalog, *, paused: bool
) -> None:
    driver = begin("voice bed flat", "flat 6s to 20")
    driver.play_for(1)
    if paused:
        driver.engine.pause()
        driver.play_for(0.5)
    before = driver.left
    other = gone_on(driver, catalog, paused=paused, late=1.0)
    if not paused:
        driver.play_for(1)
    guided, there = driver.engine.guided, other.engine.guided
    assert guided is not None
    assert there is not None
    assert there.position == pytest.approx(guided.position)
    assert other.left == driver.left
    assert (before - other.left) == (0.0 if paused else pytest.approx(1.0))
    place, same = commands(driver).place, commands(other).place
    assert place is not None
    assert same is not None
    assert same.clock.elapsed == pytest.approx(place.clock.elapsed)


def test_a_volume_set_by_hand_stays_where_it_is(begin: Begin, catalog: Catalog) -> None:
    driver = begin("flat 6s to 20")
    driver.play_for(1)
    driver.engine.layers[0].set_percent(Percent(60))
    other = gone_on(driver, catalog)
    other.play_for(2)
    assert other.mix == {"flat": 60}


def test_with_a_timer_of_their_own_the_session_does_not_rule_it(
    begin: Begin, catalog: Catalog
) -> None:
    driver = begin("flat 3s", "flat 3s")
    driver.engine.arm(timer(100.0, 1.0))
    driver.play_for(1)
    other = gone_on(driver, catalog)
    other.play_for(1)
    assert other.left == pytest.approx(98.0, abs=0.1)


def test_paused_nothing_is_heard_until_it_is_resumed(
    begin: Begin, catalog: Catalog
) -> None:
    driver = begin("flat 6s to 20")
    driver.play_for(2)
    driver.engine.pause()
    driver.play_for(0.5)
    left = driver.left
    other = gone_on(driver, catalog, paused=True)
    assert other.engine.status is Status.PAUSED
    assert other.engine.at_rest
    assert not other.play_for(1).any()
    assert other.left == left
    driver.engine.resume()
    other.engine.resume()
    driver.play_for(BEGUN)
    other.play_for(BEGUN)
    assert np.abs(driver.play_for(1) - other.play_for(1)).max() < 0.01


def test_a_fade_goes_on_from_its_gain(begin: Begin, catalog: Catalog) -> None:
    driver = begin("flat 8s", fade=7.0)
    driver.play_for(3)
    other = gone_on(driver, catalog)
    driver.play_for(BEGUN)
    other.play_for(BEGUN)
    assert np.abs(driver.play_for(1) - other.play_for(1)).max() < 0.01
