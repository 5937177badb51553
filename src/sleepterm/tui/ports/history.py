"""What the screens ask of the history; the command line wires the real one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.history.habits import Habits
from sleepterm.library.history.plays import Play

if TYPE_CHECKING:
    from sleepterm.library.browse.recommendations import Offer


class HistoryService(Protocol):
    """Plays, favourites, and what they suggest; every method waits for a disk."""

    def offers(self, catalog: Catalog) -> tuple[Offer, ...]:
        """The tracks to begin with at this hour, and why; () if that is off."""

    def habits(self) -> Habits:
        """What is liked and was played up to now."""

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read or written up to now."""

    def like(self, track_id: str, *, liked: bool) -> None:
        """Make a track a favourite, or no longer one.

        Raises:
            SleeptermError: it cannot be written.
        """

    def forget_plays(self) -> None:
        """Forget every play; favourites stay.

        Raises:
            SleeptermError: it cannot be written.
        """

    def rename(self, old: str, new: str) -> None:
        """Give what was played and liked under one id to another; never raises."""

    def record(self, plays: Sequence[Play]) -> None:
        """Remember plays; never raises."""
