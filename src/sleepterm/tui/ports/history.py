"""The history, as the screens use it; the command line wires the real one."""

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
    """Plays, favourites and recommendations; every method waits for a disk."""

    def offers(self, catalog: Catalog) -> tuple[Offer, ...]:
        """The tracks recommended at this hour, with reasons; () if switched off."""

    def habits(self) -> Habits:
        """Favourites and plays until now."""

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read or written until now."""

    def like(self, track_id: str, *, liked: bool) -> None:
        """Add a track to the favourites, or remove it.

        Raises:
            SleeptermError: it cannot be written.
        """

    def forget_plays(self) -> None:
        """Delete all plays; favourites are kept.

        Raises:
            SleeptermError: it cannot be written.
        """

    def rename(self, old: str, new: str) -> None:
        """Move the plays and the favourite of one id to another; never raises."""

    def record(self, plays: Sequence[Play]) -> None:
        """Record plays; never raises."""
