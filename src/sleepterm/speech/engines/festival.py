"""Festival, through its `text2wave`."""

from __future__ import annotations

import re
from functools import cached_property

from sleepterm.speech.engines.engine import Speech, unknown_voice
from sleepterm.speech.engines.plain import plain
from sleepterm.speech.engines.running import found, output_of, spoken

_NAME = re.compile(r"[A-Za-z0-9_]+")


class Festival:
    """The programs `festival`, which knows the voices, and `text2wave`."""

    name = "festival"

    def available(self) -> bool:
        """Whether it is on this machine; starts nothing."""
        return found("text2wave") and found("festival")

    def voices(self) -> tuple[str, ...]:
        """The installed voices."""
        return self._voices

    def speak(self, text: str, voice: str, rate: float) -> Speech:
        """Speak one sentence; see `Engine`."""
        # the name becomes code, so only one that festival itself has told may pass
        if voice and voice not in self.voices():
            raise unknown_voice(self.name, voice, self.voices())
        options: list[str] = []
        for code in (*([f"(voice_{voice})"] if voice else []), *_slowing(rate)):
            options += ["-eval", code]
        return spoken(
            self.name,
            lambda path: ["text2wave", *options, "-o", path],
            plain(text).encode("ascii"),
        )

    @cached_property
    def _voices(self) -> tuple[str, ...]:
        listed = output_of(self.name, ["festival", "--batch", "(print (voice.list))"])
        return tuple(_NAME.findall(listed))


def _slowing(rate: float) -> tuple[str, str]:
    """Diphone voices stretch durations; HTS voices have a rate of their own."""
    hts = f'(append hts_engine_params (list (list "-r" {rate:.3f})))'
    return (
        f"(Parameter.set 'Duration_Stretch {1 / rate:.3f})",
        f"(if (symbol-bound? 'hts_engine_params) (set! hts_engine_params {hts}))",
    )
