"""The voices of Windows."""

from __future__ import annotations

import math
import platform
from functools import cached_property

from sleepterm.speech.engines.engine import Speech, unknown_voice
from sleepterm.speech.engines.program import is_on_path, run_program, speak_with_program

# text, voice and path come as environment variables, never as code
_SPEAK = """
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$speaker = New-Object System.Speech.Synthesis.SpeechSynthesizer
if ($env:SLEEPTERM_VOICE) { $speaker.SelectVoice($env:SLEEPTERM_VOICE) }
$speaker.Rate = [int]$env:SLEEPTERM_RATE
$speaker.SetOutputToWaveFile($env:SLEEPTERM_FILE)
$speaker.Speak($env:SLEEPTERM_TEXT)
$speaker.Dispose()
"""
_LIST = """
$ErrorActionPreference = 'Stop'
[Console]::OutputEncoding = [System.Text.Encoding]::UTF8
Add-Type -AssemblyName System.Speech
$speaker = New-Object System.Speech.Synthesis.SpeechSynthesizer
$speaker.GetInstalledVoices() | ForEach-Object { $_.VoiceInfo.Name }
"""
_SHELL = ["powershell", "-NoProfile", "-NonInteractive", "-Command"]


class Sapi:
    """Windows' own speech, through PowerShell."""

    name = "sapi"

    def available(self) -> bool:
        """Whether this is Windows."""
        return platform.system() == "Windows" and is_on_path("powershell")

    def voices(self) -> tuple[str, ...]:
        """The installed voices."""
        return self._voices

    def speak(self, text: str, voice: str, rate: float) -> Speech:
        """Speak one sentence; see `Engine`. The rate goes in steps of 12 %."""
        if voice and voice not in self.voices():
            raise unknown_voice(self.name, voice, self.voices())
        return speak_with_program(
            self.name,
            lambda _: [*_SHELL, _SPEAK],
            environment=lambda path: {
                "SLEEPTERM_TEXT": text,
                "SLEEPTERM_VOICE": voice,
                "SLEEPTERM_RATE": str(_step(rate)),
                "SLEEPTERM_FILE": path,
            },
        )

    @cached_property
    def _voices(self) -> tuple[str, ...]:
        rows = run_program(self.name, [*_SHELL, _LIST]).splitlines()
        return tuple(row.strip("\ufeff ") for row in rows if row.strip("\ufeff "))


def _step(rate: float) -> int:
    """SAPI's rate: -10 is a third of the speed, 0 the voice's own, 10 three times."""
    return max(-10, min(10, round(10 * math.log(rate, 3))))
