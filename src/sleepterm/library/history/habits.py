"""What the listener likes and has played, and the sets of tracks that makes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sleepterm.library.history.plays import Play, last_played, most_played

MOST_RECENT = 30
"""How many tracks are recently played."""


class PersonalList(StrEnum):
    """A set of tracks that is each listener's own."""

    FAVOURITES = "favourites"
    RECENT = "recent"
    POPULAR = "popular"


@dataclass(frozen=True)
class Habits:
    """What is known of the listener at one moment.

    Attributes:
        liked: ids of the favourites, the first liked first.
        popular: ids of what was played gladly, the dearest first.
        played: when each track was last played, by its id, the latest first, in
            seconds since the epoch (UTC).
        now: the moment, on the same clock.
    """

    liked: tuple[str, ...] = ()
    popular: tuple[str, ...] = ()
    played: Mapping[str, float] = field(default_factory=dict)
    now: float = 0.0

    @classmethod
    def of(cls, liked: Iterable[str], plays: Iterable[Play], *, now: float) -> Habits:
        """What favourites and plays, in any order, come to.

        Args:
            liked: ids of the favourites.
            plays: what was played.
            now: seconds since the epoch (UTC).
        """
        plays = tuple(plays)
        return cls(tuple(liked), most_played(plays, now=now), last_played(plays), now)

    def ids(self, personal: PersonalList) -> tuple[str, ...]:
        """The ids of one set, in the order in which they are shown."""
        match personal:
            case PersonalList.FAVOURITES:
                return self.liked
            case PersonalList.RECENT:
                return tuple(self.played)[:MOST_RECENT]
            case PersonalList.POPULAR:
                return self.popular


NO_HABITS = Habits()
"""Of a listener about whom nothing is known."""
