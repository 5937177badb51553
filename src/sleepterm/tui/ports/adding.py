"""What the screens ask of the work that goes on behind them, and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class AtWork:
    """How far it is.

    Attributes:
        doing: "Adding" or "Measuring".
        name: of the file at hand.
        index: its number, from 1.
        count: of all files.
    """

    doing: str
    name: str
    index: int
    count: int


class Entered:
    """A few more sounds are in the catalogue."""


@dataclass(frozen=True)
class Added:
    """All that was asked for at one time has been tried.

    Attributes:
        count: of new sounds, those of this run of the work.
        track_id: of the first; "" without one.
        skipped: names and reasons.
        more: how many more were skipped.
        known: how many were added before, from the same place.
    """

    count: int
    track_id: str = ""
    skipped: tuple[tuple[str, str], ...] = ()
    more: int = 0
    known: int = 0


class Measured:
    """Dropped sounds are as loud as the others now."""


@dataclass(frozen=True)
class Failed:
    """It could not go on; the next start tries again.

    Attributes:
        words: why.
    """

    words: str


class AtRest:
    """Nothing is at work any more."""


Told = AtWork | Entered | Added | Measured | Failed | AtRest
"""What the work tells, in a thread of its own."""


class Adding(Protocol):
    """Adds and measures sounds outside the screen's process; each call is quick."""

    def listen(self, listener: Callable[[Told], None]) -> None:
        """Tell all from now on to this listener."""

    def add(self, sources: Sequence[Path]) -> None:
        """Remember files and folders to be added, and begin.

        Raises:
            SleeptermError: they cannot be remembered.
        """

    def go_on(self, *, unmeasured: bool) -> None:
        """Begin, if anything waits from before, or is not measured yet."""

    def call_off(self) -> None:
        """Stop for good; what was added stays.

        Raises:
            SleeptermError: what waits cannot be forgotten.
        """

    def close(self) -> None:
        """Stop until the next start."""
