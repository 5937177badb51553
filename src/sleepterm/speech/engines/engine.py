"""What every speech engine can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from sleepterm.errors import SleeptermError

Samples = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Speech:
    """Something spoken.

    Attributes:
        samples: one channel, full scale -1.0 to 1.0, finite; may be empty.
        rate: samples per second.
    """

    samples: Samples
    rate: int


class Engine(Protocol):
    """A program that makes speech of text."""

    @property
    def name(self) -> str:
        """What the user calls it."""

    def available(self) -> bool:
        """Whether it is on this machine; starts nothing."""

    def voices(self) -> tuple[str, ...]:
        """Names `speak` takes, as far as the engine tells; its default voice first.

        Raises:
            SpeechError: the engine is missing or fails.
        """

    def speak(self, text: str, voice: str, rate: float) -> Speech:
        """Speak one sentence.

        Args:
            text: one line; never read as an option, markup of a shell or code.
            voice: one of `voices()`, or "" for the engine's own choice.
            rate: 1.0 is the engine's own speed, 0.75 is slower; 0.5 to 1.5.

        Raises:
            SpeechError: the engine is missing, does not know the voice, or fails.
        """


class SpeechError(SleeptermError):
    """A speech engine cannot do what it is asked for."""


def missing(engine: str, program: str) -> SpeechError:
    """The engine's program is not on this machine."""
    return SpeechError(
        "No such voice",
        f"{engine} can't speak here: there is no program '{program}'.",
        "Install it, or choose another voice.",
    )


def unknown_voice(engine: str, voice: str, known: tuple[str, ...]) -> SpeechError:
    """The engine has no voice of that name."""
    shown = ", ".join(known[:12]) + (", ..." if len(known) > 12 else "")
    hint = f"It has {shown}." if known else ""
    return SpeechError("No such voice", f"{engine} has no voice '{voice}'.", hint)


def failed(engine: str, reason: str) -> SpeechError:
    """The engine was asked and did not speak."""
    return SpeechError("No speech", f"{engine} failed: {reason}.", exit_status=1)
