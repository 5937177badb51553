"""Which places of a file rest, because they were heard not long ago."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple


class Alone(NamedTuple):
    """What is heard of a stretch outside its crossfades, in frames of the file."""

    first: int
    end: int


class _Heard(NamedTuple):
    since: int
    alone: Alone


class RestingPlaces:
    """Remembers what was played until it has rested, and where there is room meanwhile.

    Args:
        room: where stretches may be heard alone.
        rest: frames for which what was heard rests.
        apart: frames left between what rests and what is heard.
        shortest: frames that are heard alone, at least.
    """

    def __init__(self, room: Alone, *, rest: int, apart: int, shortest: int) -> None:
        self._room = room
        self._rest = rest
        self._apart = apart
        self._shortest = shortest
        self._heard: deque[_Heard] = deque()

    def add(self, alone: Alone, now: int) -> None:
        """Let what begins to play now rest from now on."""
        self._heard.append(_Heard(now, alone))
        while self._is_over(self._heard[0], now):
            self._heard.popleft()

    def is_resting(self, alone: Alone, now: int) -> bool:
        """Whether some of it would be heard again too soon when it begins now."""
        low, high = alone.first - self._apart, alone.end + self._apart
        return any(
            low < then.end
            and then.first < high
            and now - since - (alone.first - then.first) < self._rest
            for since, then in self._heard
        )

    def free(self, now: int, also: Alone | None = None) -> list[Alone]:
        """Where there is room for the shortest stretch that begins now.

        Of what was played but in part a rest ago, all counts as free.

        Args:
            now: when the stretch begins.
            also: what rests, too.
        """
        resting = [then for since, then in self._heard if now - since < self._rest]
        if also is not None:
            resting.append(also)
        found: list[Alone] = []
        at, end = self._room
        for then in sorted(resting):
            found.append(Alone(at, then.first - self._apart))
            at = max(at, then.end + self._apart)
        found.append(Alone(at, end))
        return [x for x in found if x.end - x.first >= self._shortest]

    def _is_over(self, heard: _Heard, now: int) -> bool:
        """Whether even its end has rested for a stretch that begins there now."""
        since, alone = heard
        return now - since - (alone.end - alone.first) >= self._rest
