"""Piper: natural voices, each a model file that the user has."""

from __future__ import annotations

from pathlib import Path

from sleepterm.speech.engines.engine import Speech, SpeechError
from sleepterm.speech.engines.running import found, spoken


class Piper:
    """The program `piper`; a voice is the path of a model."""

    name = "piper"

    def available(self) -> bool:
        """Whether it is on this machine; starts nothing."""
        return found("piper")

    def voices(self) -> tuple[str, ...]:
        """Nothing: models lie anywhere."""
        return ()

    def speak(self, text: str, voice: str, rate: float) -> Speech:
        """Speak one sentence; see `Engine`."""
        model = Path(voice).expanduser() if voice else None
        # a bare name, too, would make some versions look for it on the network
        if model is None or not model.is_file():
            raise SpeechError(
                "No such voice",
                f"piper has no model '{voice}'.",
                "Write piper: and the path of an .onnx file.",
            )
        options = ["--model", str(model.resolve())]
        options += ["--length-scale", f"{1 / rate:.3f}"]
        return spoken(
            self.name,
            lambda path: ["piper", *options, "--output-file", path],
            text.encode("utf-8") + b"\n",
        )
