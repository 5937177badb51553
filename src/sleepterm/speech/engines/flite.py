"""Flite: small, its voices are built in."""

from __future__ import annotations

from functools import cached_property

from sleepterm.speech.engines.engine import Speech, unknown_voice
from sleepterm.speech.engines.plain import plain
from sleepterm.speech.engines.running import found, output_of, spoken

_PREFERRED = "rms"


class Flite:
    """The program `flite`."""

    name = "flite"

    def available(self) -> bool:
        """Whether it is on this machine; starts nothing."""
        return found("flite")

    def voices(self) -> tuple[str, ...]:
        """The built-in voices."""
        return self._voices

    def speak(self, text: str, voice: str, rate: float) -> Speech:
        """Speak one sentence; see `Engine`."""
        known = self.voices()
        name = voice or known[0]
        # any other name flite would take for a file or an address to load it from
        if name not in known:
            raise unknown_voice(self.name, voice, known)
        stretch = f"duration_stretch={1 / rate:.3f}"
        options = ["-voice", name, "--setf", stretch, "-t", plain(text)]
        return spoken(self.name, lambda path: ["flite", *options, "-o", path])

    @cached_property
    def _voices(self) -> tuple[str, ...]:
        listed = output_of(self.name, ["flite", "-lv"])
        names = listed.partition(":")[2].split()
        return tuple(sorted(names, key=lambda name: name != _PREFERRED))
