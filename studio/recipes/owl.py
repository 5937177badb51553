"""Owls in a forest: one call at a time, far off, with the wood's echo after it.

Each slot holds one phrase, each of another bird, place and pitch. Tawny owls call one
long falling hoo, a short hu after a pause, and a long one that trembles; eagle owls and
great horned owls hoot low, in twos or fives (their patterns after Koenig & Weick, Owls
of the World, 2008). An owl's hoot is nearly one pure partial with air in it. Trees
swallow the highs (ISO 9613-2, annex A) and give back a long soft echo, which dies away
into digital silence before the slot ends.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.place import Place, heard
from studio.dsp.ring import RATE, Ring, unit
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import amplitude
from studio.dsp.voices import Note, whistled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studio.dsp.ring import Stereo

BEGINS = (0.5, 0.9)  # s after the slot's start; in a short slot, sooner
SILENCE = 1.5  # s at a slot's end
FADE = 2.5  # s before that
ONSET = (0.05, 0.08)  # s, after which a slot may sound, and sounds in full

FOREST = Space(decay=2.6, distance=0.11, softness=2.0)
ECHO_LEVEL = 0.5
PITCH_SPREAD = 0.03

# hoots, as (seconds from the phrase's start, dB, note)
LONG_HOO = Note(
    1.1, (735, 795, 770, 715), rise=0.3, fall=0.4, overtones=(-30, -38), breath=0.25
)
SHORT_HU = Note(0.22, (690, 720, 700), rise=0.08, fall=0.1, breath=0.3)
TREMBLING_HOO = Note(
    1.7,
    (700, 770, 780, 720),
    0.25,
    0.6,
    (-30, -38),
    breath=0.25,
    warble=11.0,
    depth=0.02,
)
HORNED_SHORT = Note(0.2, (322, 330, 318), 0.07, 0.09, (-24, -34), breath=0.3)
HORNED_LONG = Note(0.48, (316, 328, 322, 306), 0.13, 0.22, (-24, -34), breath=0.3)
EAGLE_HOO = Note(0.55, (268, 288, 280, 252), 0.16, 0.25, (-22, -30), breath=0.3)
SOFT_HOO = Note(0.75, (470, 492, 484, 462), 0.22, 0.32, (-28, -36), breath=0.35)


@dataclass(frozen=True)
class Phrase:
    """One phrase, and where it comes from."""

    hoots: Sequence[tuple[float, float, Note]]
    place: Place


PHRASES = (
    Phrase(
        ((0, 0, LONG_HOO), (3.0, -5, SHORT_HU), (3.7, 0, TREMBLING_HOO)),
        Place(-0.45, 40.0, leaves=60.0),
    ),
    Phrase(
        (
            (0, -2, HORNED_SHORT),
            (0.3, -1, HORNED_SHORT),
            (0.62, 0, HORNED_LONG),
            (1.75, 0, HORNED_LONG),
            (2.75, -2, HORNED_LONG),
        ),
        Place(0.5, 50.0, leaves=60.0),
    ),
    Phrase(
        ((0, 0, EAGLE_HOO), (4.4, -1, EAGLE_HOO)),
        Place(-0.15, 60.0, leaves=80.0),
    ),
    Phrase(
        ((0, -3, SHORT_HU), (0.75, 0, TREMBLING_HOO)),
        Place(0.75, 60.0, leaves=90.0),
    ),
    Phrase(
        ((0, 0, SOFT_HOO), (2.4, -1, SOFT_HOO), (3.35, -3, SOFT_HOO)),
        Place(-0.75, 55.0, leaves=70.0),
    ),
    Phrase(
        ((0, 0, LONG_HOO), (4.3, -2, LONG_HOO)),
        Place(0.25, 90.0, leaves=120.0),
    ),
)


def make(ring: Ring) -> Stereo:
    """One phrase in each of the ring's slots."""
    slot = ring.frames // len(PHRASES)
    calls = [_within(unit(_called(ring, phrase, slot))) for phrase in PHRASES]
    rest = ring.frames - slot * len(PHRASES)
    return np.concatenate([*calls, np.zeros((rest, 2))])


def _called(ring: Ring, phrase: Phrase, frames: int) -> Stereo:
    """A phrase and its echo, on a slot of its own."""
    slot = Ring(frames / RATE, int(ring.rng.integers(2**31)))
    line = np.zeros(frames)
    tuning = 1 + PITCH_SPREAD * float(slot.rng.uniform(-1, 1))
    begin = min(float(slot.rng.uniform(*BEGINS)), slot.seconds / 4)
    for at, decibels, note in phrase.hoots:
        pitch = tuple(hz * tuning for hz in note.pitch)
        hoot = whistled(slot, replace(note, pitch=pitch))
        start = round((begin + at) * RATE)
        end = min(start + len(hoot), frames)
        if start < end:
            line[start:end] += amplitude(decibels) * hoot[: end - start]
    direct = unit(heard(line, phrase.place))
    return direct + ECHO_LEVEL * unit(reverberation(slot, direct, FOREST))


def _within(call: Stereo) -> Stereo:
    """A call between silences: no offset, so that they are digital when mastered."""
    frames = len(call)
    silence, fade = (min(s, frames / RATE / 4) for s in (SILENCE, FADE))
    left = (frames - np.arange(frames)) / RATE - silence
    start = np.interp(np.arange(frames) / RATE, ONSET, (0, 1))
    gate = (start * np.sin(np.pi / 2 * np.clip(left / fade, 0, 1)) ** 2)[:, None]
    gated = call * gate
    return np.asarray(gated - gate * (gated.mean(axis=0) / gate.mean()))
