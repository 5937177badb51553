"""The player carries out commands and says what happens."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.audio.fakes import (
    TIMEOUT,
    EventLog,
    FakeOutput,
    bend,
    guided_track,
    level_db,
    loop_track,
    tone,
    write_sound,
)
from tests.audio.player_driver import FULL, START, PlayerDriver, timer

from sleepterm.audio.events import (
    CaptionChanged,
    DeviceFound,
    LayerFailed,
    PlaybackStopped,
    StateChanged,
    TimerFinished,
    TrackEnded,
)
from sleepterm.audio.player import BLOCK, QUEUED_BLOCKS
from sleepterm.audio.ramp import SHORT
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.state import Device, Status
from sleepterm.library.catalog.track import LoopMode, Track
from sleepterm.night.nearby_sentences import Words
from sleepterm.night.sleep_timer import AfterEnd, EndWith
from sleepterm.units import UNITY_MASTER, Percent, Seconds


def test_play_pause_resume_stop(driver: PlayerDriver, hum: Track) -> None:
    driver.play_and_fade_in(hum)
    assert level_db(driver.output.play(1)) == pytest.approx(-15, abs=1)
    driver.player.pause()
    driver.output.allow(1)
    assert driver.wait_for_state(lambda x: x.status is Status.PAUSED).layer("hum")
    driver.player.resume()
    driver.wait_for_state(lambda x: x.status is Status.PLAYING)
    assert level_db(driver.output.play(1)[RATE // 2 :]) == pytest.approx(-15, abs=1)
    driver.player.stop()
    driver.output.allow(2)
    driver.events.wait_for(PlaybackStopped)
    assert driver.wait_for_state(lambda x: x.status is Status.STOPPED).layer("hum")
    assert bend(driver.output.sound) < 2e-3


def held(driver: PlayerDriver, hum: Track) -> threading.Event:
    """Play from a disk that answers once the event is set."""
    answers = threading.Event()
    driver.player._opener.opening.submit(answers.wait, TIMEOUT)
    driver.player.add_layer(hum, FULL, START)
    driver.player.resume()
    driver.wait_for_state(lambda x: x.status is Status.PLAYING)
    return answers


def test_what_begins_from_silence_waits_for_its_file(
    driver: PlayerDriver, hum: Track, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sleepterm.audio.player._BEGINNING", Seconds(TIMEOUT))
    held(driver, hum).set()
    assert np.any(driver.output.play(BLOCK / RATE))
    driver.output.play(1)
    driver.player.pause()
    driver.output.allow(1)
    driver.wait_for_state(lambda x: x.status is Status.PAUSED)
    driver.player.resume()
    driver.wait_for_state(lambda x: x.status is Status.PLAYING)
    assert np.any(driver.output.play(BLOCK / RATE))


def test_but_not_for_long(driver: PlayerDriver, hum: Track) -> None:
    answers = held(driver, hum)
    assert not np.any(driver.output.play(0.5))
    answers.set()
    driver._wait_for_files()
    assert np.any(driver.output.play(1))


def test_what_ends_before_it_began_says_so(driver: PlayerDriver, hum: Track) -> None:
    answers = held(driver, hum)
    driver.player.stop()
    driver.output.allow(1)
    driver.events.wait_for(PlaybackStopped)
    answers.set()
    assert not np.any(driver.output.sound)


def test_the_first_news_are_of_the_device(driver: PlayerDriver) -> None:
    driver.events.wait_for(DeviceFound)
    state = driver.wait_for_state(lambda _state: True)
    assert (state.device, state.status, state.master) == (
        Device.READY,
        Status.STOPPED,
        UNITY_MASTER,
    )


def test_sliders_timer_and_layers_are_reported(
    driver: PlayerDriver, hum: Track, talk: Track
) -> None:
    driver.player.add_layer(hum, Percent(40), START)
    driver.player.add_layer(talk, Percent(50), Seconds(7))
    driver.player.set_layer_volume("hum", Percent(10))
    driver.player.set_layer_volume("nobody", Percent(10))
    driver.player.set_master_volume(Percent(30))
    driver.player.seek(Seconds(3))
    driver.player.arm_timer(timer(300, 60))
    state = driver.wait_for_state(lambda x: x.timer.settings.duration == Seconds(300))
    assert state.master == 30
    assert [(x.track_id, x.percent, x.position) for x in state.layers] == [
        ("hum", 10, 0.0),
        ("talk", 50, 10.0),
    ]
    driver.player.remove_layer("hum")
    assert driver.wait_for_state(lambda x: not x.layer("hum")).layer("talk")
    driver.player.clear()
    driver.wait_for_state(lambda x: x.layers == ())


def test_a_seek_while_a_file_is_being_opened_counts(
    driver: PlayerDriver, talk: Track
) -> None:
    slow_disk = threading.Event()
    driver.player._opener.opening.submit(slow_disk.wait)
    driver.player.add_layer(talk, FULL, Seconds(5))
    driver.player.resume()
    driver.player.seek(Seconds(20))
    driver.output.play(1)
    slow_disk.set()
    driver._wait_for_files()
    driver.output.allow(1)
    opened = driver.wait_for_state(lambda x: x.layers and not x.layers[0].is_opening)
    assert 25 <= opened.layers[0].position < 26


def test_the_timer_ends_the_night(driver: PlayerDriver, hum: Track) -> None:
    driver.player.arm_timer(timer(3, 2, AfterEnd.SUSPEND))
    driver.play(hum)
    driver.output.allow(5)
    assert driver.events.wait_for(TimerFinished).then is AfterEnd.SUSPEND
    driver.events.wait_for(PlaybackStopped)
    sound = driver.output.sound
    assert (sound[int(3.02 * RATE) :] == 0).all()
    assert sound[int(2.95 * RATE) : 3 * RATE].any()


def test_the_timer_is_extended(driver: PlayerDriver, hum: Track) -> None:
    driver.player.arm_timer(timer(100, 2))
    driver.play(hum)
    driver.player.extend_timer(Seconds(60))
    driver.output.allow(1)
    state = driver.wait_for_state(lambda x: (x.timer.remaining or 0) > 120)
    assert state.timer.remaining == pytest.approx(160, abs=2)


def test_a_guided_tracks_end_and_its_captions_are_reported(
    driver: PlayerDriver, tmp_path: Path
) -> None:
    words = tmp_path / "talk.vtt"
    words.write_text("WEBVTT\n\n00:00.500 --> 00:01.000\nRest.\n")
    file = write_sound(tmp_path / "talk.wav", tone(30, 2, level=0.25))
    driver.player.arm_timer(replace(timer(60, 5), end=EndWith.TRACK))
    driver.play(guided_track(file, captions=words))
    # Longer than it lasts: silence is played while a busy machine decodes.
    driver.output.allow(60)
    said = [driver.events.wait_for(CaptionChanged) for _ in range(3)]
    assert [x.words for x in said] == [
        Words(following="Rest."),
        Words(now="Rest.", before="Rest."),
        Words(before="Rest."),
    ]
    assert driver.events.wait_for(TrackEnded).track_id == "talk"
    driver.events.wait_for(TimerFinished)
    driver.events.wait_for(PlaybackStopped)


@pytest.mark.parametrize("others", [True, False])
def test_a_file_that_cannot_be_opened_is_reported_and_removed(
    driver: PlayerDriver, hum: Track, tmp_path: Path, *, others: bool
) -> None:
    driver.player.arm_timer(timer(600, 60, AfterEnd.POWEROFF))
    gone = loop_track(tmp_path / "gone.wav")
    driver.play(*([hum, gone] if others else [gone]))
    driver.output.allow(3)
    failed = driver.events.wait_for(LayerFailed)
    assert failed.track_id == "gone"
    assert "gone.wav can't be opened" in failed.reason
    if others:
        assert driver.wait_for_state(lambda x: len(x.layers) == 1).layer("hum")
        assert level_db(driver.output.play(2)[RATE:]) == pytest.approx(-15, abs=1)
        return
    driver.events.wait_for(PlaybackStopped)
    assert not any(isinstance(x, TimerFinished) for x in driver.events.seen)


def test_a_missing_track_is_reported_with_its_reason(
    driver: PlayerDriver, hum: Track
) -> None:
    driver.play(replace(hum, missing="the drive is not mounted"))
    driver.output.allow(2)
    assert "the drive is not mounted" in driver.events.wait_for(LayerFailed).reason


def test_states_are_only_reported_when_a_screen_would_change(
    driver: PlayerDriver, hum: Track, talk: Track
) -> None:
    driver.player.arm_timer(timer(600, 300))
    driver.play_and_fade_in(hum, talk)
    driver.output.play(1)
    driver.events.take_pending()
    driver.output.play(25)
    states = [
        x.state for x in driver.events.take_pending() if isinstance(x, StateChanged)
    ]
    assert 2 <= len(states) <= 3
    positions = [x.guided.position // 10 for x in states if x.guided]
    assert positions == sorted(positions)
    assert positions[-1] == 2


def test_listeners_may_come_late_and_all_hear_the_same(
    driver: PlayerDriver, hum: Track
) -> None:
    late = EventLog()
    driver.events.wait_for(DeviceFound)
    driver.player.subscribe(late)
    driver.player.add_layer(hum, FULL, START)
    heard = late.wait_for(StateChanged, lambda x: x.state.layers)
    assert driver.wait_for_state(lambda x: x.layers) == heard.state


def test_a_key_is_heard_within_a_quarter_second(
    driver: PlayerDriver, hum: Track
) -> None:
    """Of what is rendered; the output may hold two blocks more."""
    driver.play_and_fade_in(hum)
    before = len(driver.output.sound)
    driver.player.set_master_volume(Percent(0))
    driver.output.play(1)
    sound = np.abs(driver.output.sound[before:]).max(axis=1)
    begins = np.flatnonzero(sound > 0)[-1] - SHORT * RATE
    assert begins / RATE < 0.25 - BLOCK / RATE


def test_a_shuffled_loop_is_another_each_time_it_is_opened(
    driver: PlayerDriver, tmp_path: Path
) -> None:
    at = np.arange(30 * RATE) / (30 * RATE)
    slope = np.repeat(at[:, None], 2, axis=1).astype(np.float32) * 0.5
    file = write_sound(tmp_path / "slope.wav", slope, subtype="FLOAT")
    begins = []
    for _ in range(2):
        before = len(driver.output.sound)
        driver.play_and_fade_in(loop_track(file, LoopMode.SHUFFLE))
        driver.output.play(1)
        sound = driver.output.sound[before:, 0]
        begins.append(sound[np.flatnonzero(sound)[0] + RATE])
        driver.player.stop()
        driver.output.allow(2)
        driver.events.wait_for(PlaybackStopped)
    assert begins[0] != pytest.approx(begins[1], abs=1e-3)


def test_closing_fades_within_its_time_and_releases_everything(hum: Track) -> None:
    driver = PlayerDriver(FakeOutput())
    driver.player.start()
    driver.play_and_fade_in(hum)
    before = len(driver.output.sound)
    driver.output.allow(5)
    driver.player.close(Seconds(0.5))
    assert not driver.player._thread.is_alive()
    ending = driver.output.sound[before:]
    assert (driver.output.drained, driver.output.is_open) == (True, False)
    assert bend(ending) < 2e-3
    assert np.flatnonzero(np.abs(ending).max(axis=1))[-1] < (0.5 + 0.2) * RATE + BLOCK
    driver.events.wait_for(PlaybackStopped)


def test_closing_what_never_played_or_never_began_is_quick() -> None:
    started, never = PlayerDriver(FakeOutput()), PlayerDriver(FakeOutput("none"))
    started.player.start()
    started.player.close(Seconds(0.5))
    never.player.close(Seconds(0.5))
    assert not started.player._thread.is_alive()
    assert len(started.output.sound) == 0


def test_a_word_is_reported_when_its_block_sounds(
    driver: PlayerDriver, tmp_path: Path
) -> None:
    words = tmp_path / "talk.vtt"
    words.write_text("WEBVTT\n\n00:01.000 --> 00:03.000\nRest.\n")
    file = write_sound(tmp_path / "talk.wav", tone(30, 4, level=0.25))
    driver.play(guided_track(file, captions=words))
    rendered = -(-RATE // BLOCK)
    captions: list[str] = []
    blocks = 0
    while "Rest." not in captions and blocks < 40:
        blocks += 1
        driver.output.play(BLOCK / RATE)
        events = driver.events.take_pending()
        captions += [x.words.now for x in events if isinstance(x, CaptionChanged)]
    # What follows a block is reported, at the latest, before the next one is given.
    assert blocks - rendered in {QUEUED_BLOCKS, QUEUED_BLOCKS + 1}
