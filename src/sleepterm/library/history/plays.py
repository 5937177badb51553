"""What was listened to: one play of one track, and what plain counting tells."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sleepterm.units import Seconds

SKIPPED_WITHIN = Seconds(30.0)
"""A track that was stopped so soon was not what the listener wanted."""

_DAY = 86_400.0
_HALF_LIFE = 10.0


class Ending(StrEnum):
    """How a play came to its end."""

    END = "end"
    """A guided track was heard to its end."""
    TIMER = "timer"
    """The sleep timer ended it."""
    STOPPED = "stopped"
    """The listener ended it."""
    SKIPPED = "skipped"
    """The listener ended it within `SKIPPED_WITHIN`."""


@dataclass(frozen=True, slots=True)
class Play:
    """One play of one track.

    Attributes:
        track_id: what was played; it need not be in the catalogue any more.
        at: when it began, in seconds since the epoch (UTC).
        hour: the hour it was then on the listener's clock, 0 to 23.
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
        """What it says for the track: 1 for, 0 nothing, -1 against.

        Until the timer's or the track's end it is 1; stopped by hand it grows with
        the time heard, up to 1 at ten minutes.
        """
        if self.ended is Ending.SKIPPED:
            return -1.0
        if self.ended is Ending.STOPPED:
            return min(max(self.heard, 0.0) / 600.0, 1.0)
        return 1.0


def freshness(play: Play, now: float) -> float:
    """How much a play still counts, 1 to 0: half of it every ten days.

    Args:
        play: in the future it counts as new: clocks are put right now and then.
        now: seconds since the epoch (UTC).
    """
    return math.pow(0.5, max(now - play.at, 0.0) / _DAY / _HALF_LIFE)


def most_played(plays: Iterable[Play], *, now: float) -> tuple[str, ...]:
    """The ids of the tracks that were played gladly, the dearest first.

    Args:
        plays: in any order.
        now: seconds since the epoch (UTC); older plays count less (`freshness`).
    """
    sums: dict[str, float] = {}
    for play in plays:
        worth = play.score * freshness(play, now)
        sums[play.track_id] = sums.get(play.track_id, 0.0) + worth
    glad = (track_id for track_id, worth in sums.items() if worth > 0)
    return tuple(sorted(glad, key=lambda track_id: -sums[track_id]))


def last_played(plays: Iterable[Play]) -> Mapping[str, float]:
    """When each track was last played, by its id, the latest first.

    In seconds since the epoch (UTC); what was skipped was not played.
    """
    times: dict[str, float] = {}
    for play in plays:
        if play.ended is not Ending.SKIPPED:
            times[play.track_id] = max(play.at, times.get(play.track_id, play.at))
    return dict(sorted(times.items(), key=lambda each: -each[1]))
