"""Requests of the commands for the time before sleep."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


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
