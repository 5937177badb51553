"""The sound of a wake-up, from the real player."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from tests.audio.fakes import level_db
from tests.playback.engine_run import (
    DRONE,
    HUM,
    EngineRun,
    largest_step,
    level_of,
    step_of,
)

from sleepterm.audio.events import PlaybackStopped
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.state import Status
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.units import Percent


def test_the_alarm_rises_over_a_muted_night_and_leaves_it_muted(tmp_path: Path) -> None:
    run = EngineRun(tmp_path)
    run.play(DRONE)
    run.playback.stop()
    run.output.allow(3)
    run.until(PlaybackStopped)
    run.playback.mute()
    wanted = WakeSettings(
        TimeOfDay(7), sound=HUM, end=Percent(100), at=run.host.at + 12
    )
    run.playback.waking.set_wake(wanted)
    run.host.advance(0.1)
    run.settle()
    start = len(run.output.sound)
    for _ in range(13):
        run.host.advance(1)
        run.render(1.0)
    sound = run.output.sound[start:]
    seconds = [sound[at : at + RATE] for at in range(0, 12 * RATE, RATE)]
    levels = [level_db(second) for second in seconds]
    assert all(b > a - 0.05 for a, b in pairwise(levels))
    assert levels[-1] - levels[0] > 20
    assert level_of(seconds[-1], DRONE) < -60
    # A second is 100 steps of 10 ms; the softest part of the rise is behind it.
    assert max(b - a for a, b in pairwise(levels[2:])) < 100 * 0.5
    assert largest_step(sound) < step_of(HUM, fastest=3.0)
    run.playback.waking.stop_waking()
    run.events.clear()
    run.output.allow(5)
    run.until(PlaybackStopped)
    run.until_state(lambda state: [x.track_id for x in state.layers] == [DRONE])
    assert run.state.status is Status.STOPPED
    assert run.state.is_muted
    assert run.player.state.master == 0
    run.close()
