"""Which stretch of a file a shuffled loop plays next."""

from __future__ import annotations

import math
import random

from sleepterm.audio.sources.resting import Alone, RestingPlaces

STRETCH_FADE_SECONDS = 2.0
STRETCH_SECONDS = (4.0, 10.0)
"""Of a stretch without its crossfades."""
SHORTEST_SECONDS = 2 * (STRETCH_SECONDS[0] + 2 * STRETCH_FADE_SECONDS)
"""Of a file that has enough places to choose from."""
MINUTE_SECONDS = 60.0
"""A file as long or longer plays no 3 s again within a minute."""
_REST_SECONDS = 61.0
_RESTING_SECONDS = 36.0
"""In a shorter file, what rests would leave one order for the others."""
_FADES_SECONDS = 90.0
"""From here on not even softly, in a crossfade at less than half of the gain."""
_NOTHING_SECONDS = 170.0
"""From here on nothing returns within a minute, not even for a moment."""
_FADES_APART = 1.1
"""Seconds; crossfades that meet have less than 3 s in common."""
_ALONE_APART = 0.1
"""So that nothing is heard alone twice, not even where crossfades meet."""
_DRAWS = 12
_LEAST_RESTED = 32
_CELLS_A_SECOND = 4
_MOST_CELLS = 1024


