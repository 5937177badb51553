"""The clock of a session: which part plays, and how long it and the rest still take.

An immutable state machine without a clock: `advanced` gets the time that has passed.
A part lasts for its length; one that waits lasts until its guided track has ended,
whatever its length says. A part that begins at a time of day is kept there by
`aligned`, which changes how long the parts before it last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sleepterm.units import Seconds

BACK_TO_START = Seconds(5.0)
"""Going back within this time of a part's beginning goes to the part before."""


@dataclass(frozen=True, slots=True)
class SequenceClock:
    """The place in a session; times are seconds of playback.

    Attributes:
        lengths: of the parts; one at least.
        waits: for each part, whether it lasts until its guided track has ended.
        tail: seconds between the end of the last part and that of the session.
        index: number of the part that plays; the number of parts once all are over.
        elapsed: seconds into that part, or into the tail.
    """

    lengths: tuple[Seconds, ...]
    waits: tuple[bool, ...]
    tail: Seconds = Seconds(0.0)
    index: int = 0
    elapsed: Seconds = Seconds(0.0)

    @property
    def is_over(self) -> bool:
        """Whether the last part has ended."""
        return self.index == len(self.lengths)

    @property
    def is_waiting(self) -> bool:
        """Whether the part that plays lasts until its guided track has ended."""
        return not self.is_over and self.waits[self.index]

    @property
    def part_left(self) -> Seconds:
        """Seconds until the part that plays ends; 0 once all are over."""
        if self.is_over:
            return Seconds(0.0)
        return Seconds(max(0.0, self.lengths[self.index] - self.elapsed))

    @property
    def remaining(self) -> Seconds:
        """Seconds until the session ends."""
        if self.is_over:
            return Seconds(max(0.0, self.tail - self.elapsed))
        return Seconds(self.part_left + sum(self.lengths[self.index + 1 :]) + self.tail)

    def advanced(self, seconds: Seconds) -> SequenceClock:
        """The clock after some more seconds; a part that waits does not end by itself.

        A waiting part stands still at its length.
        """
        clock = replace(self, elapsed=Seconds(self.elapsed + seconds))
        while not clock.is_over and clock.elapsed >= clock.lengths[clock.index]:
            if clock.is_waiting:
                return replace(clock, elapsed=clock.lengths[clock.index])
            over = Seconds(clock.elapsed - clock.lengths[clock.index])
            clock = replace(clock, index=clock.index + 1, elapsed=over)
        return clock

    def at(self, position: Seconds, length: Seconds) -> SequenceClock:
        """The clock of a part that waits, moved to where its guided track is.

        Args:
            position: seconds into the track.
            length: of the track; 0 while unknown.
        """
        if not self.is_waiting:
            return self
        lengths = list(self.lengths)
        if length > 0:
            lengths[self.index] = length
        at = Seconds(min(max(0.0, position), lengths[self.index]))
        return replace(self, lengths=tuple(lengths), elapsed=at)

    def track_ended(self) -> SequenceClock:
        """The guided track of the part that plays has ended: the next one begins."""
        return self.moved(self.index + 1) if self.is_waiting else self

    def moved(self, index: int) -> SequenceClock:
        """The clock at the beginning of a part, or at the end of all."""
        to = min(max(0, index), len(self.lengths))
        return replace(self, index=to, elapsed=Seconds(0.0))

    def skipped(self, by: int) -> SequenceClock:
        """The clock at the next part (+1), at this one's start, or the one before (-1).

        There is nothing behind the last part: then it is unchanged.
        """
        last = len(self.lengths) - 1
        if by > 0:
            return self if self.index >= last else self.moved(self.index + 1)
        if self.is_over:
            return self.moved(last)
        is_new = self.elapsed < BACK_TO_START
        return self.moved(self.index - 1 if is_new else self.index)

    def extended(self, by: Seconds) -> SequenceClock:
        """The clock with an end that is later by some seconds; negative is earlier.

        The last part lasts longer; if it waits, what comes after it.
        """
        last = len(self.lengths) - 1
        if self.is_over or self.waits[last]:
            used = self.elapsed if self.is_over else 0.0
            longest = max(self.tail, used)
            return replace(self, tail=Seconds(max(used, longest + by)))
        used = self.elapsed if self.index == last else 0.0
        length = Seconds(max(used, self.lengths[last] + by))
        return replace(self, lengths=(*self.lengths[:last], length))

    def aligned(self, index: int, until: Seconds) -> SequenceClock:
        """The clock with a part that begins in so many seconds from now.

        The part before it lasts longer or shorter, and waits for nothing; where that
        is not enough, the ones before that are cut as well.

        Args:
            index: of a part that is still to come; otherwise nothing changes.
            until: seconds until it is to begin; at 0 or less it begins now.
        """
        if index <= self.index or index >= len(self.lengths):
            return self
        if until <= 0:
            return self.moved(index)
        lengths, waits = list(self.lengths), list(self.waits)
        planned = self.part_left + sum(lengths[self.index + 1 : index])
        change = until - planned
        waits[index - 1] = False
        for at in range(index - 1, self.index - 1, -1):
            least = self.elapsed if at == self.index else 0.0
            new = max(least, lengths[at] + change)
            change -= new - lengths[at]
            if new < lengths[at]:
                waits[at] = False
            lengths[at] = Seconds(new)
            if abs(change) < 1e-6:
                break
        return replace(self, lengths=tuple(lengths), waits=tuple(waits))


def clock_of(
    lengths: Sequence[Seconds],
    waits: Sequence[bool],
    due: Sequence[Seconds | None],
    tail: Seconds = Seconds(0.0),
    first: int = 0,
) -> SequenceClock:
    """The clock of a session that begins now.

    Args:
        lengths: of the parts.
        waits: for each part, whether it lasts until its guided track has ended.
        due: for each part that begins at a time of day, in how many seconds that is.
        tail: seconds between the end of the last part and that of the session.
        first: number of the part that it begins with.
    """
    clock = SequenceClock(tuple(lengths), tuple(waits), tail, first)
    for index, until in enumerate(due):
        if until is not None:
            clock = clock.aligned(index, until)
    return clock
