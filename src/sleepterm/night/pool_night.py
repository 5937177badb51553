"""One night of a pool of parts: when each part, silence and caption of it comes.

An opening and an ending stand fixed; between them come as many parts as fit into the
length of the night. Silences between the sentences of a part grow with the night, and
what is left over is shared out among the joins, which are silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from sleepterm.formats.webvtt import Cue
from sleepterm.night.narration import BedMark, BellMark, Narration
from sleepterm.units import Seconds

SHORTEST_JOIN, LONGEST_JOIN = Seconds(3.0), Seconds(20.0)
"""Silence between two parts, besides that in their files."""

SLOWING = 0.8
"""By this share silences are longer at the end of the night than at its beginning."""


@dataclass(frozen=True)
class PoolPart:
    """What is known of a part's files.

    Attributes:
        name: of the file, without its suffix.
        length: of the sound, in seconds.
        narration: captions, bells and beds.
    """

    name: str
    length: Seconds
    narration: Narration = field(default_factory=Narration)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a part's file that plays without a break; between spans is silence.

    Attributes:
        part: the part's name.
        start: when it begins, in seconds from the beginning of the night.
        end: when it ends, likewise.
        at: where in the file it begins, in seconds.
    """

    part: str
    start: Seconds
    end: Seconds
    at: Seconds


@dataclass(frozen=True)
class PoolNight:
    """The parts of a night as one long track.

    Attributes:
        parts: names in their order, each once.
        spans: of all parts, in order.
        length: of the whole, in seconds.
        narration: captions, bells and beds of the whole.
    """

    parts: tuple[str, ...]
    spans: tuple[Span, ...]
    length: Seconds
    narration: Narration


def arranged(
    opening: PoolPart | None,
    candidates: Iterable[PoolPart],
    ending: PoolPart | None,
    length: Seconds,
) -> PoolNight:
    """Arrange a night.

    Args:
        opening: comes first; None without one.
        candidates: each is taken if it still fits.
        ending: comes last; None without one.
        length: of the night in seconds. It is shorter if there are too few parts.
    """
    last = [] if ending is None else [_Placed(ending, ())]
    end = length - sum(SHORTEST_JOIN + each.length for each in last)
    placed = [] if opening is None else [_Placed(opening, ())]
    at = float(sum(each.length for each in placed))
    for part in candidates:
        slower = _Placed(part, tuple(_holds(part.narration, SLOWING * at / length)))
        added = (SHORTEST_JOIN if placed else 0.0) + slower.length
        if at + added <= end:
            placed.append(slower)
            at += added
    return _joined([*placed, *last], length)


@dataclass(frozen=True)
class _Placed:
    """A part, and where in its file how long a silence is held; all in seconds."""

    part: PoolPart
    holds: tuple[tuple[Seconds, Seconds], ...]

    @property
    def length(self) -> Seconds:
        return Seconds(self.part.length + sum(held for _, held in self.holds))

    def spans(self, start: Seconds) -> Iterator[Span]:
        """The part's spans, if it begins at `start`."""
        bounds = [Seconds(0.0), *(at for at, _ in self.holds), self.part.length]
        for one, other in pairwise(bounds):
            begin = self.moved(Seconds((one + other) / 2), start) - (other - one) / 2
            yield Span(
                self.part.name, Seconds(begin), Seconds(begin + other - one), one
            )

    def moved(self, at: Seconds, start: Seconds) -> Seconds:
        """When a position in the file comes, if the part begins at `start`."""
        return Seconds(start + at + sum(held for hold, held in self.holds if hold < at))


def _holds(narration: Narration, slowing: float) -> Iterator[tuple[Seconds, Seconds]]:
    """Where each silence between two sentences is held, in its middle, and how long."""
    for start, end in narration.silences[1:-1]:
        yield Seconds((start + end) / 2), Seconds((end - start) * slowing)


def _joined(placed: list[_Placed], length: Seconds) -> PoolNight:
    whole = sum(each.length for each in placed)
    joins = len(placed) - 1
    join = (length - whole) / joins if joins > 0 else 0.0
    join = min(max(join, SHORTEST_JOIN), LONGEST_JOIN)
    spans: list[Span] = []
    narrations: list[Narration] = []
    at = 0.0
    for number, each in enumerate(placed):
        at += join if number else 0.0
        spans += each.spans(Seconds(at))
        narrations.append(_moved(each, Seconds(at)))
        at += each.length
    names = tuple(each.part.name for each in placed)
    return PoolNight(names, tuple(spans), Seconds(at), _in_a_row(narrations))


def _moved(placed: _Placed, start: Seconds) -> Narration:
    narration = placed.part.narration

    def moved(at: Seconds) -> Seconds:
        return placed.moved(at, start)

    return replace(
        narration,
        cues=tuple(
            Cue(moved(cue.start), moved(cue.end), cue.text) for cue in narration.cues
        ),
        bells=tuple(BellMark(moved(x.at), x.kind) for x in narration.bells),
        beds=tuple(BedMark(moved(x.at), x.track_id) for x in narration.beds),
    )


def _in_a_row(narrations: list[Narration]) -> Narration:
    return Narration(
        tuple(chain.from_iterable(each.cues for each in narrations)),
        tuple(chain.from_iterable(each.bells for each in narrations)),
        tuple(chain.from_iterable(each.beds for each in narrations)),
        is_session=all(each.is_session for each in narrations),
    )
