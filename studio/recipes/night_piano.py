"""Night piano: single felted tones, far apart, each left to ring before the next.

A string's partials lie a little wide of the harmonic ones, at n sqrt(1 + B n^2), and
its sound falls first quickly, then slowly, as its two or three strings drift out of
step (Fletcher & Rossing, The Physics of Musical Instruments, 1998). Felt between hammer
and string takes the edge and nearly all that is high. Tones come in twos and threes,
low before high, drawn by chance among those consonant with all that ring; the pauses
grow from four to eleven seconds, the tones lower and softer, and the last is left
alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bells import Partial, Timbre
from studio.dsp.chorus import Chorus, chorus
from studio.dsp.dull import DullRing, brought_up, dull
from studio.dsp.polyphony import Slot, harmonised
from studio.dsp.ring import unit
from studio.dsp.space import Space
from studio.dsp.spectrum import amplitude
from studio.dsp.strokes import in_hall, stroke
from studio.dsp.swells import from_and_to_silence, laid_once
from studio.dsp.tuning import Pitch, just

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo

BASE = 110.0  # Hz, A
LOW = just("1 4/3 3/2 2/3")
MIDDLE = just("3/2 8/5 9/5 2 12/5")
HIGH = just("2 12/5 8/3 3 16/5 18/5")
CALMER = 0.55  # share of the piece after which the high tones stay away
FIRST = 4.5  # s
CLOSEST, RAREST = 3.6, 11.0  # s between groups
UNEVENNESS = 0.2
BETWEEN = (0.9, 1.7)  # s, from tone to tone in a group
FALLS = 8.0  # dB from the first tone to the last
HEARD = 6.0  # s, while a tone counts as sounding
LAST_TONE = 75.0  # s before the end

INHARMONICITY = 0.0003
STRINGS = 7  # partials
PER_PARTIAL = -8.0  # dB
PROMPT, AFTER = 10.0, 26.0  # s for the lowest partial to fall by 60 dB
AFTERSOUND = -11.0  # dB under the prompt sound
HAMMER = 0.03  # s
ROOM = Space(decay=3.2, distance=0.02, softness=3.0)
ROOM_LEVEL = -7.0  # dB
NIGHT = Chorus((0, -5, -20), spread=4.0, steady=0.8)
NIGHT_GAIN = 0.5
ARRIVING, LEAVING, SILENCE = 8.0, 80.0, 1.0  # s
MOST_LEAVING = 0.4  # of a short piece


def make(ring: Ring) -> Stereo:
    """The whole piece; it begins and ends in silence."""
    slow = dull(ring)
    line = np.zeros((slow.frames, 2))
    for note in harmonised(slow.rng, _slots(slow)):
        pitch = float(note.pitch)
        fall = FALLS * note.start / slow.seconds + float(slow.rng.uniform(0, 2.0))
        sound = stroke(slow, BASE * pitch, _string(pitch), HAMMER)
        laid_once(line, sound, note.start, float(amplitude(-fall)) * pitch**-0.25)
    line = unit(in_hall(slow, line, ROOM, ROOM_LEVEL))
    falling = amplitude(-FALLS * slow.times / slow.seconds)[:, None]
    line += NIGHT_GAIN * chorus(slow, BASE / 2, NIGHT) * falling
    leaving = min(LEAVING, MOST_LEAVING * slow.seconds)
    return brought_up(
        ring, line * from_and_to_silence(slow, ARRIVING, leaving, SILENCE)
    )


def _string(pitch: float) -> Timbre:
    """The partials of one string, sooner gone the higher they are."""
    partials = []
    for number in range(1, STRINGS + 1):
        ratio = number * np.sqrt(1 + INHARMONICITY * number**2)
        level = PER_PARTIAL * (number - 1)
        haste = np.sqrt(number * max(pitch, 1.0))
        partials += [
            Partial(float(ratio), level, float(PROMPT / haste), 0.2),
            Partial(float(ratio), level + AFTERSOUND, float(AFTER / haste), 0.1),
        ]
    return partials


def _slots(ring: DullRing) -> list[Slot]:
    slots = []
    start = FIRST
    end = ring.seconds - min(LAST_TONE, (MOST_LEAVING + 0.05) * ring.seconds)
    while start < end:
        at = start
        for part, pitches in enumerate(_group(ring, start / end)):
            if at < end:
                slots.append(Slot(at, HEARD, pitches, part))
            at += float(ring.rng.uniform(*BETWEEN))
        pace = float(np.interp(start, (0, end), (CLOSEST, RAREST)))
        start = at + pace * (1 + UNEVENNESS * float(ring.rng.uniform(-1, 1)))
    return [*slots, Slot(end, HEARD, LOW[:1])]


def _group(ring: DullRing, gone: float) -> list[tuple[Pitch, ...]]:
    """What the tones of a group may be: one, two or three, the fewer the later."""
    count = 1 + int(ring.rng.random() < 1 - 0.6 * gone) + int(ring.rng.random() > gone)
    upper = (MIDDLE, HIGH) if gone < CALMER else (MIDDLE, MIDDLE)
    return [LOW, *upper][:count]
