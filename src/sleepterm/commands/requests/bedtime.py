"""Requests of the commands for the time before sleep."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from sleepterm.night.word_shuffle import EVERY, LENGTH
from sleepterm.units import Seconds


class ParkAction(Enum):
    """What `park` does."""

    WRITE = auto()
    LIST = auto()
    PATH = auto()


@dataclass(frozen=True, slots=True)
class ParkRequest:
    """Request of `park`.

    Attributes:
        action: what to do.
        text: to write down; None reads it from standard input.
    """

    action: ParkAction = ParkAction.WRITE
    text: str | None = None


@dataclass(frozen=True, slots=True)
class WordsRequest:
    """Request of `words`.

    Attributes:
        length: seconds until no more words come.
        every: seconds from one word to the next.
        voice: "ENGINE" or "ENGINE:NAME" speaks them, "" with the best engine; None
            shows them.
    """

    length: Seconds = LENGTH
    every: Seconds = EVERY
    voice: str | None = None
