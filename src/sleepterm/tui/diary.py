"""What the screens ask of the memory of nights; the command line wires the real one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sleepterm.audio.listening import Moment
from sleepterm.library.catalog import Catalog
from sleepterm.library.for_you import Offer
from sleepterm.library.habits import Habits
from sleepterm.library.plays import Play
from sleepterm.library.problem import Problem


class Diary(Protocol):
    """Plays, favourites, and what they suggest; all but `moment` wait for a disk."""

    def moment(self) -> Moment:
        """Now."""

    def offers(self, catalog: Catalog) -> tuple[Offer, ...]:
        """The tracks to begin with at this hour, and why; () if that is off."""

    def habits(self) -> Habits:
        """What is liked and was played up to now."""

    def problems(self) -> tuple[Problem, ...]:
        """What could not be read or written up to now."""

    def like(self, track_id: str, *, liked: bool) -> None:
        """Make a track a favourite, or no more one.

        Raises:
            SleeptermError: it cannot be written.
        """

    def forget_plays(self) -> None:
        """Forget every play; favourites stay.

        Raises:
            SleeptermError: it cannot be written.
        """

    def rename(self, old: str, new: str) -> None:
        """What was played and liked under one id is that of another; never raises."""

    def record(self, plays: Sequence[Play]) -> None:
        """Remember plays; never raises."""
