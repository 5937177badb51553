"""Random commands in quick succession never click."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.audio.engine_driver import BLOCK, HIGHEST_BEND, EngineDriver, timer
from tests.audio.fakes import bend

from sleepterm.audio.engine import STOP_FADE
from sleepterm.audio.events import PlaybackStopped
from sleepterm.audio.sample_format import RATE
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import EndWith, TimerSettings
from sleepterm.night.wake_rise import WakeRise
from sleepterm.units import Percent, Seconds

_names = st.sampled_from(["hum", "thrum", "talk", "tale"])
_percents = st.integers(0, 100).map(Percent)
Command = Callable[[EngineDriver], object]


def _seek(by: float) -> Command:
    return lambda x: x.engine.seek(Seconds(by))


def _layer_volume(name: str, percent: Percent) -> Command:
    def command(session: EngineDriver) -> None:
        if layer := session.engine.find(name):
            layer.set_percent(percent)

    return command


def _resume(session: EngineDriver) -> None:
    session.engine.resume()
    session.open()


def _rise(seconds: float, end: float) -> Command:
    def command(session: EngineDriver) -> None:
        session.engine.begin_rise(WakeRise(0.05, end, Seconds(seconds)))
        session.open()

    return command


commands: st.SearchStrategy[Command] = st.one_of(
    st.builds(lambda n, p: lambda x: x.add(n, p), _names, _percents),
    _names.map(lambda n: lambda x: x.engine.remove(n)),
    st.builds(_layer_volume, _names, _percents),
    _percents.map(lambda p: lambda x: x.engine.set_master(p)),
    st.floats(min_value=-9, max_value=9).map(_seek),
    st.sampled_from(
        [
            _resume,
            lambda x: x.engine.pause(),
            lambda x: x.engine.stop(),
            lambda x: x.engine.clear(),
            lambda x: x.engine.arm(timer(1.5, 1.0)),
            lambda x: x.engine.arm(timer(4.0, 2.0, law=FadeLaw.LINEAR)),
            lambda x: x.engine.arm(timer(4.0, 1.0, end=EndWith.TRACK)),
            lambda x: x.engine.arm(TimerSettings(enabled=False)),
            lambda x: x.audition(x.track("thrum")),
            lambda x: x.engine.audition.end(),
            _rise(3.0, 1.0),
            _rise(20.0, 0.3),
            lambda x: x.engine.stop(Seconds(3.0)),
            lambda x: x.engine.extend(Seconds(2)),
            lambda x: x.engine.extend(Seconds(-60)),
        ]
    ),
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(st.tuples(commands, st.integers(1, 9)), min_size=5, max_size=30),
    st.sampled_from([1024, BLOCK]),
)
def test_nothing_clicks_whatever_is_done_however_fast(
    sound_files: Path, orders: list[tuple[Command, int]], block: int
) -> None:
    session = EngineDriver(sound_files)
    session.play("hum", "talk")
    session.render(0.3, block)
    for command, blocks in orders:
        command(session)
        session.render(blocks * block / RATE / 3, block)
        assert all(0.0 <= x.position <= 8.0 for x in session.engine.layers if x.length)
    session.engine.stop()
    session.engine.audition.end()
    # One that was asked to take longer does.
    session.render(3.0 + STOP_FADE, block)
    assert bend(session.sound) < HIGHEST_BEND
    assert session.engine.at_rest
    assert session.kinds[-1] is PlaybackStopped or not session.engine._in_session
    assert (session.render(0.2) == 0).all()


def test_the_bound_on_clicks_catches_one(session: EngineDriver) -> None:
    session.play("hum")
    sound = session.render(2)
    crest = int(np.argmax(sound[:, 0]))
    sound[crest:] *= 0.95
    assert bend(sound) > HIGHEST_BEND
