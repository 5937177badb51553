"""The mix is ducked for other media in ramps, an alarm never, the volume stays."""

from __future__ import annotations

import numpy as np
import pytest
from tests.audio.engine_driver import HIGHEST_BEND, EngineDriver
from tests.audio.fakes import bend

from sleepterm.audio.limiter import LOOKAHEAD
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.yield_commands import YieldCommands
from sleepterm.audio.yielding_volume import ATTACK, RELEASE, YieldingVolume
from sleepterm.night.wake_rise import WakeRise
from sleepterm.units import Seconds

BLOCK = RATE // 10
LOW = 10 ** (-12 / 20)


@pytest.fixture
def commands(session: EngineDriver) -> YieldCommands:
    """Commands that are carried out at once."""
    return YieldCommands(session.engine, lambda command: command())


def level(sound: Block) -> float:
    return float(np.sqrt((sound**2).mean()))


def levels(session: EngineDriver, seconds: float) -> list[float]:
    """RMS of each tenth of a second, three periods of the tone."""
    sound = session.render(seconds, BLOCK)
    return [level(x) for x in sound.reshape(-1, RATE // 10, 2)]


def test_it_goes_down_in_a_second_and_returns_in_three(
    session: EngineDriver, commands: YieldCommands
) -> None:
    session.play("hum")
    full = levels(session, 2.0)[-1]
    commands.duck()
    down = levels(session, ATTACK + 0.5)
    assert down[-1] == pytest.approx(full * LOW, rel=0.01)
    assert down[5] == pytest.approx(full * (1 + LOW) / 2, rel=0.1)
    commands.release()
    back = levels(session, RELEASE + 0.5)
    assert back[-1] == pytest.approx(full, rel=0.01)
    assert back[15] == pytest.approx(full * (1 + LOW) / 2, rel=0.1)
    assert bend(session.sound[LOOKAHEAD:]) < HIGHEST_BEND
    assert session.engine.state().master == session.engine.master


def test_a_change_of_mind_is_no_step(
    session: EngineDriver, commands: YieldCommands
) -> None:
    session.play("hum")
    session.render(1.0)
    for command in (commands.duck, commands.release, commands.duck) * 2:
        command()
        session.render(0.3, BLOCK)
    assert bend(session.sound[LOOKAHEAD:]) < HIGHEST_BEND


def test_what_begins_meanwhile_begins_low(
    session: EngineDriver, commands: YieldCommands
) -> None:
    session.play("hum")
    full = levels(session, 2.0)[-1]
    session.engine.pause()
    session.render(1.0)
    commands.duck()
    session.engine.resume()
    assert max(levels(session, 1.0)) < full * LOW * 1.1
    session.engine.pause()
    session.render(1.0)
    commands.release()
    session.engine.resume()
    assert levels(session, 0.5)[-1] == pytest.approx(full, rel=0.01)


def test_it_rises_from_silence_unless_it_sounds(
    session: EngineDriver, commands: YieldCommands
) -> None:
    session.play("hum")
    full = levels(session, 2.0)[-1]
    commands.rise()
    assert min(levels(session, 0.5)) == pytest.approx(full, rel=0.01)
    session.engine.pause()
    session.render(1.0)
    commands.rise()
    session.engine.resume()
    rising = levels(session, RELEASE + 0.5)
    assert rising[2] < full * 0.15
    assert rising[15] == pytest.approx(full / 2, rel=0.15)
    assert rising[-1] == pytest.approx(full, rel=0.01)


def test_an_alarm_is_never_ducked(
    session: EngineDriver, commands: YieldCommands
) -> None:
    session.add("hum")
    commands.duck()
    session.engine.begin_rise(WakeRise(0.2, 0.5, Seconds(1.0)))
    session.open()
    expected = levels(session, 8.0)
    commands.release()
    session.engine.stop()
    session.render(2.0)
    session.engine.begin_rise(WakeRise(0.2, 0.5, Seconds(1.0)))
    session.open()
    assert levels(session, 8.0)[-1] == pytest.approx(expected[-1], rel=0.01)
    session.engine.pause()
    session.render(1.0)
    commands.duck()
    session.engine.resume()
    assert levels(session, 2.0)[-1] == pytest.approx(expected[-1], rel=0.01)


def test_its_ramps_advance_without_a_block() -> None:
    one, other = YieldingVolume(0.5), YieldingVolume(0.5)
    gains = np.ones((RATE, 1), dtype=np.float32)
    for volume in (one, other):
        volume.to(1.0, Seconds(2.0))
        volume.duck(Seconds(2.0))
    one.skip(RATE)
    other.apply(gains.copy())
    ends = [gains[:1].copy() for _ in range(2)]
    one.apply(ends[0])
    other.apply(ends[1])
    assert ends[0] == pytest.approx(ends[1])
    assert ends[0].item() == pytest.approx(0.75 * (1 + LOW) / 2, rel=0.01)
