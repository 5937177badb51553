"""Bowls descending: singing bowls, ever rarer, lower and softer, for twenty minutes.

Bowls of the modes 1 : 2.8 : 5.2 : 8.1 (Inacio, Henrique & Antunes, Acta Acustica
92:637, 2006), each mode two halves that beat. The piece has five parts, each begun by
the lowest bowl. The first two play on the fourth to the sixteenth harmonic of 24.5 Hz
(4 : 5 : 6 : 8 : 10 : 12 : 16), the third darkens to the minor third, the fourth turns
back, and in the last only the root, its fifth and its octave are left. Strokes are nine
seconds apart at first, half of them answered by another, and about half a minute at the
end, none answered; the felt grows softer and the strokes fainter, by 10 dB in all.
Rubbed bowls hum beneath, ever lower. The last stroke comes two minutes before the end
and is left to ring.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bells import Partial, Timbre
from studio.dsp.chorus import Chorus, chorus, sung
from studio.dsp.drift import Drift, drift
from studio.dsp.dull import DullRing, brought_up, dull
from studio.dsp.polyphony import Note, Slot, harmonised
from studio.dsp.space import Space
from studio.dsp.spectrum import amplitude
from studio.dsp.strokes import in_hall, stroke
from studio.dsp.swells import Swell, from_and_to_silence, laid_once
from studio.dsp.tuning import Pitch, just

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo


@dataclass(frozen=True)
class Section:
    """A part of the piece.

    Attributes:
        begins: share of the piece that is over.
        bowls: those that are struck.
        rubbed: those that hum.
        pace: seconds between strokes at its beginning; it moves on to the next one's.
        answered: share of the strokes that a second one follows.
    """

    begins: float
    bowls: tuple[Pitch, ...]
    rubbed: tuple[Pitch, ...]
    pace: float
    answered: float


BASE = 49.0  # Hz, G
SECTIONS = (
    Section(0.0, just("3 4 5 6 8"), just("3 4"), 9.0, 0.5),
    Section(0.22, just("5/2 3 4 5 6"), just("2 3 4"), 11.0, 0.4),
    Section(0.45, just("2 12/5 3 4 24/5"), just("2 3"), 15.0, 0.25),
    Section(0.67, just("2 5/2 3 4"), just("2 3"), 20.0, 0.15),
    Section(0.86, just("2 3 4"), just("2"), 28.0, 0.0),
)
RAREST = 36.0  # s between the last strokes
UNEVENNESS = 0.15
ANSWER_AFTER, ANSWER_SOFTER = (2.2, 4.2), 4.0  # s, dB
LOWEST, LAST = just("1"), just("2")
STRUCK, ANSWER, RUBBED = 0, 1, 2  # parts
FALLS = 10.0  # dB from the first stroke to the last
HEARD = 14.0  # s, while a bowl counts as sounding
LAST_STROKE = 120.0  # s before the end

FELTED: Timbre = (
    Partial(1.0, 0, 42.0, 0.2),
    Partial(2.78, -16, 22.0, 0.45),
    Partial(5.18, -30, 9.0, 0.8),
    Partial(8.1, -44, 4.0, 1.2),
)
FELT, SOFTEST_FELT = 0.12, 0.35  # s the mallet takes
FIRST_STROKE = 4.5  # s
RUB = Chorus((0, -6, -26), spread=2.5, steady=0.8)
RUB_GAIN, MOVING_GAIN = 0.13, 0.11  # of the root that stays, and of those that change
RUB_EVERY, RUB_LASTS = 41.0, 56.0  # s
BREATH = Drift(1 / 60, 1 / 15)
HALL = Space(decay=5.0, distance=0.03, softness=3.0)
HALL_LEVEL = -7.0  # dB
ARRIVING, LEAVING, SILENCE = 8.0, 110.0, 1.0  # s
MOST_LEAVING = 0.4  # of a short piece


def make(ring: Ring) -> Stereo:
    """The whole piece; it begins and ends in silence."""
    slow = dull(ring)
    notes = harmonised(slow.rng, _slots(slow))
    line = _struck(slow, [note for note in notes if note.part != RUBBED])
    hum = RUB_GAIN * chorus(slow, 2 * BASE, RUB)
    hum += sung(slow, [note for note in notes if note.part == RUBBED], _rub)
    falling = -FALLS * slow.times / slow.seconds + drift(slow, BREATH)
    line += hum * amplitude(falling)[:, None]
    line = in_hall(slow, line, HALL, HALL_LEVEL)
    leaving = min(LEAVING, MOST_LEAVING * slow.seconds)
    return brought_up(
        ring, line * from_and_to_silence(slow, ARRIVING, leaving, SILENCE)
    )


def _struck(ring: DullRing, notes: list[Note]) -> Stereo:
    line = np.zeros((ring.frames, 2))
    for note in notes:
        gone = note.start / ring.seconds
        softness = FELT + (SOFTEST_FELT - FELT) * gone
        sound = stroke(ring, float(BASE * note.pitch), FELTED, softness)
        fall = FALLS * gone + ANSWER_SOFTER * (note.part == ANSWER)
        gain = float(amplitude(-fall)) * float(note.pitch / 2) ** -0.6
        laid_once(line, sound, note.start, gain)
    return line


def _rub(note: Note) -> tuple[float, Chorus, Swell]:
    half = note.length / 2
    return (
        float(BASE * note.pitch),
        RUB,
        Swell(note.start, note.length, half, half, MOVING_GAIN),
    )


def _slots(ring: DullRing) -> list[Slot]:
    end = ring.seconds - min(LAST_STROKE, (MOST_LEAVING + 0.1) * ring.seconds)
    return [
        *_strokes(ring, end),
        *(
            Slot(float(at), RUB_LASTS, _section(at / end).rubbed, RUBBED)
            for at in np.arange(FIRST_STROKE, end - RUB_EVERY, RUB_EVERY)
        ),
        Slot(end, HEARD, LAST, STRUCK),
    ]


def _strokes(ring: DullRing, end: float) -> list[Slot]:
    """Until the last but one; the lowest bowl where a part begins."""
    slots = []
    begins = [section.begins for section in SECTIONS]
    paces = [section.pace for section in SECTIONS]
    start = FIRST_STROKE
    part = None
    while start < end - HEARD:
        gone = start / end
        section = _section(gone)
        bowls = section.bowls if section is part else LOWEST
        slots.append(Slot(start, HEARD, bowls, STRUCK))
        if section is part and ring.rng.random() < section.answered:
            after = float(ring.rng.uniform(*ANSWER_AFTER))
            slots.append(Slot(start + after, HEARD, bowls, ANSWER))
        part = section
        pace = float(np.interp(gone, [*begins, 1.0], [*paces, RAREST]))
        start += pace * (1 + UNEVENNESS * float(ring.rng.uniform(-1, 1)))
    return slots


def _section(gone: float) -> Section:
    """The part of the piece that this share of it falls into."""
    return [each for each in SECTIONS if each.begins <= gone][-1]
