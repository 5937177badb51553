"""Caches spoken sentences, so that an interrupted session can be resumed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import soundfile as sf

from sleepterm.speech.engines.engine import Engine, Speech
from sleepterm.speech.guided_session import Sentence
from sleepterm.store.files.atomic import clear_leftovers, replacing
from sleepterm.store.files.file_errors import cannot_write

_FULL = 1 << 23
"""Full scale of 24-bit FLAC, which keeps the engines' 16 bits unchanged."""


class SentenceCache:
    """Speaks each sentence once and keeps it as a file.

    The file name is a digest of engine, voice, rate and text. A damaged file is spoken
    again.

    Args:
        folder: of the files; is created, and may be deleted at any time.
        engine: the speech engine.
        voice: one of the engine's voices, or "" for its default.
    """

    def __init__(self, folder: Path, engine: Engine, voice: str) -> None:
        self._folder = folder
        self._engine = engine
        self._voice = voice

    @property
    def voice_name(self) -> str:
        """Engine and voice, as "ENGINE:NAME".

        Raises:
            SpeechError: the engine is missing or fails.
        """
        name = self._voice or next(iter(self._engine.voices()), "default")
        return f"{self._engine.name}:{name}"

    def speech(self, sentence: Sentence) -> Speech:
        """The spoken sentence, from the cache or from the engine.

        Raises:
            SpeechError: the engine cannot speak it.
            SleeptermError: the folder cannot be written to.
        """
        path = self._folder / f"{self._key(sentence)}.flac"
        cached = _read(path)
        if cached is not None:
            return cached
        speech = self._engine.speak(sentence.spoken, self._voice, sentence.rate)
        try:
            _write(path, speech)
        except (OSError, sf.SoundFileError) as error:
            raise cannot_write(path, error) from error
        # read back, so that the first result equals later ones to the bit
        return _read(path) or speech

    def _key(self, sentence: Sentence) -> str:
        rate = f"{sentence.rate:.2f}"
        parts = [self._engine.name, self._voice, rate, sentence.spoken]
        return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()[:40]


def _write(path: Path, speech: Speech) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    clear_leftovers(path.parent)
    steps = np.round(speech.samples.astype(np.float64) * _FULL)
    whole = np.clip(steps, -_FULL, _FULL - 1).astype(np.int32) << 8
    with replacing(path) as temporary:
        sf.write(temporary, whole, speech.rate, format="FLAC", subtype="PCM_24")


def _read(path: Path) -> Speech | None:
    try:
        samples, rate = sf.read(path, dtype="float32")
    except (OSError, sf.SoundFileError):
        return None
    usable = samples.ndim == 1 and np.isfinite(samples).all()
    return Speech(np.asarray(samples), rate) if usable else None
