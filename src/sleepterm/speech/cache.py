"""Sentences that were spoken already, so that what was interrupted can go on."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import soundfile as sf

from sleepterm.errors import SleeptermError
from sleepterm.speech.engines.engine import Engine, Speech
from sleepterm.speech.session import Sentence
from sleepterm.store.files.atomic import replacing

_FULL = 1 << 23
"""Steps of 24 bits, in which FLAC keeps what engines give (16 bits) unchanged."""


class SentenceCache:
    """Speaks each sentence once and keeps it in a folder.

    What is kept knows its engine, voice, rate and text by its name; a damaged file is
    spoken anew.

    Args:
        folder: is made if it is not there. May be deleted at any time.
        engine: what speaks.
        voice: one of the engine's, or "" for its own choice.
    """

    def __init__(self, folder: Path, engine: Engine, voice: str) -> None:
        self._folder = folder
        self._engine = engine
        self._voice = voice

    def speech(self, sentence: Sentence) -> Speech:
        """What the engine says, from the folder if it is there.

        Raises:
            SpeechError: the engine cannot speak it.
            SleeptermError: the folder cannot be written to.
        """
        path = self._folder / f"{self._key(sentence)}.flac"
        kept = _read(path)
        if kept is not None:
            return kept
        speech = self._engine.speak(sentence.spoken, self._voice, sentence.rate)
        try:
            _keep(path, speech)
        except (OSError, sf.SoundFileError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise SleeptermError(
                "Cannot write", f"{path} cannot be written: {reason}.", exit_status=1
            ) from error
        # what is read back is the same now and the next time, whatever the engine gave
        return _read(path) or speech

    def _key(self, sentence: Sentence) -> str:
        rate = f"{sentence.rate:.2f}"
        parts = [self._engine.name, self._voice, rate, sentence.spoken]
        return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()[:40]


def _keep(path: Path, speech: Speech) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
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
