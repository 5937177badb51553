"""RHVoice, through its `RHVoice-test`."""

from __future__ import annotations

import re
from pathlib import Path

from sleepterm.speech.engines.engine import Speech, unknown_voice
from sleepterm.speech.engines.program import is_on_path, speak_with_program

_FOLDERS = ("/usr/share/RHVoice/voices", "/usr/local/share/RHVoice/voices")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9+-]*")


class RHVoice:
    """The program `RHVoice-test`.

    Args:
        folders: where voices are installed; the program cannot list them.
    """

    name = "rhvoice"

    def __init__(self, folders: tuple[str, ...] = _FOLDERS) -> None:
        self._folders = folders

    def available(self) -> bool:
        """Whether it is installed; starts no program."""
        return is_on_path("RHVoice-test")

    def voices(self) -> tuple[str, ...]:
        """The voices in the usual folders; there may be more elsewhere."""
        found_in = (Path(folder).glob("*/") for folder in self._folders)
        return tuple(sorted({path.name for paths in found_in for path in paths}))

    def speak(self, text: str, voice: str, rate: float) -> Speech:
        """Speak one sentence; see `Engine`."""
        known = self.voices()
        parts = voice.split("+")
        known_parts = not known or {x.lower() for x in parts} <= set(
            map(str.lower, known)
        )
        if voice and not (_NAME.fullmatch(voice) and known_parts):
            raise unknown_voice(self.name, voice, known)
        profile = ["-p", voice] if voice else []
        return speak_with_program(
            self.name,
            lambda path: [
                *("RHVoice-test", *profile),
                *("-r", f"{100 * rate:.0f}", "-o", path),
            ],
            text.encode("utf-8"),
        )
