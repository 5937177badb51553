"""The sound of playback's commands: levels in dB, and no jumps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from tests.audio.fakes import level_db
from tests.playback.engine_run import (
    ALL_NIGHT,
    DRONE,
    FLAT,
    HUM,
    LEVEL,
    TALK,
    THRUM,
    EngineRun,
    largest_step,
    level_of,
    step_of,
)

from sleepterm.audio.events import BedDue, PlaybackStopped, TimerFinished
from sleepterm.audio.layer import LAYER_FADE
from sleepterm.audio.limiter import LOOKAHEAD
from sleepterm.audio.player import BLOCK
from sleepterm.audio.ramp import SHORT
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.state import Status
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.units import UNITY_MASTER, Percent, Seconds

SINE = 20 * np.log10(LEVEL / np.sqrt(2))
"""The level in dB of one tone at full volume."""

STEEPEST_RETURN = 1.14
"""Of full gain in a second: the way back from silence within three seconds."""

QUIET = -60.0
"""In dB below full: nobody hears a step below it."""


def largest_rise(sound: Block) -> float:
    """The largest step in dB from 10 ms to the next ones, above `QUIET`."""
    windows = sound[: len(sound) // 480 * 480, 0].reshape(-1, 480)
    levels = 20 * np.log10(np.abs(windows).mean(axis=1) / LEVEL + 1e-9)
    audible = levels > QUIET
    return float(np.max(np.diff(levels)[audible[:-1] & audible[1:]]))


Start = Callable[..., EngineRun]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    runs: list[EngineRun] = []

    def start(timer: TimerSettings = ALL_NIGHT) -> EngineRun:
        runs.append(EngineRun(tmp_path, timer))
        return runs[-1]

    yield start
    for run in runs:
        run.close()


def timer(duration: float, fade: float, law: FadeLaw = FadeLaw.GENTLE) -> TimerSettings:
    return TimerSettings(duration=Seconds(duration), fade=Seconds(fade), law=law)


def test_enter_plays_from_silence_to_the_tracks_level(start: Start) -> None:
    run = start()
    run.play(HUM)
    run.until_state(lambda state: state.status is Status.PLAYING)
    run.render(LAYER_FADE + 0.1)
    heard = run.render(2)
    assert level_of(heard, HUM) == pytest.approx(SINE, abs=0.1)
    assert not run.output.sound[0].any()
    assert largest_step(run.output.sound) <= step_of(HUM, fastest=SHORT)


def test_a_second_loop_joins_without_a_jump_and_leaves_the_first_as_it_was(
    start: Start,
) -> None:
    run = start()
    run.play(HUM)
    run.render(1)
    before = level_of(run.render(1), HUM)
    since = len(run.output.sound)
    run.play(THRUM)
    joining = run.render(1)
    after = run.render(1)
    assert level_of(joining, THRUM) < level_of(after, THRUM) - 1
    for name in (HUM, THRUM):
        assert level_of(after, name) == pytest.approx(SINE, abs=0.1)
    assert level_of(joining, HUM) == pytest.approx(before, abs=0.1)
    path = run.output.sound[since - 1 :]
    assert largest_step(path) <= step_of(HUM, THRUM, fastest=LAYER_FADE)
    run.playback.play(THRUM)
    run.render(1)
    alone = run.render(1)
    assert level_of(alone, HUM) == pytest.approx(SINE, abs=0.1)
    assert level_of(alone, THRUM) < -80
    assert largest_step(run.output.sound[since - 1 :]) <= step_of(
        HUM, THRUM, fastest=LAYER_FADE
    )


def test_the_layers_slider_is_what_is_heard(start: Start) -> None:
    run = start()
    run.play(HUM)
    run.playback.set_layer(HUM, Percent(50))
    run.render(1)
    # an amplitude of an eighth
    assert level_of(run.render(1), HUM) == pytest.approx(SINE - 18.06, abs=0.1)
    run.playback.mute()
    run.render(1)
    assert not run.render(1).any()
    run.playback.mute()
    run.render(1)
    assert level_of(run.render(1), HUM) == pytest.approx(SINE - 18.06, abs=0.1)


@pytest.mark.parametrize("law", list(FadeLaw))
def test_the_timer_fades_inside_its_time_along_its_law(
    start: Start, law: FadeLaw
) -> None:
    run = start(timer(4, 3, law))
    run.play(FLAT)
    run.until(PlaybackStopped)
    sound = run.output.sound[:, 0]
    begin = int(np.flatnonzero(sound)[0]) - 1
    assert len(np.flatnonzero(sound[begin:])) <= 4 * RATE + LOOKAHEAD
    window = RATE // 20
    for at in np.arange(1.2, 3.9, 0.1):
        first = begin + round(at * RATE)
        level = level_db(sound[first : first + window])
        share = (at + window / RATE / 2 - 1) / 3
        wanted = 20 * np.log10(LEVEL * law.gain(share))
        if wanted > -60:
            # the block in which the file was opened is not counted by the timer
            assert level == pytest.approx(wanted, abs=1.5), at
    after = sound[begin + 4 * RATE + BLOCK + LOOKAHEAD :]
    assert not after.any()
    fade = sound[begin + RATE :]
    assert (np.diff(fade) <= 1e-7).all(), "a fade only ever falls"
    assert any(isinstance(event, TimerFinished) for event in run.events)
    run.until_state(lambda state: state.status is Status.STOPPED)
    assert run.state.master == UNITY_MASTER


def test_still_awake_brings_a_fade_back_within_three_seconds(start: Start) -> None:
    run = start(timer(8, 7))
    run.play(FLAT)
    run.render(7)
    assert run.output.sound[-1, 0] < LEVEL / 10
    since = len(run.output.sound)
    run.playback.still_awake()
    run.render(3)
    again = run.output.sound[since - 1 :, 0]
    # the fade of the new eight seconds started two seconds ago
    assert again[-1] / LEVEL == pytest.approx(FadeLaw.GENTLE.gain(2 / 7), abs=0.03)
    assert largest_step(again[:, None]) <= LEVEL * STEEPEST_RETURN / RATE * 1.05
    run.until(PlaybackStopped)
    last = np.flatnonzero(run.output.sound[:, 0])[-1]
    assert (last - since) / RATE == pytest.approx(8, abs=0.15)


@pytest.mark.parametrize("heard", [6.0, 6.8, None])
def test_who_is_still_awake_is_not_startled(start: Start, heard: float | None) -> None:
    run = start(timer(7, 6))
    run.play(FLAT)
    if heard is None:
        run.until(PlaybackStopped)
    else:
        run.render(heard)
    since = len(run.output.sound)
    run.playback.still_awake()
    run.until_state(lambda state: state.status is Status.PLAYING)
    while not run.output.sound[since:].any():
        run.settle()
    run.render(3.5)
    again = run.output.sound[since:]
    assert np.abs(again).max() > 0.3 * LEVEL
    assert largest_rise(again) <= 0.5


def test_later_brings_a_fade_back_to_full_and_without_a_jump(start: Start) -> None:
    run = start(timer(5, 4))
    run.play(FLAT)
    run.render(4)
    since = len(run.output.sound)
    run.playback.extend_timer(Seconds(300))
    run.render(3.2)
    again = run.output.sound[since - 1 :, 0]
    assert again[-1] == pytest.approx(LEVEL, rel=1e-3)
    assert (np.diff(again) >= -1e-7)[BLOCK:].all(), "it only ever rises"
    assert largest_step(again[:, None]) <= LEVEL * STEEPEST_RETURN / RATE * 1.05


def test_a_guided_track_brings_its_bed_twelve_db_below(start: Start) -> None:
    run = start()
    run.play(TALK)
    assert [layer.track_id for layer in run.state.layers] == [TALK, THRUM]
    run.render(1)
    heard = run.render(2)
    assert level_of(heard, TALK) == pytest.approx(SINE, abs=0.1)
    assert level_of(heard, THRUM) == pytest.approx(SINE - 12, abs=0.1)
    assert largest_step(run.output.sound) <= step_of(TALK, THRUM, fastest=SHORT)


def test_the_session_changes_its_bed_without_a_jump(start: Start) -> None:
    run = start()
    run.play(TALK)
    while BedDue(TALK, DRONE) not in run.events:
        run.render(0.5)
    # Its file is opened beside what plays.
    run.settle()
    run.render(3)
    assert [layer.track_id for layer in run.state.layers] == [TALK, DRONE]
    assert run.state.bed == DRONE
    heard = run.render(1)
    assert level_of(heard, THRUM) < -80
    assert level_of(heard, DRONE) == pytest.approx(SINE - 12, abs=0.1)
    assert level_of(heard, TALK) == pytest.approx(SINE, abs=0.1)
    steepest = step_of(TALK, THRUM, DRONE, fastest=SHORT)
    assert largest_step(run.output.sound) <= steepest


def test_a_chosen_bed_takes_the_place_of_the_other(start: Start) -> None:
    run = start()
    run.play(TALK)
    run.render(1)
    run.playback.choose_bed(TALK, HUM)
    run.settle()
    run.render(1)
    heard = run.render(1)
    assert level_of(heard, HUM) == pytest.approx(SINE - 12, abs=0.1)
    assert level_of(heard, THRUM) < -80


def test_at_the_end_the_session_is_where_the_fade_began(start: Start) -> None:
    run = start(timer(16, 4))
    run.play(TALK)
    run.until(TimerFinished)
    # as early as a front end can leave
    run.playback.lifecycle.leave()
    assert run.saved[-1].positions[TALK] == pytest.approx(12, abs=0.2)
    run.until_state(lambda state: state.status is Status.STOPPED)
    assert position_in(run) == pytest.approx(12, abs=0.2)


def position_in(run: EngineRun) -> float:
    """The guided track's exact position, which events do not report."""
    guided = run.player.state.guided
    assert guided is not None
    return guided.position


