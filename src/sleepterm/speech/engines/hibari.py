"""Hibari: a natural woman's voice, fast, in a Python package.

https://github.com/MMWilliams/hibari, distilled from the voice af_heart of Kokoro-82M.
"""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import Protocol, cast

from sleepterm.speech.engines.engine import Samples, Speech, unknown_voice
from sleepterm.speech.engines.model_files import are_installed
from sleepterm.speech.engines.neural import (
    as_speech,
    checked_assets,
    failing_as_speech,
    onnx_runtime,
    plain_text,
)

_PACE = 0.78
"""Its speed at rate 1.0; at 0.78 it speaks about 2.9 syllables a second."""

_VOICES = ("heart",)


class _Model(Protocol):
    sample_rate: int

    def __call__(self, text: str, *, speed: float, seed: int) -> Samples:
        """The text as sound."""


class Hibari:
    """The Python package `hibari-tts`, with the one voice that comes in it.

    Nothing is ever fetched: its other voices, which it would download, are unknown
    here. The same text and rate give the same bits on one machine with the same
    packages, whatever was spoken before; another processor may round otherwise.
    """

    name = "hibari"

    def available(self) -> bool:
        """Whether it is installed; imports nothing."""
        return are_installed(("hibari", "onnxruntime"))

    def voices(self) -> tuple[str, ...]:
        """The voice in the package."""
        return _VOICES

    def speak(self, text: str, voice: str, rate: float) -> Speech:
        """Speak one sentence; see `Engine`."""
        if voice and voice not in _VOICES:
            raise unknown_voice(self.name, voice, _VOICES)
        with failing_as_speech(self.name):
            model = self._model
            samples = model(plain_text(text), speed=_PACE * rate, seed=0)
        return as_speech(self.name, samples, model.sample_rate)

    @cached_property
    def _model(self) -> _Model:
        assets = checked_assets(self.name)
        onnx_runtime(self.name)
        # a model given by its path is never looked for elsewhere
        made = import_module("hibari").Hibari(model=str(assets / "hibari.onnx"))
        return cast(_Model, made)
