"""Which stretch of a file a shuffled loop plays next."""

from __future__ import annotations

import math
import random

CROSSFADE_SECONDS = 2.0
STRETCH_SECONDS = (4.0, 10.0)
"""Of a stretch without its crossfades."""
SHORTEST_SECONDS = 2 * (STRETCH_SECONDS[0] + 2 * CROSSFADE_SECONDS)
"""Of a file that has enough places to choose from."""
_CANDIDATES = 16
_CELLS_A_SECOND = 4
_MOST_CELLS = 1024


class StretchChoice:
    """Chooses the least recently heard of some random stretches.

    When each part of the file was heard is kept by cells: a quarter of a second each,
    longer in a file of more than four minutes, so that memory is bounded.

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
        self._now = 0
        self._last: tuple[int, int] | None = None

    def next_stretch(self) -> tuple[int, int]:
        """First frame of the next stretch, and the frame where its crossfade begins.

        Its last crossfade, of `overlap` frames, lies inside the file, too.
        """
        shortest, longest = STRETCH_SECONDS
        longest = max(shortest, min(longest, self._frames / self._rate / 4))
        length = int(self._rng.uniform(shortest, longest) * self._rate) + self.overlap
        room = self._frames - length - self.overlap
        starts = [self._rng.randint(0, room) for _ in range(_CANDIDATES)]
        start = min(starts, key=lambda start: self._reluctance(start, length))
        self._remember(start, length)
        self._last = start, start + length
        return self._last

    def _reluctance(self, start: int, length: int) -> tuple[bool, bool, float]:
        """The more reluctant, the sooner it would be heard again."""
        is_same = is_near = False
        if self._last is not None:
            last_start, last_end = self._last
            is_same = start == last_start
            # Near the place that fades out, the crossfade would mix the sound with a
            # delayed copy of itself.
            is_near = abs(start - last_end) < 2 * self.overlap
        cells = self._cells(start, length)
        ages = (
            self._now + number * self._cell - self._heard_at[cell]
            for number, cell in enumerate(cells)
        )
        return is_same, is_near, sum(1 / max(self._cell, age) for age in ages)

    def _remember(self, start: int, length: int) -> None:
        for number, cell in enumerate(self._cells(start, length)):
            self._heard_at[cell] = self._now + number * self._cell
        self._now += length

    def _cells(self, start: int, length: int) -> range:
        """Those heard from the middle of one crossfade to the middle of the next."""
        first = start + self.overlap // 2
        return range(first // self._cell, (first + length - 1) // self._cell + 1)
