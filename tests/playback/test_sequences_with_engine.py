"""A session through the real player: its sound, its events and its state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.playback.engine_run import (
    DRONE,
    HUM,
    THRUM,
    EngineRun,
    largest_step,
    level_of,
    step_of,
)
from tests.playback.playback_run import sequence

from sleepterm.audio.events import PartBegan, PlaybackStopped, TimerFinished
from sleepterm.audio.ramp import SHORT
from sleepterm.library.sequences.sequence_tracks import with_sequences
from sleepterm.units import Seconds


@pytest.fixture
def run(tmp_path: Path) -> Iterator[EngineRun]:
    run = EngineRun(tmp_path)
    made = sequence(
        "Night",
        f"{HUM} 3s",
        f"{THRUM} 3s",
        f"{DRONE}:80 3s",
        crossfade=Seconds(1.0),
        fade=Seconds(1.0),
    )
    run.playback.catalog = with_sequences(run.playback.catalog, [made])
    yield run
    run.close()


def test_parts_are_heard_one_after_the_other_without_a_jump(run: EngineRun) -> None:
    run.play("session-night")
    first = run.render(3)
    run.render(1)
    second = run.render(1)
    assert level_of(first[-48_000:], HUM) > -20
    assert level_of(second, THRUM) > -20
    assert level_of(second, HUM) < -60
    part = run.state.part
    assert part is not None
    assert (part.index, part.count, part.title) == (1, 3, "Thrum")
    assert [layer.track_id for layer in run.state.layers] == [THRUM]
    run.until(PlaybackStopped)
    assert [x.index for x in run.events if isinstance(x, PartBegan)] == [0, 1, 2]
    assert TimerFinished in {type(event) for event in run.events}
    run.until_state(lambda state: state.part is None)
    steepest = step_of(HUM, THRUM, DRONE, fastest=SHORT)
    assert largest_step(run.output.sound) <= steepest


def test_a_key_goes_to_the_next_part_and_the_end_comes_sooner(run: EngineRun) -> None:
    run.play("session-night")
    run.playback.skip_part(+1)
    run.playback.skip_part(+1)
    run.render(2)
    assert [layer.track_id for layer in run.state.layers] == [DRONE]
    left = run.player.state.timer.remaining
    assert left is not None
    assert left < 2


def test_stopped_and_resumed_it_begins_the_part_anew(run: EngineRun) -> None:
    run.play("session-night")
    run.playback.skip_part(+1)
    run.render(2)
    run.playback.stop()
    run.output.allow(3)
    run.until_state(lambda state: state.part is None)
    run.wait_for_silence()
    run.playback.toggle()
    run.settle()
    run.render(1)
    part = run.state.part
    assert part is not None
    assert part.index == 1
    left = run.player.state.timer.remaining
    assert left is not None
    assert 4 < left < 6
