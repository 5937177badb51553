"""The protocol of speech engines, and their errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from sleepterm.errors import SleeptermError
from sleepterm.translation import gettext as _

Samples = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Speech:
    """The sound of a spoken text.

    Attributes:
        samples: float32, one channel, full scale -1.0 to 1.0, finite; may be empty.
        rate: samples per second.
    """

    samples: Samples
    rate: int


class Engine(Protocol):
    """A program that speaks text."""

    @property
    def name(self) -> str:
        """Its name on the command line."""

    def available(self) -> bool:
        """Whether it is installed; starts no program."""

    def voices(self) -> tuple[str, ...]:
        """Voice names that `speak` accepts, as far as known; the default first.

        Raises:
            SpeechError: the engine is missing or fails.
        """

    def speak(self, text: str, voice: str, rate: float) -> Speech:
        """Speak one sentence.

        Args:
            text: one line of any characters; never taken for an option or code.
            voice: one of `voices()`, or "" for the default.
            rate: speed, 0.5 to 1.5; 1.0 is the engine's own, 0.75 is slower.

        Raises:
            SpeechError: the engine is missing, does not know the voice, or fails.
        """


class SpeechError(SleeptermError):
    """A speech engine is missing, does not know a voice, or failed."""


def missing(engine: str, program: str) -> SpeechError:
    """The error of an engine whose program is not installed."""
    return SpeechError(
        _("No such voice"),
        _("{engine} can't be used: the program '{program}' is not installed.").format(
            engine=engine, program=program
        ),
        _("Install it, or choose another voice."),
    )


def unknown_voice(engine: str, voice: str, known: tuple[str, ...]) -> SpeechError:
    """The error of an unknown voice; suggests known ones."""
    shown = ", ".join(known[:12]) + (", ..." if len(known) > 12 else "")
    # Translators: {voices} are names.
    hint = _("It has {voices}.").format(voices=shown) if known else ""
    return SpeechError(
        _("No such voice"),
        _("{engine} has no voice '{voice}'.").format(engine=engine, voice=voice),
        hint,
    )


def failed(engine: str, reason: str) -> SpeechError:
    """The error of an engine that ran and did not speak."""
    return SpeechError(
        _("No speech"),
        _("{engine} failed: {reason}.").format(engine=engine, reason=reason),
        exit_status=1,
    )
