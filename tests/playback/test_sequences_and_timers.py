"""The user's own timer in a session of parts, with the real engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.playback.engine_run import largest_step
from tests.playback.night_run import (
    LECTURE,
    LEVEL,
    SPAN,
    TALK,
    NightRun,
    flat_tracks,
)

from sleepterm.audio.layer import HOLD_FADE
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.state import Status
from sleepterm.night.sleep_timer import EndWith, Phase, TimerSettings
from sleepterm.units import Seconds


@pytest.fixture
def run(tmp_path: Path) -> Iterator[NightRun]:
    run = NightRun(flat_tracks(tmp_path), TimerSettings(enabled=False))
    yield run
    run.close()


def play(run: NightRun, seconds: float) -> None:
    run.settle()
    for _ in range(round(seconds / SPAN)):
        run.pass_block()


def timer(**more: object) -> TimerSettings:
    own = {"duration": Seconds(3.0), "fade": Seconds(1.0)} | more
    return TimerSettings(**own)  # type: ignore[arg-type]


def test_one_that_waits_for_a_voice_does_not_wait_for_one_that_was_skipped(
    run: NightRun,
) -> None:
    run.playback.play("session-parts")
    play(run, 0.5)
    run.playback.skip_part(1)
    play(run, 1.0)
    run.playback.set_timer(timer(end=EndWith.TRACK))
    play(run, 0.5)
    assert run.playback.state.timer.phase is Phase.WAITING
    run.playback.skip_part(1)
    play(run, 4.5)
    assert run.playback.state.status is Status.STOPPED


def test_one_that_ends_with_the_track_waits_for_the_voice_of_the_next_part(
    run: NightRun,
) -> None:
    run.playback.play("session-parts")
    play(run, 1.0)
    run.playback.set_timer(timer(end=EndWith.TRACK))
    play(run, 4.0)
    state = run.playback.state
    assert state.timer.phase is Phase.WAITING
    assert state.guided is not None
    assert state.guided.track_id == TALK


def test_in_a_pause_within_a_fade_a_key_is_what_it_is(run: NightRun) -> None:
    run.playback.set_timer(timer())
    run.playback.play("plain")
    play(run, 2.5)
    assert run.playback.any_key_is_still_awake
    run.playback.pause()
    play(run, 0.5)
    assert run.playback.state.timer.is_fading
    assert not run.playback.any_key_is_still_awake


def test_without_a_fade_a_voice_that_ends_with_its_chapter_is_not_cut(
    run: NightRun,
) -> None:
    run.playback.set_timer(timer(end=EndWith.CHAPTER, fade=Seconds(0.0)))
    run.playback.play(LECTURE)
    play(run, 5.0)
    assert run.playback.state.status is Status.STOPPED
    sound = run.output.sound
    assert abs(sound[:, 0]).max() == pytest.approx(LEVEL, rel=0.01)
    # The voice stops while the timer ends without a fade.
    assert largest_step(sound) < 1.01 * LEVEL * (1 / HOLD_FADE + 1 / 0.03) / RATE
