"""A wake-up rises as loudness does, and leaves the user's volume as it was."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from tests.audio.engine_driver import FULL, HIGHEST_BEND, EngineDriver, timer
from tests.audio.fakes import bend

from sleepterm.audio.engine import RISE_LEAD, STOP_FADE
from sleepterm.audio.events import PlaybackStopped
from sleepterm.audio.limiter import LOOKAHEAD
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.state import Status
from sleepterm.night.sleep_timer import Phase
from sleepterm.night.wake_rise import WakeRise
from sleepterm.units import UNITY_MASTER, Percent, Seconds

LENGTH = 30.0
RISE = WakeRise(0.001, 0.5, Seconds(LENGTH))
MUTED = Percent(0)


def begin(session: EngineDriver, rise: WakeRise = RISE) -> None:
    session.add("hum")
    session.engine.begin_rise(rise)
    session.open()


def levels(sound: Block, seconds: float = 0.1) -> list[float]:
    """The RMS of each stretch; a whole number of the tone's periods."""
    size = round(seconds * RATE)
    parts = sound[: len(sound) // size * size].reshape(-1, size * 2)
    return [float(np.sqrt((part**2).mean())) for part in parts]


@pytest.fixture
def heard(session: EngineDriver) -> Block:
    """The whole rise, and some of what follows."""
    begin(session)
    return session.render(LENGTH + 3)[LOOKAHEAD:]


def test_loudness_only_rises_and_in_no_steps(heard: Block) -> None:
    loud = levels(heard)
    assert all(b >= a * 0.999 for a, b in pairwise(loud))
    # A tenth of a second has ten steps of 10 ms, each at most half a dB; the
    # softest second is below what the law of loudness is about.
    steps = [20 * np.log10(b / a) for a, b in pairwise(loud[10:])]
    assert max(steps) < 10 * 0.5
    assert bend(heard) < HIGHEST_BEND


def test_it_follows_the_law_to_its_end_volume(heard: Block) -> None:
    loud = levels(heard)
    full = loud[-1]
    for seconds in (RISE_LEAD + 1, LENGTH / 2, LENGTH - 1, LENGTH + 1):
        expected = full * RISE.gain(Seconds(seconds)) / RISE.end
        assert loud[int(seconds * 10)] == pytest.approx(expected, rel=0.03)


def test_the_end_volume_is_that_of_the_rise_whatever_the_master_is(
    sound_files: Path,
) -> None:
    sounds = []
    for master in (UNITY_MASTER, MUTED):
        session = EngineDriver(sound_files, master)
        begin(session, WakeRise(0.2, 0.5, Seconds(1.0)))
        sounds.append(session.render(9))
        assert session.engine.master == master
    assert np.allclose(sounds[0], sounds[1], atol=1e-6)
    assert levels(sounds[0])[-1] > 0.05


def test_after_it_the_users_volume_counts_again(session: EngineDriver) -> None:
    session.play("hum")
    before = levels(session.render(2))[-1]
    session.engine.stop()
    session.render(1.5)
    session.engine.begin_rise(RISE)
    session.open()
    session.render(2)
    session.engine.stop()
    session.render(1.5)
    assert session.engine.state().rise is None
    session.engine.resume()
    session.open()
    assert levels(session.render(2))[-1] == pytest.approx(before, rel=0.01)


def test_no_timer_silences_it(session: EngineDriver) -> None:
    session.engine.arm(timer(4.0, 2.0))
    begin(session)
    session.engine.arm(timer(3.0, 2.0))
    session.engine.extend(Seconds(1.0))
    session.render(8)
    assert session.engine.timer.phase is Phase.OFF
    assert session.engine.status is Status.PLAYING
    session.engine.stop()
    session.render(1.5)
    session.play()
    assert session.engine.timer.remaining == 3.0


def test_it_stands_still_in_a_pause(session: EngineDriver) -> None:
    begin(session)
    session.render(10)
    session.engine.pause()
    rise = session.engine.state().rise
    session.render(5)
    assert session.engine.state().rise == rise
    session.engine.resume()
    session.render(1)
    assert rise is not None
    after = session.engine.state().rise
    assert after is not None
    assert after.now - rise.now == pytest.approx(1.0, abs=0.1)


def test_after_a_lost_device_it_comes_back_softly(session: EngineDriver) -> None:
    begin(session, WakeRise(0.2, 0.5, Seconds(1.0)))
    full = levels(session.render(9))[-1]
    session.engine.restart_softly()
    session.engine.pass_time(Seconds(20.0))
    back = levels(session.render(RISE_LEAD + 1)[LOOKAHEAD:])
    assert max(back[:10]) < full / 4
    assert back[-1] == pytest.approx(full, rel=0.01)


def test_a_snooze_falls_softly_and_stops(session: EngineDriver) -> None:
    begin(session, WakeRise(0.2, 0.5, Seconds(1.0)))
    session.render(8)
    session.engine.stop(Seconds(4.0))
    falling = levels(session.render(4.5))
    assert falling[20] > falling[0] / 4
    assert falling[-1] == 0.0
    assert PlaybackStopped in session.kinds
    assert bend(session.sound) < HIGHEST_BEND


def test_it_counts_only_what_can_be_heard(session: EngineDriver) -> None:
    session.engine.add(session.track("hum"), FULL, Seconds(0.0))
    session.engine.begin_rise(RISE)
    session.render(2)
    assert session.engine.state().rise == RISE
    session.open()
    session.render(STOP_FADE)
    assert session.engine.state().rise != RISE
