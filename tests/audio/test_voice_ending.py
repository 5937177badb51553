"""A voice ends with its sentence or its track, and the bed alone is faded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.audio.engine_driver import BLOCK, timer
from tests.audio.fakes import guided_track
from tests.audio.voice_and_bed import (
    LENGTH,
    STEEPEST,
    Book,
    VoiceAndBed,
    at,
    cue,
    end_of,
    position,
)

from sleepterm.audio.events import PlaybackStopped, TimerFinished, TrackEnded
from sleepterm.audio.layer import HOLD_FADE
from sleepterm.audio.ramp import SHORT
from sleepterm.audio.sample_format import RATE
from sleepterm.night.sleep_timer import EndWith, Phase, TimerSettings
from sleepterm.units import Percent, Seconds

BLOCK_TIME = BLOCK / RATE
CUES = (cue(0.5, 2.0), cue(2.5, 4.0), cue(4.5, 6.5), cue(7.0, 9.0))


@pytest.fixture
def run(sound_files: Path) -> VoiceAndBed:
    return VoiceAndBed(sound_files)


def by_sentence(duration: float, fade: float, share: float = 0.2) -> TimerSettings:
    return replace(timer(duration, fade, end=EndWith.SENTENCE), finish_share=share)


@pytest.mark.parametrize("fade", [2.0, 0.0])
def test_the_voice_ends_with_the_sentence_of_the_deadline(
    run: VoiceAndBed, fade: float
) -> None:
    run.engine.arm(by_sentence(5, fade))
    run.begin(*CUES)
    run.render(9)
    assert at(run.voice, 4.9) == at(run.voice, 5.5) == at(run.voice, 6.4) == 1.0
    # The caption ends at 6.5, and what may sound after it at 6.8.
    assert end_of(run.voice) == pytest.approx(6.8, abs=BLOCK_TIME)
    assert end_of(run.bed) == pytest.approx(5.0, abs=0.01)
    assert run.kinds == [TimerFinished, PlaybackStopped]
    assert position(run) == pytest.approx(6.8)
    assert run.largest_step() < STEEPEST


def test_the_bed_alone_follows_the_fade(run: VoiceAndBed) -> None:
    chosen = by_sentence(5, 4)
    run.engine.arm(chosen)
    run.begin(*CUES)
    run.render(4.9)
    for share in (0.25, 0.5, 0.75):
        seconds = 1 + 4 * share
        gain = at(run.bed, seconds) / chosen.law.gain(share)
        assert 0.7 < gain <= 1.0
        assert at(run.voice, seconds) == 1.0


def test_between_two_sentences_the_voice_ends_at_once(run: VoiceAndBed) -> None:
    run.engine.arm(by_sentence(4.2, 1))
    run.begin(*CUES)
    run.render(6)
    assert end_of(run.voice) == pytest.approx(4.3, abs=2 * BLOCK_TIME)
    assert position(run) == pytest.approx(4.2, abs=2 * BLOCK_TIME)


def test_near_its_end_the_track_plays_to_its_last_word_and_then_the_bed_fades(
    run: VoiceAndBed,
) -> None:
    run.engine.arm(by_sentence(5, 2))
    run.begin(cue(0.5, 19.9), at=LENGTH - 8)
    run.render(4)
    assert run.engine.timer.phase is Phase.WAITING
    run.render(8)
    assert run.kinds == [TrackEnded, TimerFinished, PlaybackStopped]
    assert end_of(run.voice) == pytest.approx(8, abs=BLOCK_TIME)
    assert at(run.bed, 7.9) > 0.7
    assert end_of(run.bed) == pytest.approx(10, abs=2 * BLOCK_TIME)


@pytest.mark.parametrize(
    ("share", "waits"), [(0.0, False), (0.14, False), (0.16, True), (1.0, True)]
)
def test_the_share_that_is_played_to_its_end_can_be_set(
    run: VoiceAndBed, share: float, *, waits: bool
) -> None:
    # 3 of 20 seconds are left at the deadline.
    run.engine.arm(by_sentence(5, 2, share))
    run.begin(*CUES, at=LENGTH - 8)
    run.render(3)
    assert (run.engine.timer.phase is Phase.WAITING) is waits


def test_a_track_that_ends_before_the_deadline_leaves_the_bed_its_time(
    run: VoiceAndBed,
) -> None:
    run.engine.arm(by_sentence(5, 4))
    run.begin(*CUES, at=LENGTH - 3)
    run.render(6)
    assert end_of(run.voice) == pytest.approx(3, abs=BLOCK_TIME)
    assert at(run.voice, 2.9) == 1.0
    assert end_of(run.bed) == pytest.approx(5, abs=0.01)
    assert run.kinds == [TrackEnded, TimerFinished, PlaybackStopped]


def test_without_captions_all_fades_together(run: VoiceAndBed) -> None:
    chosen = by_sentence(5, 4)
    run.engine.arm(chosen)
    run.begin()
    run.render(6)
    for gains in (run.bed, run.voice):
        assert at(gains, 3) == pytest.approx(chosen.law.gain(0.5), rel=0.01)
        assert end_of(gains) == pytest.approx(5, abs=0.01)
    assert position(run) == pytest.approx(1.0, abs=2 * BLOCK_TIME)


def test_without_a_bed_the_sound_ends_with_the_sentence(run: VoiceAndBed) -> None:
    run.engine.arm(by_sentence(5, 2))
    run.begin(*CUES, has_bed=False)
    run.render(8)
    assert end_of(run.voice) == pytest.approx(6.8, abs=BLOCK_TIME)
    assert run.kinds == [TimerFinished, PlaybackStopped]


@pytest.mark.parametrize(
    "again",
    [
        lambda run: run.engine.extend(Seconds(60)),
        lambda run: run.engine.arm(by_sentence(60, 2)),
        lambda run: run.engine.seek(Seconds(-1)),
    ],
)
def test_while_the_voice_ends_it_can_be_called_back(
    run: VoiceAndBed, again: Callable[[VoiceAndBed], object]
) -> None:
    run.engine.arm(by_sentence(5, 1))
    run.begin(*CUES, cue(10, 19))
    # The voice has come to its end, but not the sound.
    while run.engine.guided is not None and not run.engine.guided.is_held:
        run.render(0.02, 960)
    again(run)
    assert not run.engine.guided.is_held if run.engine.guided else False
    run.render(0.5)
    assert TimerFinished not in run.kinds
    assert at(run.voice, len(run.voice) / RATE - 0.05) == 1.0
    assert run.largest_step() < STEEPEST


def test_a_seek_in_the_very_last_block_leads_to_another_sentence(
    run: VoiceAndBed,
) -> None:
    run.engine.arm(by_sentence(5, 1))
    run.begin(*CUES)
    while run.engine.guided is None or not run.engine.guided.is_silent:
        run.render(0.02, 960)
    run.engine.seek(Seconds(-2))
    run.render(4)
    assert run.largest_step() < STEEPEST
    assert run.kinds == [TimerFinished, PlaybackStopped]
    assert position(run) == pytest.approx(6.8)


def test_a_pause_in_the_last_sentence_waits(run: VoiceAndBed) -> None:
    run.engine.arm(by_sentence(5, 1))
    run.begin(*CUES)
    run.render(5.5)
    run.engine.pause()
    run.render(3)
    assert TimerFinished not in run.kinds
    run.engine.resume()
    run.render(2)
    assert run.kinds == [TimerFinished, PlaybackStopped]
    assert position(run) == pytest.approx(6.8)


def test_without_a_device_it_ends_in_time(run: VoiceAndBed) -> None:
    run.engine.arm(by_sentence(5, 1))
    run.begin(*CUES)
    run.render(1)
    events = run.engine.pass_time(Seconds(5))
    assert [type(event) for event in events] == [TimerFinished, PlaybackStopped]


def test_a_voice_that_leaves_at_the_deadline_does_not_click(run: VoiceAndBed) -> None:
    run.engine.arm(by_sentence(1, 0))
    run.begin(*CUES)
    run.render(0.5)
    run.engine.remove("voice")
    run.render(1.6)
    assert run.largest_step() < STEEPEST
    assert run.kinds == [TimerFinished, PlaybackStopped]


_changes: st.SearchStrategy[Callable[[Book], object]] = st.sampled_from(
    [
        lambda run: run.engine.arm(by_sentence(1.5, 1)),
        lambda run: run.engine.arm(by_sentence(1.0, 0)),
        lambda run: run.engine.arm(by_sentence(2.0, 2, 1.0)),
        lambda run: run.engine.arm(timer(1.5, 1.5)),
        lambda run: run.engine.arm(timer(1.5, 1, end=EndWith.TRACK)),
        lambda run: run.engine.arm(timer(1.5, 1, end=EndWith.CHAPTER)),
        lambda run: run.seek_to(5.5),
        lambda run: run.engine.arm(TimerSettings(enabled=False)),
        lambda run: run.engine.extend(Seconds(1)),
        lambda run: run.engine.seek(Seconds(1.3)),
        lambda run: run.engine.pause(),
        lambda run: run.engine.resume(),
        lambda run: run.engine.add(
            guided_track(run.folder / "talk.wav"), Percent(0), Seconds(0)
        ),
    ]
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(_changes, st.integers(1, 12)), min_size=4, max_size=12))
def test_no_gain_jumps_whatever_is_changed(
    sound_files: Path, changes: list[tuple[Callable[[Book], object], int]]
) -> None:
    run = Book(sound_files)
    run.engine.arm(by_sentence(1.5, 1))
    run.begin(*CUES)
    for change, blocks in changes:
        change(run)
        run.render(blocks * 0.064, 3072)
    # Of a pause, a seek, a voice that stops and goes on, a layer's fade, the timer's
    # fade, a fade of 0, and the way back from a fade.
    ramps = 3 / SHORT + 1 / HOLD_FADE + np.pi / 2 / 0.6 + 4 / 0.98 + 1 / 0.03 + 3.42
    assert run.largest_step() <= ramps / RATE
    if not run.engine.at_rest:
        assert run.engine.timer.phase is not Phase.FINISHED


def test_a_voice_that_leaves_near_the_end_is_faded_out_before_it(
    sound_files: Path,
) -> None:
    run = Book(sound_files)
    run.engine.arm(by_sentence(1.5, 1))
    run.begin(*CUES)
    run.seek_to(5.5)
    run.render(4 * 0.064, 3072)
    run.engine.add(guided_track(run.folder / "talk.wav"), Percent(0), Seconds(0))
    run.render(8 * 0.064, 3072)
    run.engine.seek(Seconds(1.3))
    run.render(4 * 0.064, 3072)
    assert run.largest_step() < 0.001
