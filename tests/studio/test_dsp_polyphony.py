"""Parts that move by chance are consonant at every moment."""

from __future__ import annotations

from itertools import combinations
from math import inf

import numpy as np
import pytest
from studio.dsp.polyphony import Note, Part, Slot, going_round, harmonised, together
from studio.dsp.ring import Ring
from studio.dsp.tuning import consonant, just

SCALE = just("1 9/8 5/4 4/3 3/2 5/3 15/8 2")
PARTS = tuple(Part(SCALE, every, sounding=1.2) for every in (7.0, 9.0, 11.0))


@pytest.mark.parametrize("seed", range(5))
def test_all_that_sounds_together_is_consonant(seed: int) -> None:
    ring = Ring(80.0, seed)
    notes = harmonised(ring.rng, going_round(ring, PARTS), ring.seconds)
    pairs = [
        pair for pair in combinations(notes, 2) if together(*pair, turn=ring.seconds)
    ]
    assert len(pairs) > len(notes)
    assert all(consonant(one.pitch, other.pitch) for one, other in pairs)


def test_a_part_moves() -> None:
    ring = Ring(80.0, 1)
    notes = harmonised(ring.rng, going_round(ring, PARTS[:1]), ring.seconds)
    pitches = [note.pitch for note in notes]
    assert sum(np.array(pitches[1:]) == np.array(pitches[:-1])) == 0


def test_together_knows_that_a_ring_comes_round() -> None:
    late, early = Note(SCALE[0], 9.0, 2.0), Note(SCALE[0], 0.5, 1.0)
    assert together(late, early, turn=10.0)
    assert together(early, late, turn=10.0)
    assert not together(late, early, turn=inf)
    assert not together(early, Note(SCALE[0], 1.6, 1.0), turn=10.0)


def test_paces_fill_the_ring() -> None:
    slots = going_round(Ring(80.0, 1), PARTS)
    counts = [sum(slot.part == part for slot in slots) for part in range(3)]
    assert counts == [11, 9, 7]
    assert all(0 <= slot.start < 80 for slot in slots)


def test_says_so_if_no_pitch_fits() -> None:
    slots = [Slot(0.0, 2.0, just("1")), Slot(1.0, 2.0, just("9/8"))]
    with pytest.raises(ValueError, match="consonant"):
        harmonised(np.random.default_rng(1), slots)
