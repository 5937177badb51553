"""What was listened to: one play of one track, and what plain counting tells."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sleepterm.library.track import ContentType, Track
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
    def worth(self) -> float:
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


def popular(
    tracks: Iterable[Track],
    plays: Iterable[Play],
    *,
    now: float,
    type: ContentType | None = None,  # noqa: A002 - the catalogue's own word
) -> tuple[Track, ...]:
    """The tracks that were played gladly, the dearest first; "Popular with you".

    Args:
        tracks: what there is to choose from.
        plays: in any order.
        now: seconds since the epoch (UTC); older plays count less (`freshness`).
        type: only tracks of this type.
    """
    sums: dict[str, float] = {}
    for play in plays:
        worth = play.worth * freshness(play, now)
        sums[play.track_id] = sums.get(play.track_id, 0.0) + worth
    liked = [
        track
        for track in tracks
        if sums.get(track.id, 0.0) > 0 and type in {None, track.type}
    ]
    return tuple(sorted(liked, key=lambda track: -sums[track.id]))


def recent(tracks: Iterable[Track], plays: Iterable[Play]) -> tuple[Track, ...]:
    """The tracks that were played, the latest first; what was skipped is none."""
    times = last_played(play for play in plays if play.ended is not Ending.SKIPPED)
    played = [track for track in tracks if track.id in times]
    return tuple(sorted(played, key=lambda track: -times[track.id]))


def last_played(plays: Iterable[Play]) -> Mapping[str, float]:
    """When each track last began, by its id, in seconds since the epoch (UTC)."""
    times: dict[str, float] = {}
    for play in plays:
        times[play.track_id] = max(play.at, times.get(play.track_id, play.at))
    return times
