"""When bells ring in silent meditation."""

from __future__ import annotations

import random
from dataclasses import dataclass

from sleepterm.errors import SleeptermError
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

START = Seconds(1.0)
"""When the first bell rings: the sound has faded in by then."""

SHORTEST_INTERVAL = Seconds(10.0)
_BEFORE_THE_END = Seconds(10.0)
"""No bell rings so shortly before the end, as it would still ring there."""


@dataclass(frozen=True, slots=True)
class Bell:
    """A bell stroke: seconds from the start, and "low", "middle" or "high"."""

    at: Seconds
    kind: str


@dataclass(frozen=True, slots=True)
class BellPlan:
    """The bells of a sitting.

    Attributes:
        shortest: of the intervals between bells, in seconds; None for no bells between.
        longest: of the intervals; if it is above the shortest they are random.
        at_start: whether a bell rings at the start.
        at_end: whether a bell rings at the end.
        seed: of random intervals; the same seed gives the same times.

    Raises:
        SleeptermError: an interval is under 10 s, or the longest under the shortest.
    """

    shortest: Seconds | None = None
    longest: Seconds | None = None
    at_start: bool = True
    at_end: bool = True
    seed: int = 0

    def __post_init__(self) -> None:
        if self.shortest is None:
            return
        if self.shortest < SHORTEST_INTERVAL:
            raise SleeptermError(
                _("Too often"),
                _("Bells can ring every 10 seconds at most."),
                _("Try 5m."),
            )
        if self.longest is not None and self.longest < self.shortest:
            raise SleeptermError(
                _("Not a range"),
                _("The second time between bells is shorter than the first."),
                _("Write it like 4m-7m."),
            )

    @property
    def is_random(self) -> bool:
        """Whether the intervals differ."""
        return self.longest is not None and self.longest != self.shortest

    def bells(self, length: Seconds) -> tuple[Bell, ...]:
        """The bells of a sitting of `length` seconds, sorted by time.

        Those of the start and the end are low, those between them are higher.
        """
        rings = [Bell(START, "low")] if self.at_start else []
        rings += [Bell(at, "middle") for at in self._between(length)]
        if self.at_end:
            rings.append(Bell(length, "low"))
        return tuple(rings)

    def _between(self, length: Seconds) -> list[Seconds]:
        if self.shortest is None:
            return []
        chance = random.Random(self.seed)  # noqa: S311 - chance for the ear, not for secrets
        longest = self.shortest if self.longest is None else self.longest
        times: list[Seconds] = []
        at = chance.uniform(self.shortest, longest)
        while at < length - _BEFORE_THE_END:
            times.append(Seconds(round(at, 1)))
            at += chance.uniform(self.shortest, longest)
        return times
