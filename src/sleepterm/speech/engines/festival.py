"""Festival, through its `text2wave`."""

from __future__ import annotations

import re
from functools import cached_property

from sleepterm.speech.engines.ascii_text import to_ascii
from sleepterm.speech.engines.engine import Speech, unknown_voice
from sleepterm.speech.engines.program import is_on_path, run_program, speak_with_program

_NAME = re.compile(r"[A-Za-z0-9_]+")


class Festival:
    """The programs `festival`, which knows the voices, and `text2wave`."""

    name = "festival"

    def available(self) -> bool:
        """Whether it is installed; starts no program."""
        return is_on_path("text2wave") and is_on_path("festival")

    def voices(self) -> tuple[str, ...]:
        """The installed voices."""
        return self._voices

    def speak(self, text: str, voice: str, rate: float) -> Speech:
        """Speak one sentence; see `Engine`."""
        # the name becomes code, so only names that festival itself lists may pass
        if voice and voice not in self.voices():
            raise unknown_voice(self.name, voice, self.voices())
        options: list[str] = []
        for code in (*([f"(voice_{voice})"] if voice else []), *_slowing(rate)):
            options += ["-eval", code]
        return speak_with_program(
            self.name,
            lambda path: ["text2wave", *options, "-o", path],
            to_ascii(text).encode("ascii"),
        )

    @cached_property
    def _voices(self) -> tuple[str, ...]:
        listed = run_program(self.name, ["festival", "--batch", "(print (voice.list))"])
        return tuple(_NAME.findall(listed))


def _slowing(rate: float) -> tuple[str, str]:
    """Code that sets the rate, of diphone voices and of HTS voices."""
    hts = f'(append hts_engine_params (list (list "-r" {rate:.3f})))'
    return (
        f"(Parameter.set 'Duration_Stretch {1 / rate:.3f})",
        f"(if (symbol-bound? 'hts_engine_params) (set! hts_engine_params {hts}))",
    )
