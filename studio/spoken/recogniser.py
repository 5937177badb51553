"""The speech recogniser pocketsphinx, American English, not trained on this voice.

Its error rates are relative: it errs with human speakers too.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import soxr

RATE = 16_000
"""Frames per second that its model hears."""

_AROUND = 0.1
"""Seconds of silence on both sides of what it is given."""

_SETTINGS: dict[str, Any] = {
    "samprate": RATE,
    "loglevel": "FATAL",
    # each line by itself, whatever was heard before
    "cmn": "batch",
    # narrower than usual: three quarters of the time; of 60 lines it mistook 15.2 % of
    # the words where the default mistook 14.5 %
    "fwdflat": False,
    "maxhmmpf": 5000,
    "maxwpf": 10,
    "pl_window": 5,
}

Samples = npt.NDArray[np.float32]


class Recogniser:
    """Recognises lines, and caches the results in a folder.

    Args:
        folder: of the cache; is created, and may be deleted.
        choices: the words among which a single word is recognised.

    Raises:
        ImportError: pocketsphinx is not installed.
    """

    def __init__(self, folder: Path, choices: Iterable[str]) -> None:
        from pocketsphinx import Decoder  # noqa: PLC0415 - few need it

        self._folder = folder
        self._decoder = Decoder(**_SETTINGS)
        self._sentences = self._decoder.current_search()
        self._choices = sorted(each for each in set(choices) if self.sound_of(each))
        rule = " | ".join(self._choices)
        grammar = f"#JSGF V1.0; grammar one; public <word> = {rule};"
        self._decoder.add_jsgf_string("word", grammar)

    @cache  # noqa: B019 - one recogniser lives as long as its process
    def sound_of(self, word: str) -> str | None:
        """The first pronunciation of a word in the dictionary; None if unknown."""
        found = self._decoder.lookup_word(word)
        return str(found) if found else None

    def can_choose(self, word: str) -> bool:
        """Whether the word is among the choices."""
        return word in self._choices

    def recognise(self, sound: Samples, rate: int, *, choosing: bool) -> str:
        """The recognised text in lower case; may be empty.

        Args:
            sound: one line, float32, one channel.
            rate: frames per second.
            choosing: whether to recognise one of the choices instead of a sentence.
        """
        silence = np.zeros(round(_AROUND * rate), dtype=np.float32)
        whole = soxr.resample(np.concatenate([silence, sound, silence]), rate, RATE)
        steps = (np.clip(whole, -1, 1) * 32767).astype("<i2").tobytes()
        kept = self._folder / f"{self._key(steps, choosing=choosing)}.txt"
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(self._decoded(steps, choosing=choosing), "utf-8")
        return kept.read_text("utf-8")

    def _decoded(self, steps: bytes, *, choosing: bool) -> str:
        self._decoder.activate_search("word" if choosing else self._sentences)
        self._decoder.start_utt()
        self._decoder.process_raw(steps, full_utt=True)
        self._decoder.end_utt()
        found = self._decoder.hyp()
        return str(found.hypstr) if found else ""

    def _key(self, steps: bytes, *, choosing: bool) -> str:
        how = repr((_SETTINGS, self._choices if choosing else None))
        return sha256(how.encode() + steps).hexdigest()[:40]
