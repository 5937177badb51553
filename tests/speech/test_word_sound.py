"""Words that are spoken into a file while it is played."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.speech.scripts import Hummer

from sleepterm.audio.sources.decoder import Decoder
from sleepterm.errors import SleeptermError
from sleepterm.night.narration import Narration
from sleepterm.speech.cache import SentenceCache
from sleepterm.speech.finishing import RATE
from sleepterm.speech.word_sound import LEAD, WordFiles, speak_words, word_files
from sleepterm.store.files.captions import read_narration
from sleepterm.units import Seconds

WORDS = ("teapot", "meadow", "red lantern")
EVERY = Seconds(5.0)


@pytest.fixture
def files(tmp_path: Path) -> WordFiles:
    return word_files(tmp_path / "words" / "tonight", len(WORDS), EVERY)


@pytest.fixture
def sentences(tmp_path: Path) -> SentenceCache:
    return SentenceCache(tmp_path / "cache", Hummer(), "")


def test_a_reader_that_has_the_file_open_hears_words_as_they_come(
    files: WordFiles, sentences: SentenceCache
) -> None:
    speaking = speak_words(WORDS, EVERY, sentences, files)
    assert next(speaking) == 1
    slot = round(EVERY * RATE)
    with Decoder(files.sound) as decoder:
        assert decoder.frames == round(files.length * RATE) == 16 * RATE
        assert not decoder.read(round(LEAD * RATE)).any()
        assert peak(decoder.read(slot)) > 0.05
        assert list(speaking) == [2, 3]
        begins = [peak(decoder.read(slot)[: RATE // 2]) for _ in WORDS[1:]]
        assert min(begins) > 0.05
        assert decoder.position == decoder.frames


def test_what_is_not_spoken_yet_is_silence(
    files: WordFiles, sentences: SentenceCache
) -> None:
    next(speak_words(WORDS, EVERY, sentences, files))
    with Decoder(files.sound) as decoder:
        decoder.read(round((LEAD + EVERY) * RATE))
        assert not decoder.read(10 * RATE).any()


def test_the_captions_have_all_words_where_they_will_be_heard(
    files: WordFiles, sentences: SentenceCache
) -> None:
    next(speak_words(WORDS, EVERY, sentences, files))
    read: Narration = read_narration(files.captions)
    assert [(cue.start, cue.text) for cue in read.cues] == [
        (1.0, "teapot"),
        (6.0, "meadow"),
        (11.0, "red lantern"),
    ]
    # The pace of sessions would cut what its captions don't cover.
    assert not read.is_session
    assert read.is_speaking(Seconds(7.0))
    assert not Narration(read.cues[:1]).is_speaking(Seconds(5.5))


def test_a_word_that_is_too_long_does_not_reach_the_next(tmp_path: Path) -> None:
    long = " ".join(["word"] * 12)
    files = word_files(tmp_path / "tonight", 2, EVERY)
    sentences = SentenceCache(tmp_path / "cache", Hummer(), "")
    assert list(speak_words((long, "a"), EVERY, sentences, files)) == [1, 2]
    with Decoder(files.sound) as decoder:
        decoder.read(6 * RATE)
        word = decoder.read(5 * RATE)
    assert peak(word[:RATE]) > 0.05
    assert not word[2 * RATE :].any()


def test_a_disk_that_refuses_is_named(
    files: WordFiles, sentences: SentenceCache
) -> None:
    files.sound.mkdir(parents=True)
    with pytest.raises(SleeptermError, match=r"tonight\.wav cannot be written"):
        next(speak_words(WORDS, EVERY, sentences, files))


def peak(block: np.ndarray) -> float:
    return float(np.abs(block).max())
