"""Speaks single words into a sound file that can be played while it is made.

The file has its whole length from the beginning, all of it silence; each word is
written where it belongs. So whatever reads it never finds its end too early.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from sleepterm.formats.webvtt import Cue, format_webvtt
from sleepterm.speech.cache import SentenceCache
from sleepterm.speech.engines.engine import Samples
from sleepterm.speech.finishing import RATE, finish_speech, trim_speech
from sleepterm.speech.script import parse_script
from sleepterm.store.files.atomic import write_atomically
from sleepterm.store.files.file_errors import cannot_write
from sleepterm.units import Seconds

LEAD = Seconds(1.0)
"""Of silence before the first word."""

_SHOWN = Seconds(2.0)
"""How long a word counts as being said: about as long as a slow one lasts."""

_BYTES = 2
_FULL = 32_767
_HEAD = 44
"""Bytes before the sound."""


class WordFiles(NamedTuple):
    """The files of spoken words.

    Attributes:
        sound: WAV, 16 bits, one channel, 24 kHz.
        captions: WebVTT, one cue for each word.
        length: seconds of the sound.
    """

    sound: Path
    captions: Path
    length: Seconds


def words_script(words: Iterable[str], every: Seconds) -> str:
    """The script that speaks words, each `every` seconds after the one before."""
    head = (
        "title: Shuffle of words\ntype: meditation\ntopics: sleep\nmoods: words\n"
        "rate: 0.8\n---\n"
    )
    return head + "".join(f"{word} [slot {every:g}]\n" for word in words)


def word_files(target: Path, count: int, every: Seconds) -> WordFiles:
    """The files of that many words; `target` is their path without suffix."""
    sound, captions = target.with_suffix(".wav"), target.with_suffix(".vtt")
    return WordFiles(sound, captions, Seconds(LEAD + count * every))


def speak_words(
    words: Sequence[str], every: Seconds, sentences: SentenceCache, files: WordFiles
) -> Iterator[int]:
    """Speak words one by one; each is in the file when its number is yielded.

    The captions are complete before the first word. What is longer than its time is
    cut off.

    Args:
        words: in their order.
        every: seconds from the start of one to the start of the next.
        sentences: speaks them, and keeps them.
        files: what is written; their folder is created if needed.

    Yields:
        How many words are done.

    Raises:
        ScriptError: a word can't be spoken as it is written.
        SpeechError: the engine is missing or fails.
        SleeptermError: a file cannot be written.
    """
    spoken = parse_script(words_script(words, every), file="words").sentences
    starts = [Seconds(LEAD + at * every) for at in range(len(spoken))]
    cues = [
        Cue(start, Seconds(start + min(_SHOWN, every)), word.caption)
        for start, word in zip(starts, spoken, strict=True)
    ]
    write_atomically(files.captions, format_webvtt(cues))
    most = round(every * RATE)
    for done, (start, word) in enumerate(zip(starts, spoken, strict=True), 1):
        sound = trim_speech(sentences.speech(word))
        try:
            if done == 1:
                _write_silence(files.sound, files.length)
            if len(sound):
                _write_into(files.sound, start, finish_speech(sound)[:most])
        except OSError as error:
            raise cannot_write(files.sound, error) from error
        yield done


def _write_silence(path: Path, length: Seconds) -> None:
    """A WAV file of silence, whose bytes most disks need no room for."""
    size = round(length * RATE) * _BYTES
    form = struct.pack("<HHIIHH", 1, 1, RATE, RATE * _BYTES, _BYTES, 8 * _BYTES)
    head = struct.pack("<4sI8sI", b"RIFF", 36 + size, b"WAVEfmt ", len(form))
    head += form + struct.pack("<4sI", b"data", size)
    with path.open("wb") as file:
        file.write(head)
        file.truncate(len(head) + size)


def _write_into(path: Path, at: Seconds, sound: Samples) -> None:
    """Write sound over silence, in one piece, so that no half of it is read."""
    steps = np.round(np.clip(sound, -1.0, 1.0) * _FULL).astype("<i2")
    with path.open("r+b", buffering=0) as file:
        file.seek(_HEAD + round(at * RATE) * _BYTES)
        file.write(steps.tobytes())
