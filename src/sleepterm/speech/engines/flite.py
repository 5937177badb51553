"""Flite: a small engine with built-in voices."""

from __future__ import annotations

from functools import cached_property

from sleepterm.speech.engines.ascii_text import to_ascii
from sleepterm.speech.engines.engine import Speech, unknown_voice
from sleepterm.speech.engines.program import (
    is_on_path,
    run_program,
    some_voices,
    speak_with_program,
)

_PREFERRED = "rms"


class Flite:
    """The program `flite`."""

    name = "flite"

    def available(self) -> bool:
        """Whether it is installed; starts no program."""
        return is_on_path("flite")

    def voices(self) -> tuple[str, ...]:
        """The built-in voices."""
        return self._voices

    def speak(self, text: str, voice: str, rate: float) -> Speech:
        """Speak one sentence; see `Engine`."""
        known = self.voices()
        name = voice or known[0]
        # flite would load any other name from a file or a web address
        if name not in known:
            raise unknown_voice(self.name, voice, known)
        stretch = f"duration_stretch={1 / rate:.3f}"
        options = ["-voice", name, "--setf", stretch, "-t", to_ascii(text)]
        return speak_with_program(
            self.name, lambda path: ["flite", *options, "-o", path]
        )

    @cached_property
    def _voices(self) -> tuple[str, ...]:
        listed = run_program(self.name, ["flite", "-lv"])
        names = listed.partition(":")[2].split()
        preferred_first = sorted(names, key=lambda name: name != _PREFERRED)
        return some_voices(self.name, preferred_first)
