"""The player carries out commands and says what happens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.audio.fakes import (
    Ear,
    FakeOutput,
    bend,
    guided,
    level_db,
    loop,
    tone,
    written,
)
from tests.audio.player_stage import FULL, START, Stage, timer

from sleepterm.audio.player import BLOCK, QUEUED_BLOCKS
from sleepterm.audio.ramp import SHORT
from sleepterm.audio.samples import RATE
from sleepterm.audio.state import (
    CaptionChanged,
    Device,
    DeviceFound,
    LayerFailed,
    PlaybackStopped,
    StateChanged,
    Status,
    TimerFinished,
    TrackEnded,
)
from sleepterm.library.catalog.track import LoopMode, Track
from sleepterm.night.narration import Words
from sleepterm.night.sleep_timer import AfterEnd, EndWith
from sleepterm.units import Percent, Seconds


def test_play_pause_resume_stop(stage: Stage, hum: Track) -> None:
    stage.sounding(hum)
    assert level_db(stage.output.hear(1)) == pytest.approx(-15, abs=1)
    stage.player.pause()
    stage.output.allow(1)
    assert stage.until(lambda x: x.status is Status.PAUSED).layer("hum")
    stage.player.resume()
    stage.until(lambda x: x.status is Status.PLAYING)
    assert level_db(stage.output.hear(1)[RATE // 2 :]) == pytest.approx(-15, abs=1)
    stage.player.stop()
    stage.output.allow(2)
    stage.ear.wait_for(PlaybackStopped)
    assert stage.until(lambda x: x.status is Status.STOPPED).layer("hum")
    assert bend(stage.output.sound) < 2e-3


def test_the_first_news_are_of_the_device(stage: Stage) -> None:
    stage.ear.wait_for(DeviceFound)
    state = stage.until(lambda _state: True)
    assert (state.device, state.status, state.master) == (
        Device.READY,
        Status.STOPPED,
        FULL,
    )


def test_sliders_timer_and_layers_are_told(
    stage: Stage, hum: Track, talk: Track
) -> None:
    stage.player.add_layer(hum, Percent(40), START)
    stage.player.add_layer(talk, Percent(50), Seconds(7))
    stage.player.set_layer_volume("hum", Percent(10))
    stage.player.set_layer_volume("nobody", Percent(10))
    stage.player.set_master_volume(Percent(30))
    stage.player.seek(Seconds(3))
    stage.player.arm_timer(timer(300, 60))
    state = stage.until(lambda x: x.timer.settings.duration == Seconds(300))
    assert state.master == 30
    assert [(x.track_id, x.percent, x.position) for x in state.layers] == [
        ("hum", 10, 0.0),
        ("talk", 50, 10.0),
    ]
    stage.player.remove_layer("hum")
    assert stage.until(lambda x: not x.layer("hum")).layer("talk")
    stage.player.clear()
    stage.until(lambda x: x.layers == ())


def test_the_timer_ends_the_night(stage: Stage, hum: Track) -> None:
    stage.player.arm_timer(timer(3, 2, AfterEnd.SUSPEND))
    stage.play(hum)
    stage.output.allow(5)
    assert stage.ear.wait_for(TimerFinished).then is AfterEnd.SUSPEND
    stage.ear.wait_for(PlaybackStopped)
    sound = stage.output.sound
    assert (sound[int(3.02 * RATE) :] == 0).all()
    assert sound[int(2.95 * RATE) : 3 * RATE].any()


def test_the_timer_is_extended(stage: Stage, hum: Track) -> None:
    stage.player.arm_timer(timer(100, 2))
    stage.play(hum)
    stage.player.extend_timer(Seconds(60))
    stage.output.allow(1)
    state = stage.until(lambda x: (x.timer.remaining or 0) > 120)
    assert state.timer.remaining == pytest.approx(160, abs=2)


def test_a_guided_tracks_end_and_its_captions_are_told(
    stage: Stage, tmp_path: Path
) -> None:
    words = tmp_path / "talk.vtt"
    words.write_text("WEBVTT\n\n00:00.500 --> 00:01.000\nRest.\n")
    file = written(tmp_path / "talk.wav", tone(30, 2, level=0.25))
    stage.player.arm_timer(replace(timer(60, 5), end=EndWith.TRACK))
    stage.play(guided(file, captions=words))
    stage.output.allow(8)
    said = [stage.ear.wait_for(CaptionChanged) for _ in range(3)]
    assert [x.words for x in said] == [
        Words(following="Rest."),
        Words(now="Rest.", before="Rest."),
        Words(before="Rest."),
    ]
    assert stage.ear.wait_for(TrackEnded).track_id == "talk"
    stage.ear.wait_for(TimerFinished)
    stage.ear.wait_for(PlaybackStopped)


@pytest.mark.parametrize("others", [True, False])
def test_a_file_that_cannot_be_opened_is_told_and_dropped(
    stage: Stage, hum: Track, tmp_path: Path, *, others: bool
) -> None:
    stage.player.arm_timer(timer(600, 60, AfterEnd.POWEROFF))
    gone = loop(tmp_path / "gone.wav")
    stage.play(*([hum, gone] if others else [gone]))
    stage.output.allow(3)
    failed = stage.ear.wait_for(LayerFailed)
    assert failed.track_id == "gone"
    assert "gone.wav can't be opened" in failed.reason
    if others:
        assert stage.until(lambda x: len(x.layers) == 1).layer("hum")
        assert level_db(stage.output.hear(2)[RATE:]) == pytest.approx(-15, abs=1)
        return
    stage.ear.wait_for(PlaybackStopped)
    assert not any(isinstance(x, TimerFinished) for x in stage.ear.heard)


def test_a_missing_track_is_told_with_its_reason(stage: Stage, hum: Track) -> None:
    stage.play(replace(hum, missing="the drive is away"))
    stage.output.allow(2)
    assert "the drive is away" in stage.ear.wait_for(LayerFailed).reason


def test_states_are_only_told_when_a_screen_would_change(
    stage: Stage, hum: Track, talk: Track
) -> None:
    stage.player.arm_timer(timer(600, 300))
    stage.sounding(hum, talk)
    stage.output.hear(1)
    stage.ear.rest()
    stage.output.hear(25)
    states = [x.state for x in stage.ear.rest() if isinstance(x, StateChanged)]
    assert 2 <= len(states) <= 3
    positions = [x.guided.position // 10 for x in states if x.guided]
    assert positions == sorted(positions)
    assert positions[-1] == 2


def test_listeners_may_come_late_and_all_hear_the_same(
    stage: Stage, hum: Track
) -> None:
    late = Ear()
    stage.ear.wait_for(DeviceFound)
    stage.player.subscribe(late)
    stage.player.add_layer(hum, FULL, START)
    heard = late.wait_for(StateChanged, lambda x: x.state.layers)
    assert stage.until(lambda x: x.layers) == heard.state


def test_a_key_is_heard_within_a_quarter_second(stage: Stage, hum: Track) -> None:
    """Of what is rendered; the output may hold two blocks more."""
    stage.sounding(hum)
    before = len(stage.output.sound)
    stage.player.set_master_volume(Percent(0))
    stage.output.hear(1)
    sound = np.abs(stage.output.sound[before:]).max(axis=1)
    begins = np.flatnonzero(sound > 0)[-1] - SHORT * RATE
    assert begins / RATE < 0.25 - BLOCK / RATE


def test_a_shuffled_loop_is_another_each_time_it_is_opened(
    stage: Stage, tmp_path: Path
) -> None:
    at = np.arange(30 * RATE) / (30 * RATE)
    slope = np.repeat(at[:, None], 2, axis=1).astype(np.float32) * 0.5
    file = written(tmp_path / "slope.wav", slope, subtype="FLOAT")
    begins = []
    for _ in range(2):
        before = len(stage.output.sound)
        stage.sounding(loop(file, LoopMode.SHUFFLE))
        stage.output.hear(1)
        sound = stage.output.sound[before:, 0]
        begins.append(sound[np.flatnonzero(sound)[0] + RATE])
        stage.player.stop()
        stage.output.allow(2)
        stage.ear.wait_for(PlaybackStopped)
    assert begins[0] != pytest.approx(begins[1], abs=1e-3)


def test_closing_fades_within_its_time_and_releases_everything(hum: Track) -> None:
    stage = Stage(FakeOutput())
    stage.player.start()
    stage.sounding(hum)
    before = len(stage.output.sound)
    stage.output.allow(5)
    stage.player.close(Seconds(0.5))
    assert not stage.player._thread.is_alive()
    ending = stage.output.sound[before:]
    assert (stage.output.drained, stage.output.is_open) == (True, False)
    assert bend(ending) < 2e-3
    assert np.flatnonzero(np.abs(ending).max(axis=1))[-1] < (0.5 + 0.2) * RATE + BLOCK
    stage.ear.wait_for(PlaybackStopped)


def test_closing_what_never_played_or_never_began_is_quick() -> None:
    begun, never = Stage(FakeOutput()), Stage(FakeOutput("none"))
    begun.player.start()
    begun.player.close(Seconds(0.5))
    never.player.close(Seconds(0.5))
    assert not begun.player._thread.is_alive()
    assert len(begun.output.sound) == 0


def test_a_word_is_told_when_its_block_sounds(stage: Stage, tmp_path: Path) -> None:
    words = tmp_path / "talk.vtt"
    words.write_text("WEBVTT\n\n00:01.000 --> 00:03.000\nRest.\n")
    file = written(tmp_path / "talk.wav", tone(30, 4, level=0.25))
    stage.play(guided(file, captions=words))
    rendered = -(-RATE // BLOCK)
    told: list[str] = []
    blocks = 0
    while "Rest." not in told and blocks < 40:
        blocks += 1
        stage.output.hear(BLOCK / RATE)
        events = stage.ear.rest()
        told += [x.words.now for x in events if isinstance(x, CaptionChanged)]
    # What follows a block is told, at the latest, before the next one is given.
    assert blocks - rendered in {QUEUED_BLOCKS, QUEUED_BLOCKS + 1}
