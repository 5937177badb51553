"""The voices of macOS."""

from __future__ import annotations

import platform
import re
from functools import cached_property

from sleepterm.speech.engines.engine import Speech, unknown_voice
from sleepterm.speech.engines.program import is_on_path, run_program, speak_with_program

_VOICE = re.compile(r"(.+?)\s+[a-z]{2,3}[_-]\S+\s+#")
_WORDS_PER_MINUTE = 175


class Say:
    """The program `say`."""

    name = "say"

    def available(self) -> bool:
        """Whether this is a Mac; other systems have another `say`."""
        return platform.system() == "Darwin" and is_on_path("say")

    def voices(self) -> tuple[str, ...]:
        """The installed voices."""
        return self._voices

    def speak(self, text: str, voice: str, rate: float) -> Speech:
        """Speak one sentence; see `Engine`."""
        if voice and voice not in self.voices():
            raise unknown_voice(self.name, voice, self.voices())
        options = ["-v", voice] if voice else []
        options += ["-r", f"{_WORDS_PER_MINUTE * rate:.0f}", "-f", "-"]
        options += ["--file-format=WAVE", "--data-format=LEI16@22050"]
        return speak_with_program(
            self.name,
            lambda path: ["say", *options, "-o", path],
            text.encode("utf-8"),
        )

    @cached_property
    def _voices(self) -> tuple[str, ...]:
        rows = run_program(self.name, ["say", "-v", "?"]).splitlines()
        return tuple(found[1] for row in rows if (found := _VOICE.match(row)))
