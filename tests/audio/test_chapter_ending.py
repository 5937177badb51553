"""A voice that ends with its chapter, and keys that go from chapter to chapter."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.audio.engine_driver import BLOCK, timer
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
from sleepterm.audio.sample_format import RATE
from sleepterm.night.chapters import ChapterPlace
from sleepterm.night.sleep_timer import EndWith, Phase

BLOCK_TIME = BLOCK / RATE
BY_CHAPTER = timer(60, 2, end=EndWith.CHAPTER)


@pytest.fixture
def run(sound_files: Path) -> Book:
    return Book(sound_files)


def test_the_voice_ends_with_the_chapter_and_then_the_bed_fades(run: Book) -> None:
    run.engine.arm(BY_CHAPTER)
    run.begin(at=3)
    run.render(2.5)
    assert run.engine.timer.phase is Phase.WAITING
    run.render(4)
    assert at(run.voice, 2.8) == 1.0
    assert end_of(run.voice) == pytest.approx(3.0, abs=BLOCK_TIME)
    assert at(run.bed, 2.9) > 0.7
    assert end_of(run.bed) == pytest.approx(5.0, abs=2 * BLOCK_TIME + HOLD_FADE)
    assert run.kinds == [TimerFinished, PlaybackStopped]
    assert position(run) == 6.0
    assert run.largest_step() < STEEPEST


def test_alone_the_sound_ends_with_the_chapter(run: Book) -> None:
    run.engine.arm(BY_CHAPTER)
    run.begin(at=4, has_bed=False)
    run.render(3)
    assert run.kinds == [TimerFinished, PlaybackStopped]
    assert end_of(run.voice) == pytest.approx(2.0, abs=BLOCK_TIME)
    assert position(run) == 6.0


@pytest.mark.parametrize("chaptered", [True, False])
def test_the_last_chapter_and_a_track_without_any_end_with_the_track(
    sound_files: Path, *, chaptered: bool
) -> None:
    run = Book(sound_files) if chaptered else VoiceAndBed(sound_files)
    run.engine.arm(BY_CHAPTER)
    run.begin(at=LENGTH - 3)
    run.render(6)
    assert run.kinds == [TrackEnded, TimerFinished, PlaybackStopped]
    assert end_of(run.voice) == pytest.approx(3.0, abs=BLOCK_TIME)
    assert end_of(run.bed) == pytest.approx(5.0, abs=2 * BLOCK_TIME)


def test_this_chapter_is_the_one_that_was_sought_last(run: Book) -> None:
    run.engine.arm(BY_CHAPTER)
    run.begin(at=3)
    run.render(1)
    run.seek_to(11)
    run.render(3.5)
    assert run.engine.guided is not None
    assert run.engine.guided.is_held
    assert position(run) == 14.0


def test_still_awake_while_the_bed_fades_goes_on_with_the_next_chapter(
    run: Book,
) -> None:
    run.engine.arm(BY_CHAPTER)
    voice = run.begin(at=5)
    run.render(2)
    assert position(run) == 6.0
    assert run.engine.timer.is_fading
    run.engine.arm(BY_CHAPTER)
    assert voice.source is not None
    assert voice.source.position == pytest.approx(6.0, abs=1e-4)
    run.render(1)
    assert position(run) == pytest.approx(7.0, abs=2 * BLOCK_TIME)
    assert run.engine.timer.phase is Phase.WAITING
    run.render(6.8)
    assert position(run) == pytest.approx(13.8, abs=4 * BLOCK_TIME)
    assert run.kinds == []
    assert at(run.voice, 7) == 1.0
    assert run.largest_step() < STEEPEST


def test_the_position_stands_still_meanwhile_and_after_a_stop(run: Book) -> None:
    run.engine.arm(BY_CHAPTER)
    run.begin(at=5)
    run.render(2)
    run.engine.pause()
    run.render(1)
    run.engine.resume()
    run.render(0.5)
    run.engine.stop()
    run.render(1)
    assert position(run) == 6.0
    run.engine.resume()
    assert run.engine.timer.phase is Phase.WAITING


def test_the_state_has_the_chapter(run: Book) -> None:
    voice = run.begin(at=3)
    run.render(0.1)
    assert voice.state().chapter == ChapterPlace(1, 3, "One")
    run.seek_to(7)
    assert voice.state().chapter == ChapterPlace(2, 3, "Two")
    assert run.engine.layers[0].state().chapter is None


def test_sentence_keys_go_by_chapter_where_there_are_no_captions(run: Book) -> None:
    run.begin(at=3)
    run.render(0.1)
    run.engine.seek_sentence(1)
    run.render(0.5)
    assert position(run) == pytest.approx(6.0, abs=0.3)
    run.engine.seek_sentence(-1)
    run.render(0.5)
    assert position(run) < 0.5


def test_with_captions_they_go_by_sentence(run: Book) -> None:
    run.begin(cue(1, 2), cue(8, 9), at=0)
    run.render(0.1)
    run.engine.seek_sentence(1)
    run.render(0.2)
    assert position(run) == pytest.approx(0.9, abs=0.2)
