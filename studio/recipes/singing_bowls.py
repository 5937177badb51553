"""Singing bowls: five bowls, struck rarely with a felt mallet, ringing into each other.

The modes of a bowl lie near 1 : 2.8 : 5.2 : 8.1 (Inacio, Henrique & Antunes, Acta
Acustica 92:637, 2006), each split in two that beat, for no bowl is perfectly round; a
thick felt wakes little but the first. The bowls are tuned to 2 : 3 : 4 : 5 : 6. Two
parts strike at paces that divide the ring into 16 and 11; neither strikes the same bowl
twice running, but now and then both share one. Beneath them bowls are rubbed softly,
one after another. The hall is large and dark.
"""

from __future__ import annotations

import numpy as np

from studio.dsp.bells import Partial, Timbre
from studio.dsp.chorus import Chorus, sung
from studio.dsp.dull import brought_up, dull
from studio.dsp.polyphony import Note, Part, going_round, harmonised
from studio.dsp.ring import Ring, Stereo
from studio.dsp.space import Space
from studio.dsp.strokes import in_hall, stroke
from studio.dsp.swells import Swell, laid_round
from studio.dsp.tuning import just

BASE = 55.0  # Hz, A
PARTS = (
    Part(just("3 4 5 6"), every=15.0, sounding=0.6),
    Part(just("2 3 4"), every=21.8, sounding=0.6),
)
RUBBED = Part(just("2 3 4"), every=34.0, sounding=1.3)
UNEVENNESS = 0.15  # of the strokes' strengths, log-normal

FELTED: Timbre = (
    Partial(1.0, 0, 40.0, 0.22),
    Partial(2.78, -16, 20.0, 0.5),
    Partial(5.18, -30, 9.0, 0.8),
    Partial(8.1, -44, 4.0, 1.2),
)
SOFTEST, SOFT = 0.22, 0.12  # s the mallet takes, on the lowest and the highest bowl
RUB = Chorus((0, -24), spread=2.0, steady=0.7)
RUB_GAIN = 0.26
HALL = Space(decay=4.5, distance=0.03, softness=3.0)
HALL_LEVEL = -7.0  # dB


def make(ring: Ring) -> Stereo:
    """The bowls round the ring."""
    slow = dull(ring)
    line = np.zeros((slow.frames, 2))
    for note in harmonised(slow.rng, going_round(slow, PARTS), slow.seconds):
        pitch = float(note.pitch)
        strength = np.exp(UNEVENNESS * slow.rng.standard_normal()) * (2 / pitch) ** 0.6
        softness = np.interp(pitch, (2, 6), (SOFTEST, SOFT))
        sound = stroke(slow, BASE * pitch, FELTED, float(softness))
        laid_round(line, sound, note.start, strength)
    rubbed = harmonised(slow.rng, going_round(slow, (RUBBED,)), slow.seconds)
    line += sung(slow, rubbed, _rub)
    return brought_up(ring, in_hall(slow, line, HALL, HALL_LEVEL))


def _rub(note: Note) -> tuple[float, Chorus, Swell]:
    length = note.length
    swell = Swell(note.start, length, length / 2, length / 2, RUB_GAIN)
    return float(BASE * note.pitch), RUB, swell