def test_stop_fades_out_and_space_resumes_the_mix(start: Start) -> None:
    run = start()
    run.play(TALK)
    run.render(12)
    run.playback.stop()
    since = len(run.output.sound)
    assert run.state.status is Status.STOPPED
    run.until(PlaybackStopped)
    fading = run.output.sound[since - 1 :]
    assert np.flatnonzero(fading[:, 0])[-1] <= 1.0 * RATE
    assert largest_step(fading) <= step_of(TALK, DRONE, THRUM, fastest=SHORT)
    run.wait_for_silence()
    position = position_in(run)
    assert 12 <= position <= 13.3
    assert run.playback.memory.positions[TALK] == pytest.approx(position, abs=1)
    run.playback.toggle()
    run.settle()
    run.render(1)
    heard = run.render(1)
    assert level_of(heard, TALK) == pytest.approx(SINE, abs=0.1)
    assert position + 1.5 <= position_in(run) <= position + 3


def test_pause_is_silent_and_stands_still(start: Start) -> None:
    run = start(timer(60, 10))
    run.play(TALK)
    run.render(2)
    run.playback.toggle()
    run.output.allow(1)
    run.wait_for_silence()
    assert not run.output.sound[-1].any()
    position, left = position_in(run), run.player.state.timer.remaining
    assert position == pytest.approx(2, abs=0.5)
    assert left == pytest.approx(58, abs=0.5)
    run.host.advance(3600)
    run.wait_for_silence()
    assert position_in(run) == position
    assert run.player.state.timer.remaining == left
    run.playback.toggle()
    run.settle()
    run.render(1)
    assert level_of(run.render(1), TALK) == pytest.approx(SINE, abs=0.1)
    assert largest_step(run.output.sound) <= step_of(TALK, THRUM, fastest=SHORT)


def test_leaving_fades_out_within_its_time_and_releases_the_device(
    start: Start,
) -> None:
    run = start()
    run.play(FLAT)
    run.render(2)
    since = len(run.output.sound)
    run.playback.lifecycle.leave()
    run.output.allow(5)
    run.playback.lifecycle.close(Seconds(0.5))
    fading = run.output.sound[since - 1 :, 0]
    assert fading[0] == pytest.approx(LEVEL)
    assert np.flatnonzero(fading)[-1] <= 0.6 * RATE
    assert largest_step(fading[:, None]) <= LEVEL * np.pi / 2 / (0.5 * RATE) * 1.05
    assert run.output.closed.is_set()
    assert run.saved[-1].layers[0].track_id == FLAT
