"""A play of a track, and what is counted from plays."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sleepterm.units import Seconds

SHORTEST_PLAY = Seconds(1.0)
"""Less than this is no play."""

SKIPPED_WITHIN = Seconds(30.0)
"""A track that is stopped within this time counts as skipped."""

_DAY = 86_400.0
_HALF_LIFE = 10.0


class Ending(StrEnum):
    """How a play came to its end."""

    END = "end"
    """A guided track was heard to its end."""
    TIMER = "timer"
    """The sleep timer ended it."""
    STOPPED = "stopped"
    """The user ended it."""
    SKIPPED = "skipped"
    """The user ended it within `SKIPPED_WITHIN`."""


@dataclass(frozen=True, slots=True)
class Play:
    """One play of one track.

    Attributes:
        track_id: of the track; it need not be in the catalogue any more.
        at: when it began, in seconds since the epoch (UTC).
        hour: the hour on the user's clock, 0 to 23.
        heard: for how many seconds it sounded.
        ended: how it came to its end.
    """

    track_id: str
    at: float
    hour: int
    heard: Seconds
    ended: Ending

    @property
    def score(self) -> float:
        """How much the user seems to like the track: -1 (skipped) to 1.

        1 if it ran until the timer's or its own end; stopped by hand, it grows with
        the time heard from 0 to 1 at ten minutes.
        """
        if self.ended is Ending.SKIPPED:
            return -1.0
        if self.ended is Ending.STOPPED:
            return min(max(self.heard, 0.0) / 600.0, 1.0)
        return 1.0


def freshness(play: Play, now: float) -> float:
    """The weight of a play, 1 to 0: it halves every ten days.

    Args:
        play: one in the future counts as new, as clocks get corrected.
        now: seconds since the epoch (UTC).
    """
    return math.pow(0.5, max(now - play.at, 0.0) / _DAY / _HALF_LIFE)


def most_played(plays: Iterable[Play], *, now: float) -> tuple[str, ...]:
    """The ids of the most played tracks, best first.

    The sum of the plays' scores and weights is above zero for all of them.

    Args:
        plays: in any order.
        now: seconds since the epoch (UTC); older plays count less (`freshness`).
    """
    sums: dict[str, float] = {}
    for play in plays:
        score = play.score * freshness(play, now)
        sums[play.track_id] = sums.get(play.track_id, 0.0) + score
    positive = (track_id for track_id, score in sums.items() if score > 0)
    return tuple(sorted(positive, key=lambda track_id: -sums[track_id]))


def last_played(plays: Iterable[Play]) -> Mapping[str, float]:
    """Id to the time of the last play, latest first.

    In seconds since the epoch (UTC); skipped plays do not count.
    """
    times: dict[str, float] = {}
    for play in plays:
        if play.ended is not Ending.SKIPPED:
            times[play.track_id] = max(play.at, times.get(play.track_id, play.at))
    return dict(sorted(times.items(), key=lambda each: -each[1]))
