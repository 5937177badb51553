"""The user's personal lists: favourites, recent, popular."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sleepterm.library.history.plays import Play, last_played, most_played

MOST_RECENT = 30
"""How many tracks the list of recent ones has at most."""


class PersonalList(StrEnum):
    """A list of tracks made from the user's favourites or plays, or of own sounds."""

    FAVOURITES = "favourites"
    RECENT = "recent"
    POPULAR = "popular"
    MINE = "mine"


@dataclass(frozen=True)
class Habits:
    """The user's favourites and plays at one moment.

    Attributes:
        liked: ids of the favourites, oldest first.
        popular: ids of the most played tracks, best first.
        played: id to the time of the last play, latest first, in seconds since the
            epoch (UTC).
        now: the moment, on the same clock.
    """

    liked: tuple[str, ...] = ()
    popular: tuple[str, ...] = ()
    played: Mapping[str, float] = field(default_factory=dict)
    now: float = 0.0

    @classmethod
    def of(cls, liked: Iterable[str], plays: Iterable[Play], *, now: float) -> Habits:
        """Make the lists from favourites and plays.

        Args:
            liked: ids of the favourites, oldest first.
            plays: in any order.
            now: seconds since the epoch (UTC).
        """
        plays = tuple(plays)
        return cls(tuple(liked), most_played(plays, now=now), last_played(plays), now)

    def ids(self, personal: PersonalList) -> tuple[str, ...]:
        """The ids in one list, in the order in which they are shown.

        Which sounds are the user's own only the catalogue knows.
        """
        match personal:
            case PersonalList.FAVOURITES:
                return self.liked
            case PersonalList.RECENT:
                return tuple(self.played)[:MOST_RECENT]
            case PersonalList.POPULAR:
                return self.popular
            case PersonalList.MINE:
                return ()


NO_HABITS = Habits()
"""For a user without favourites or plays."""
