"""Random melodies in several parts that are always consonant with each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np

from studio.dsp.ring import Ring
from studio.dsp.tuning import Pitch, consonant

_UNEVENNESS = 0.12  # of the pace of a part


@dataclass(frozen=True)
class Slot:
    """A stretch of time that waits for its pitch.

    Attributes:
        start: seconds.
        length: seconds until it is no longer heard.
        pitches: what it may be.
        part: which part it belongs to; a part rather moves than repeats its pitch.
    """

    start: float
    length: float
    pitches: Sequence[Pitch]
    part: int = 0


@dataclass(frozen=True)
class Note:
    """A pitch and when it sounds, in seconds."""

    pitch: Pitch
    start: float
    length: float
    part: int = 0


@dataclass(frozen=True)
class Part:
    """One part of a piece that goes round.

    Attributes:
        pitches: among which it moves.
        every: seconds from note to note, made to fit the ring.
        sounding: how long a note is heard, over that time; above 1 it is still there
            while the next one comes, below 1 it leaves a rest.
    """

    pitches: Sequence[Pitch]
    every: float
    sounding: float = 0.85


def going_round(ring: Ring, parts: Sequence[Part]) -> list[Slot]:
    """The slots of all parts, each part in its own slightly uneven pace."""
    slots = []
    for index, part in enumerate(parts):
        count = max(1, round(ring.seconds / part.every))
        pace = ring.seconds / count
        shift = float(ring.rng.random())
        late = ring.rng.uniform(0, _UNEVENNESS, count)
        starts = (np.arange(count) + shift + late) * pace % ring.seconds
        slots += [
            Slot(float(start), part.sounding * pace, part.pitches, index)
            for start in starts
        ]
    return slots


def harmonised(
    draw: np.random.Generator, slots: Sequence[Slot], turn: float = inf
) -> list[Note]:
    """Gives every slot a pitch consonant with all that sounds at the same time.

    Args:
        draw: chance.
        slots: in any order.
        turn: length of the ring in seconds, if the music comes round.

    Raises:
        ValueError: there is no such choice.
    """
    slots = sorted(slots, key=lambda slot: slot.start)
    chosen: list[Note] = []
    waiting: list[list[Note]] = []
    while len(chosen) < len(slots):
        if len(waiting) == len(chosen):
            waiting.append(_in_order_of_liking(draw, slots[len(chosen)], chosen))
        note = _first_consonant(waiting[-1], chosen, turn)
        if note is not None:
            chosen.append(note)
        elif chosen:
            waiting.pop()
            chosen.pop()
        else:
            raise ValueError("these slots cannot be consonant")
    return chosen


def together(one: Slot | Note, other: Slot | Note, turn: float = inf) -> bool:
    """True if there is a moment when both are heard."""
    after = (other.start - one.start) % turn
    before = (one.start - other.start) % turn
    return after < one.length or before < other.length


def _in_order_of_liking(
    draw: np.random.Generator, slot: Slot, chosen: Sequence[Note]
) -> list[Note]:
    """By chance, but what the part has just sounded comes last."""
    last = next((note.pitch for note in reversed(chosen) if note.part == slot.part), 0)
    order = [slot.pitches[place] for place in draw.permutation(len(slot.pitches))]
    order.sort(key=lambda pitch: pitch == last)
    return [Note(pitch, slot.start, slot.length, slot.part) for pitch in order]


def _first_consonant(
    waiting: list[Note], chosen: Sequence[Note], turn: float
) -> Note | None:
    """Takes notes off the list until one is consonant with those it sounds with."""
    while waiting:
        note = waiting.pop(0)
        if all(
            consonant(note.pitch, other.pitch)
            for other in chosen
            if together(note, other, turn)
        ):
            return note
    return None
