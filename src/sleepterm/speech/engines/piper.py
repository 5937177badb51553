"""Piper: natural voices, each a model file of the user's."""

from __future__ import annotations

from sleepterm.speech.engines.engine import Speech, SpeechError
from sleepterm.speech.engines.program import is_on_path, speak_with_program
from sleepterm.store.files.home_path import expanded
from sleepterm.translation import gettext as _


class Piper:
    """The program `piper`; a voice is the path of a model."""

    name = "piper"

    def available(self) -> bool:
        """Whether it is installed; starts no program."""
        return is_on_path("piper")

    def voices(self) -> tuple[str, ...]:
        """Always empty: model files can lie anywhere."""
        return ()

    def speak(self, text: str, voice: str, rate: float) -> Speech:
        """Speak one sentence; see `Engine`."""
        model = expanded(voice) if voice else None
        # a bare name, too, would make some versions look for it on the network
        if model is None or not model.is_file():
            raise SpeechError(
                _("No such voice"),
                _("piper has no model '{voice}'.").format(voice=voice),
                _("Write piper: and the path of an .onnx file."),
            )
        options = ["--model", str(model.resolve())]
        options += ["--length-scale", f"{1 / rate:.3f}"]
        return speak_with_program(
            self.name,
            lambda path: ["piper", *options, "--output-file", path],
            text.encode("utf-8") + b"\n",
        )
