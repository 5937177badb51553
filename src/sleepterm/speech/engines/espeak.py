"""eSpeak NG: many languages, robotic voices."""

from __future__ import annotations

from functools import cached_property

from sleepterm.speech.engines.engine import Speech, unknown_voice
from sleepterm.speech.engines.program import (
    is_on_path,
    run_program,
    some_voices,
    speak_with_program,
)

_PREFERRED = "en-us"
_WORDS_PER_MINUTE = 175


class Espeak:
    """The program `espeak-ng`."""

    name = "espeak-ng"

    def available(self) -> bool:
        """Whether it is installed; starts no program."""
        return is_on_path("espeak-ng")

    def voices(self) -> tuple[str, ...]:
        """One voice a language; `+` and a variant may follow (en-us+f3)."""
        return self._voices

    def speak(self, text: str, voice: str, rate: float) -> Speech:
        """Speak one sentence; see `Engine`."""
        known = self.voices()
        name = voice or known[0]
        if name.partition("+")[0] not in known:
            raise unknown_voice(self.name, voice, known)
        speed = f"{_WORDS_PER_MINUTE * rate:.0f}"
        options = ["-v", name, "-s", speed, "-b", "1", "--stdin"]
        return speak_with_program(
            self.name,
            lambda path: ["espeak-ng", *options, "-w", path],
            text.encode("utf-8"),
        )

    @cached_property
    def _voices(self) -> tuple[str, ...]:
        rows = run_program(self.name, ["espeak-ng", "--voices"]).splitlines()[1:]
        names = {row.split()[1] for row in rows if len(row.split()) > 4}
        return some_voices(self.name, sorted(names, key=_order))


def _order(name: str) -> tuple[bool, bool, str]:
    """Sort key: English voices first, as the sessions are English."""
    return name != _PREFERRED, not name.startswith("en"), name
