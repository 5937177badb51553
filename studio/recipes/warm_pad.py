"""A warm pad: slow chords that drift through a just scale and never arrive.

Over a low root four parts hold their notes for twenty to fifty seconds and change one
at a time, each at a pace of its own and a little uneven, so that they seldom move
together. Each new note is drawn by chance among those that are in pure consonance with
all that still sounds. A note is a chorus of voices a few cents apart (PADsynth, Nasca
2004), with a brighter chorus above it that comes later and goes sooner. A breath of
air lies under all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.dsp.air import SOFT, with_air
from studio.dsp.chorus import Chorus, chorus, sung
from studio.dsp.dull import brought_up, dull
from studio.dsp.polyphony import Note, Part, going_round, harmonised
from studio.dsp.swells import Swell
from studio.dsp.tuning import just

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo

BASE = 73.5  # Hz, D
PARTS = (
    Part(just("3/2 2 5/3"), every=48.0, sounding=1.15),
    Part(just("5/2 8/3 3"), every=34.3, sounding=1.2),
    Part(just("10/3 4 5"), every=26.7, sounding=1.25),
    Part(just("6 20/3 8"), every=21.8, sounding=0.8),
)
ROOT_GAIN = 0.45
AIR_LEVEL = -30.0  # dB against the chords
GAINS = (0.8, 0.8, 0.6, 0.22)

BODY = Chorus((0, -9, -15, -24, -30), spread=6.0)
GLOSS = Chorus((-30, -6, 0, -4, -7, -12, -16, -20), spread=10.0, steady=0.2)
GLOSS_GAIN = 0.14
RISE, FALL = 8.0, 9.0  # s
GLOSS_LATER = 0.25  # of the note's length


def make(ring: Ring) -> Stereo:
    """The pad round the ring."""
    slow = dull(ring)
    notes = harmonised(slow.rng, going_round(slow, PARTS), slow.seconds)
    root = ROOT_GAIN * chorus(slow, BASE, BODY)
    chords = root + sung(slow, notes, _body) + sung(slow, notes, _gloss)
    return with_air(ring, brought_up(ring, chords), SOFT, AIR_LEVEL)


def _body(note: Note) -> tuple[float, Chorus, Swell]:
    swell = Swell(note.start, note.length, RISE, FALL, GAINS[note.part])
    return float(BASE * note.pitch), BODY, swell


def _gloss(note: Note) -> tuple[float, Chorus, Swell]:
    later = GLOSS_LATER * note.length
    length = note.length - 1.5 * later
    gain = GLOSS_GAIN * GAINS[note.part]
    swell = Swell(note.start + later, length, RISE, FALL, gain)
    return float(BASE * note.pitch), GLOSS, swell
