"""The player carries out commands, says what happens, and outlives its device."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.audio.fakes import (
    PATIENCE,
    Ear,
    FakeOutput,
    bend,
    guided,
    level_db,
    loop,
    tone,
    written,
)

from sleepterm.audio.player import BLOCK, QUEUED_BLOCKS, Player
from sleepterm.audio.ramp import SHORT
from sleepterm.audio.samples import RATE
from sleepterm.audio.state import (
    AuditionEnded,
    CaptionChanged,
    Device,
    DeviceFound,
    DeviceLost,
    LayerFailed,
    PlaybackStopped,
    PlayerState,
    StateChanged,
    Status,
    TimerFinished,
    TrackEnded,
)
from sleepterm.library.catalog.track import LoopMode, Track
from sleepterm.night.narration import Words
from sleepterm.night.sleep_timer import AfterEnd, EndWith, TimerSettings
from sleepterm.units import Decibels, Percent, Seconds

FULL = Percent(100)
START = Seconds(0.0)
SOON = Seconds(0.1)


class Clock:
    """Time passes when it is told to, and each look at it takes a moment."""

    def __init__(self) -> None:
        self.step = 0.0
        self._now = 100.0

    def __call__(self) -> float:
        self._now += self.step
        return self._now


class Stage:
    """A player on a fake output, with a listener."""

    def __init__(self, output: FakeOutput, idle_close: Seconds = Seconds(10)) -> None:
        self.output = output
        self.ear = Ear()
        self.clock = Clock()
        self.player = Player(
            output, master=FULL, seed=1, clock=self.clock, idle_close=idle_close
        )
        self.player.subscribe(self.ear)

    def play(self, *tracks: Track) -> None:
        """Play; the files are open before the first block."""
        for track in tracks:
            self.player.add_layer(track, FULL, START)
        self.player.resume()
        self.until(lambda x: x.status is Status.PLAYING)
        opened = threading.Event()
        self.player._opener.submit(opened.set)
        assert opened.wait(PATIENCE)

    def until(self, where: Callable[[PlayerState], object]) -> PlayerState:
        return self.ear.wait_for(StateChanged, lambda event: where(event.state)).state

    def sounding(self, *tracks: Track) -> None:
        """Play, and go on until the tracks have come in."""
        self.play(*tracks)
        self.output.hear(1.0)


@pytest.fixture
def output() -> FakeOutput:
    return FakeOutput()


@pytest.fixture
def stage(output: FakeOutput) -> Iterator[Stage]:
    stage = Stage(output)
    stage.player.start()
    yield stage
    output.allow(10)
    stage.player.close(SOON)
    assert not stage.player._thread.is_alive()


@pytest.fixture
def hum(tmp_path: Path) -> Track:
    file = written(tmp_path / "hum.wav", tone(30, 4, level=0.25), subtype="FLOAT")
    return loop(file)


@pytest.fixture
def talk(tmp_path: Path) -> Track:
    file = written(tmp_path / "talk.wav", tone(30, 40, level=0.25), subtype="FLOAT")
    return guided(file)


def timer(
    duration: float, fade: float, then: AfterEnd = AfterEnd.QUIT
) -> TimerSettings:
    return TimerSettings(duration=Seconds(duration), fade=Seconds(fade), then=then)


# --- commands and events ----------------------------------------------------------


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


# --- the device -------------------------------------------------------------------


def test_no_device_at_the_start_is_told_and_looked_for_again(hum: Track) -> None:
    stage = Stage(FakeOutput("nothing is connected"))
    stage.player.start()
    assert stage.ear.wait_for(DeviceLost).reason == "nothing is connected"
    state = stage.until(lambda x: x.device is Device.MISSING)
    assert state.device_problem == "nothing is connected"
    stage.play(hum)
    stage.output.problem = ""
    stage.player.retry_device()
    stage.ear.wait_for(DeviceFound)
    assert stage.until(lambda x: x.device is Device.READY).device_problem == ""
    assert level_db(stage.output.hear(3)[RATE:]) == pytest.approx(-15, abs=2)
    stage.output.allow(5)
    stage.player.close(SOON)
    assert not stage.output.is_open


def test_it_looks_for_a_device_by_itself(output: FakeOutput) -> None:
    output.problem = "away"
    stage = Stage(output)
    stage.player.start()
    stage.ear.wait_for(DeviceLost)
    output.problem = ""
    stage.ear.wait_for(DeviceFound)
    stage.player.close(SOON)
    losses = [x for x in stage.ear.heard if isinstance(x, DeviceLost)]
    assert len(losses) == 1


def test_a_lost_device_comes_back_from_silence_and_the_timer_has_gone_on(
    stage: Stage, hum: Track
) -> None:
    stage.player.arm_timer(timer(1000, 10))
    stage.sounding(hum)
    left = stage.player.state.timer.remaining
    assert left is not None
    before = len(stage.output.sound)
    stage.clock.step = 90.0
    stage.output.lose("pulled out")
    assert stage.ear.wait_for(DeviceLost).reason == "pulled out"
    assert not stage.output.is_open
    state = stage.until(lambda x: (x.timer.remaining or left) < left - 80)
    assert state.status is Status.PLAYING
    stage.clock.step = 0.0
    stage.output.problem = ""
    stage.player.retry_device()
    stage.ear.wait_for(DeviceFound)
    stage.output.hear(2)
    back = stage.output.sound[before:]
    assert np.abs(back[:240]).max() == 0.0
    assert bend(back) < 2e-3
    assert level_db(back[RATE:]) == pytest.approx(-15, abs=1)
    assert stage.output.opened == 2


def test_the_timer_can_end_while_the_device_is_away(stage: Stage, hum: Track) -> None:
    stage.player.arm_timer(timer(100, 10))
    stage.sounding(hum)
    stage.clock.step = 200.0
    stage.output.lose("pulled out")
    stage.ear.wait_for(TimerFinished)
    stage.ear.wait_for(PlaybackStopped)


def test_a_device_lost_in_the_stops_fade_still_ends_the_session(
    stage: Stage, hum: Track
) -> None:
    stage.sounding(hum)
    stage.player.stop()
    stage.output.hear(0.3)
    stage.output.lose("pulled out")
    stage.ear.wait_for(PlaybackStopped)


def test_after_a_while_of_silence_the_device_is_released_and_opened_again(
    output: FakeOutput, hum: Track
) -> None:
    stage = Stage(output, idle_close=SOON)
    stage.player.start()
    assert output.closed.wait(PATIENCE)
    assert not output.is_open
    stage.sounding(hum)
    assert level_db(output.hear(1)) == pytest.approx(-15, abs=1)
    assert output.opened == 2
    assert not any(isinstance(x, DeviceLost) for x in stage.ear.heard)
    output.allow(5)
    stage.player.close(SOON)


# --- the end ----------------------------------------------------------------------


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


# --- trying a sound ---------------------------------------------------------------


def test_a_sound_is_tried_and_the_mix_comes_back(stage: Stage, hum: Track) -> None:
    other = replace(hum, id="other", loop=LoopMode.CROSSFADE, gain_db=Decibels(-12))
    stage.sounding(hum)
    stage.ear.rest()
    stage.player.audition(other)
    opened = threading.Event()
    stage.player._opener.submit(opened.set)
    assert opened.wait(PATIENCE)
    stage.output.hear(1)
    assert level_db(stage.output.hear(1)) == pytest.approx(-15 - 12, abs=1)
    stage.player.audition(None)
    stage.output.hear(1)
    assert stage.ear.wait_for(AuditionEnded).reason == ""
    assert level_db(stage.output.hear(1)) == pytest.approx(-15, abs=1)
    layers = [x.state.layers for x in stage.ear.heard if isinstance(x, StateChanged)]
    assert not [x for each in layers for x in each if x.track_id == "other"]
    assert bend(stage.output.sound) < 2e-3


def test_with_nothing_playing_a_sound_is_tried_and_the_player_rests_again(
    output: FakeOutput, hum: Track
) -> None:
    stage = Stage(output, idle_close=Seconds(0.01))
    stage.player.start()
    stage.ear.wait_for(DeviceFound)
    stage.player.audition(hum)
    output.hear(2)
    assert output.sound.any()
    stage.player.audition(None)
    output.allow(2)
    stage.ear.wait_for(AuditionEnded)
    assert output.closed.wait(PATIENCE)
    assert stage.player.state.status is Status.STOPPED
    stage.player.close(SOON)


def test_a_sound_that_cannot_be_tried_says_why(stage: Stage, tmp_path: Path) -> None:
    stage.player.audition(loop(tmp_path / "gone.wav"))
    assert "gone.wav can't be opened" in stage.ear.wait_for(AuditionEnded).reason


def test_without_a_device_nothing_is_tried(hum: Track) -> None:
    stage = Stage(FakeOutput("unplugged"))
    stage.player.start()
    stage.ear.wait_for(DeviceLost)
    stage.player.audition(hum)
    assert stage.ear.wait_for(AuditionEnded).reason == "unplugged"
    stage.player.close(SOON)


def test_a_device_lost_meanwhile_ends_it(stage: Stage, hum: Track) -> None:
    stage.player.audition(hum)
    stage.output.hear(1)
    stage.output.lose("unplugged")
    assert stage.ear.wait_for(AuditionEnded).reason == "unplugged"


def test_closing_meanwhile_is_quick_and_soft(stage: Stage, hum: Track) -> None:
    stage.sounding(hum)
    stage.player.audition(replace(hum, id="other"))
    opened = threading.Event()
    stage.player._opener.submit(opened.set)
    assert opened.wait(PATIENCE)
    stage.output.hear(1)
    stage.output.allow(10)
    stage.player.close(Seconds(0.6))
    assert not stage.player._thread.is_alive()
    assert bend(stage.output.sound) < 2e-3
    assert stage.output.drained
