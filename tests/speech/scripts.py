"""Scripts for tests, and an engine that needs no program."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sleepterm.speech.engines.engine import Speech

HEAD = "title: A rest\ntype: meditation\ntopics: sleep\nmoods: calm\n"


def script(*body: str, head: str = "") -> str:
    return f"{HEAD}{head}---\n" + "\n".join(body) + "\n"


class Hummer:
    """A fake engine that hums half a second per word, with faint noise around."""

    name = "hummer"
    rate = 16_000

    def __init__(self) -> None:
        self.spoken: list[tuple[str, str, float]] = []
        self.breaks_at = -1

    def available(self) -> bool:
        return True

    def voices(self) -> tuple[str, ...]:
        return ("low",)

    def speak(self, text: str, voice: str, rate: float) -> Speech:
        if len(self.spoken) == self.breaks_at:
            raise KeyboardInterrupt
        self.spoken.append((text, voice, rate))
        words = len(text.split()) if text != "..." else 0
        return Speech(hum(words / 2 / rate, self.rate), self.rate)


def hum(
    seconds: float, rate: int, lead: float = 0.5, level: float = 0.2
) -> npt.NDArray[np.float32]:
    """A buzz with an offset and faint noise around it, as real engines give."""
    at = np.arange(round(seconds * rate)) / rate
    buzz = sum(np.sin(2 * np.pi * 110 * k * at) / k for k in range(1, 20))
    whole = np.zeros(round((seconds + 2 * lead) * rate))
    start = round(lead * rate)
    whole[start : start + len(at)] = level * np.asarray(buzz)
    noise = np.random.default_rng(3).standard_normal(len(whole)) * 2e-5
    return (whole + noise + 0.0005).astype(np.float32)
