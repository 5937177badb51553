"""Which stretch of a file a shuffled loop plays next."""

from __future__ import annotations

import math
import random

CROSSFADE_SECONDS = 2.0
STRETCH_SECONDS = (4.0, 10.0)
"""Of a stretch without its crossfades."""
SHORTEST_SECONDS = 2 * (STRETCH_SECONDS[0] + 2 * CROSSFADE_SECONDS)
"""Of a file that has enough places to choose from."""
REST_SECONDS = 61.0
"""For which a long file plays nothing again: a minute, and some for whole cells."""
LONG_SECONDS = 170.0
"""A shorter file would have too few places left while others rest."""
_CANDIDATES = 32
_CELLS_A_SECOND = 4
_MOST_CELLS = 1024


class StretchChoice:
    """Chooses the least recently heard of some random stretches.

    When each part of the file was heard is kept by cells: a quarter of a second each,
    longer in a file of more than four minutes, so that memory is bounded. A file of
    three minutes or more plays nothing again within a minute.

    Args:
        frames: frames in the file; at least `SHORTEST_SECONDS`.
        rate: frames per second.
        rng: random lengths and candidates.
    """

    def __init__(self, frames: int, rate: int, rng: random.Random) -> None:
        self._frames = frames
        self._rate = rate
        self._rng = rng
        self.overlap = int(CROSSFADE_SECONDS * rate)
        """Frames of a crossfade."""
        self._cell = max(1, rate // _CELLS_A_SECOND, -(-frames // _MOST_CELLS))
        self._heard_at = [-math.inf] * -(-frames // self._cell)
        is_long = frames >= LONG_SECONDS * rate
        self._rest = REST_SECONDS * rate if is_long else 0
        self._now = 0
        self._last: tuple[int, int] | None = None

    def next_stretch(self) -> tuple[int, int]:
        """First frame of the next stretch, and the frame where its crossfade begins.

        Its last crossfade, of `overlap` frames, lies inside the file, too.
        """
        shortest, longest = STRETCH_SECONDS
        longest = max(shortest, min(longest, self._frames / self._rate / 4))
        length = int(self._rng.uniform(shortest, longest) * self._rate) + self.overlap
        starts = [self._rng.randint(0, self._room(length)) for _ in range(_CANDIDATES)]
        start = min(starts, key=lambda start: self._reluctance(start, length))
        if not self._is_rested(start, length):
            start, length = self._rested(length) or (start, length)
        self._remember(start, length)
        self._last = start, start + length
        return self._last

    def _room(self, length: int) -> int:
        """The last frame where a stretch of a length may start."""
        return self._frames - length - self.overlap

    def _rested(self, length: int) -> tuple[int, int] | None:
        """Start and length of a rested stretch, a shorter one if need be."""
        shortest = int(STRETCH_SECONDS[0] * self._rate) + self.overlap
        for frames in (length, shortest):
            room = range(0, self._room(frames) + 1, self._cell)
            starts = [start for start in room if self._is_rested(start, frames)]
            if starts:
                return min(starts, key=lambda x: self._reluctance(x, frames)), frames
        return None

    def _reluctance(self, start: int, length: int) -> tuple[bool, bool, bool, float]:
        """The more reluctant, the sooner it would be heard again."""
        ages = self._ages(start, self._cells(start, length))
        return (
            self._last is not None and start == self._last[0],
            self._is_near_last_end(start),
            not self._is_rested(start, length),
            sum(1 / max(self._cell, age) for age in ages),
        )

    def _is_near_last_end(self, start: int) -> bool:
        """Whether the crossfade would mix the sound with a delayed copy of itself."""
        return self._last is not None and abs(start - self._last[1]) < 2 * self.overlap

    def _is_rested(self, start: int, length: int) -> bool:
        """Whether nothing of it would be heard again too soon, even in a crossfade."""
        if not self._rest:
            return True
        # Cells leave out the outer halves of crossfades: its own, and those it meets.
        wide = self._cells(start - self.overlap, length + 2 * self.overlap)
        return min(self._ages(start, wide)) >= self._rest

    def _ages(self, start: int, cells: range) -> list[float]:
        """How long ago each cell was heard when a stretch from `start` plays it."""
        begin = self._now - start
        return [begin + cell * self._cell - self._heard_at[cell] for cell in cells]

    def _remember(self, start: int, length: int) -> None:
        for cell in self._cells(start, length):
            self._heard_at[cell] = self._now - start + cell * self._cell
        self._now += length

    def _cells(self, start: int, length: int) -> range:
        """Those heard from the middle of one crossfade to the middle of the next."""
        first = max(0, start + self.overlap // 2)
        end = min(start + self.overlap // 2 + length, self._frames)
        return range(first // self._cell, (end - 1) // self._cell + 1)