class StretchChoice:
    """Chooses, of some random stretches that have rested, the least recently heard.

    Stretches fill the gaps between those that rest: what is left of a gap is long
    enough for another one. When each part of the file was heard is kept by cells: a
    quarter of a second each, longer in a file of more than four minutes, so that memory
    is bounded.

    Args:
        frames: frames in the file; at least `SHORTEST_SECONDS`.
        rate: frames per second.
        rng: random lengths and candidates.
    """

    def __init__(self, frames: int, rate: int, rng: random.Random) -> None:
        self._frames = frames
        self._rate = rate
        self._rng = rng
        self.overlap = int(STRETCH_FADE_SECONDS * rate)
        """Frames of a crossfade."""
        self._shortest = int(STRETCH_SECONDS[0] * rate)
        self._apart = _apart(frames, rate, self.overlap)
        rest = _rest(frames, rate)
        self._resting = RestingPlaces(
            Alone(self.overlap, frames - self.overlap),
            rest=rest,
            apart=self._apart,
            shortest=self._shortest,
        )
        self._rests = rest > 0
        self._compared = max(1, min(16, int((frames / rate - MINUTE_SECONDS) / 7)))
        self._cell = max(1, rate // _CELLS_A_SECOND, -(-frames // _MOST_CELLS))
        self._heard_at = [-math.inf] * -(-frames // self._cell)
        self._now = 0
        self._last: tuple[int, int] | None = None

    def next_stretch(self) -> tuple[int, int]:
        """First frame of the next stretch, and the frame where its crossfade begins.

        Its last crossfade, of `overlap` frames, lies inside the file, too.
        """
        alone = (self._rested() if self._rests else None) or self._least_rested()
        self._remember(alone)
        self._last = alone.first - self.overlap, alone.end
        return self._last

    def _rested(self) -> Alone | None:
        """A stretch that has rested, if possible one that leaves some for the next."""
        free = self._resting.free(self._now)
        if not free:
            return None
        found = self._drawn(free)
        first = sorted(found[: self._compared], key=self._recency)
        found = first + found[self._compared :]
        if (best := next(filter(self._leaves_some, found), None)) is not None:
            return best
        found += self._shortest_of(free)
        return next(filter(self._leaves_some, found), found[0] if found else None)

    def _drawn(self, free: list[Alone]) -> list[Alone]:
        """Random stretches in free places; what is left beside each has room, too."""
        is_minute = self._frames >= MINUTE_SECONDS * self._rate
        longest = self._longest(9 if is_minute else 6)
        most = STRETCH_SECONDS[1] * self._rate
        room = self._shortest + self._apart
        found = []
        spare = [x.end - x.first - self._shortest + self._rate for x in free]
        draws = max(_DRAWS, self._compared + 8)
        for begin, end in self._rng.choices(free, spare, k=draws):
            first = self._rng.randint(begin, end - self._shortest)
            length = int(self._rng.uniform(self._shortest, longest))
            if first - begin < room:
                first = begin
            left = end - first
            if left - length < room:
                length = left if left <= most else min(length, left - room)
            length = min(max(length, self._shortest), left)
            found.append(Alone(first, first + length))
        return [x for x in found if self._is_rested(x)]

    def _shortest_of(self, free: list[Alone]) -> list[Alone]:
        """The shortest stretches at the edges of free places."""
        after = self._last[1] + 3 * self.overlap if self._last else 0
        firsts = [
            first
            for begin, end in free
            for first in (begin, max(begin, after), end - self._shortest)
            if first + self._shortest <= end
        ]
        found = [Alone(first, first + self._shortest) for first in firsts]
        return [x for x in found if self._is_rested(x)]

    def _is_rested(self, alone: Alone) -> bool:
        if self._is_near_last_end(alone):
            return False
        return not self._resting.is_resting(alone, self._now)

    def _leaves_some(self, alone: Alone) -> bool:
        """Whether there is a place to go on at after it, not too near its end."""
        now = self._now + alone.end - alone.first + self.overlap
        apart = Alone(alone.first - self._apart, alone.end + self._apart)
        far = alone.end + 3 * self.overlap + self._shortest
        free = self._resting.free(now, apart)
        return any(x.first < alone.first or x.end >= far for x in free)

    def _least_rested(self) -> Alone:
        """Of random stretches of a length, the one that there is least against."""
        length = int(self._rng.uniform(self._shortest, self._longest(4)))
        last = self._frames - self.overlap - length
        firsts = (self._rng.randint(self.overlap, last) for _ in range(_LEAST_RESTED))
        return min((Alone(x, x + length) for x in firsts), key=self._reluctance)

    def _longest(self, parts: int) -> float:
        """Frames heard alone at most, where some parts make up the file."""
        shortest, longest = STRETCH_SECONDS
        seconds = self._frames / self._rate / parts
        return max(shortest, min(longest, seconds)) * self._rate

    def _reluctance(self, alone: Alone) -> tuple[bool, bool, bool, float]:
        return (
            self._last is not None and alone.first - self.overlap == self._last[0],
            self._is_near_last_end(alone),
            self._rests and self._resting.is_resting(alone, self._now),
            self._recency(alone),
        )

    def _is_near_last_end(self, alone: Alone) -> bool:
        """Whether the crossfade would mix the sound with a delayed copy of itself."""
        if self._last is None:
            return False
        return abs(alone.first - self.overlap - self._last[1]) < 2 * self.overlap

    def _recency(self, alone: Alone) -> float:
        """The larger, the sooner it would be heard again, on average."""
        since = self._now - (alone.first - self.overlap)
        ages = (since + x * self._cell - self._heard_at[x] for x in self._cells(alone))
        return sum(1 / max(self._cell, x) for x in ages) / (alone.end - alone.first)

    def _remember(self, alone: Alone) -> None:
        since = self._now - (alone.first - self.overlap)
        for cell in self._cells(alone):
            self._heard_at[cell] = since + cell * self._cell
        if self._rests and self._last is None:
            # The first stretch is heard alone from its start: nothing fades into it.
            whole = Alone(alone.first - self.overlap, alone.end)
            self._resting.add(whole, self._now - self.overlap)
        elif self._rests:
            self._resting.add(alone, self._now)
        self._now += alone.end - alone.first + self.overlap

    def _cells(self, alone: Alone) -> range:
        """Those heard from the middle of one crossfade to the middle of the next."""
        first = max(0, alone.first - self.overlap // 2)
        end = min(alone.end + self.overlap // 2, self._frames)
        return range(first // self._cell, (end - 1) // self._cell + 1)


def _rest(frames: int, rate: int) -> int:
    """Frames for which what was heard rests: all of a minute, 22 s of 36 s."""
    if frames < _RESTING_SECONDS * rate:
        return 0
    return min(int(_REST_SECONDS * rate), 8 * frames // 5 - 36 * rate)


def _apart(frames: int, rate: int, overlap: int) -> int:
    """Frames left between what is heard alone and what rests."""
    if frames >= _NOTHING_SECONDS * rate:
        return 2 * overlap
    is_long = frames >= _FADES_SECONDS * rate
    return int((_FADES_APART if is_long else _ALONE_APART) * rate)
