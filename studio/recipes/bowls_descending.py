"""Bowls descending: singing bowls, ever rarer, lower and softer, for twelve minutes.

Bowls of the modes 1 : 2.8 : 5.2 : 8.1 (Inacio, Henrique & Antunes, Acta Acustica
92:637, 2006), each mode two halves that beat, tuned to one harmonic series from 2 to 8.
The first strokes are ten seconds apart, the last half a minute; the highest bowls are
left out one after another, the felt grows softer, and each stroke is a little fainter.
A rubbed bowl hums beneath. The last stroke comes a minute and three quarters before the
end and is left to ring.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bells import Partial, Timbre
from studio.dsp.chorus import Chorus, chorus
from studio.dsp.drift import Drift, drift
from studio.dsp.dull import DullRing, brought_up, dull
from studio.dsp.polyphony import Slot, harmonised
from studio.dsp.space import Space
from studio.dsp.spectrum import amplitude
from studio.dsp.strokes import in_hall, stroke
from studio.dsp.swells import from_and_to_silence, laid_once
from studio.dsp.tuning import just

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo

BASE = 49.0  # Hz, G
BOWLS = just("2 5/2 3 4 5 6 8")
LEFT = (7.0, 2.0)  # bowls, at the beginning and at the end
CHOICE = 4  # among so many of the highest that are left
CLOSEST, RAREST = 9.0, 26.0  # s between strokes
UNEVENNESS = 0.15
FALLS = 9.0  # dB from the first stroke to the last
HEARD = 14.0  # s, while a bowl counts as sounding
LAST_STROKE = 105.0  # s before the end

FELTED: Timbre = (
    Partial(1.0, 0, 42.0, 0.2),
    Partial(2.78, -16, 22.0, 0.45),
    Partial(5.18, -30, 9.0, 0.8),
    Partial(8.1, -44, 4.0, 1.2),
)
FELT, SOFTEST_FELT = 0.12, 0.35  # s the mallet takes
FIRST_STROKE = 4.5  # s
RUB = Chorus((0, -6, -26), spread=2.5, steady=0.8)
RUB_GAIN = 0.15
BREATH = Drift(1 / 60, 1 / 15)
HALL = Space(decay=5.0, distance=0.03, softness=3.0)
HALL_LEVEL = -7.0  # dB
ARRIVING, LEAVING, SILENCE = 8.0, 95.0, 1.0  # s
MOST_LEAVING = 0.4  # of a short piece


def make(ring: Ring) -> Stereo:
    """The whole piece; it begins and ends in silence."""
    slow = dull(ring)
    line = np.zeros((slow.frames, 2))
    leaving = min(LEAVING, MOST_LEAVING * slow.seconds)
    for note in harmonised(slow.rng, _slots(slow)):
        gone = note.start / slow.seconds
        softness = FELT + (SOFTEST_FELT - FELT) * gone
        sound = stroke(slow, float(BASE * note.pitch), FELTED, softness)
        gain = amplitude(-FALLS * gone) * float(note.pitch / 2) ** -0.6
        laid_once(line, sound, note.start, float(gain))
    hum = amplitude(-FALLS * slow.times / slow.seconds + drift(slow, BREATH))
    line += RUB_GAIN * chorus(slow, 2 * BASE, RUB) * hum[:, None]
    line = in_hall(slow, line, HALL, HALL_LEVEL)
    return brought_up(
        ring, line * from_and_to_silence(slow, ARRIVING, leaving, SILENCE)
    )


def _slots(ring: DullRing) -> list[Slot]:
    slots = []
    start = FIRST_STROKE
    end = ring.seconds - min(LAST_STROKE, (MOST_LEAVING + 0.1) * ring.seconds)
    while start < end:
        left = round(np.interp(start, (0, end), LEFT))
        slots.append(Slot(start, HEARD, BOWLS[max(0, left - CHOICE) : left]))
        pace = float(np.interp(start, (0, end), (CLOSEST, RAREST)))
        start += pace * (1 + UNEVENNESS * float(ring.rng.uniform(-1, 1)))
    return [*slots, Slot(end, HEARD, BOWLS[:2])]
