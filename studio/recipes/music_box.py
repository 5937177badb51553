"""A music box that is nearly run down: slow broken chords, different every time round.

A tooth of the comb is a bar clamped at one end: its second mode lies at 6.27 times the
first and dies at once (Fletcher & Rossing, The Physics of Musical Instruments, 1998).
The teeth sway in sixes, three quarters of a second apart and a little uneven; each
tooth is drawn by chance among those consonant with all that still ring, within a chord
that moves every six or seven bars, so there is a lullaby's gait but no tune to follow.
A warm root lies beneath, and all is far away in a soft room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bells import Partial, Timbre
from studio.dsp.chorus import Chorus, chorus
from studio.dsp.dull import DULL_RATE, DullRing, brought_up, dull
from studio.dsp.polyphony import Slot, harmonised
from studio.dsp.ring import unit
from studio.dsp.space import Space
from studio.dsp.strokes import in_hall, stroke
from studio.dsp.swells import laid_round
from studio.dsp.tuning import Pitch, just

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo

BASE = 588.0  # Hz, d
# each is consonant with the root that is held beneath
CHORDS = (
    just("1 5/4 3/2"),
    just("5/3 2 5/2"),
    just("4/3 5/3 2"),
    just("1 4/3 5/3"),
    just("1 5/4 3/2"),
    just("5/4 3/2 2"),
    just("1 4/3 8/5"),
)
OCTAVES = just("1/2 1 2 4")
STEP = 0.75  # s, from tooth to tooth
BAR = 6  # steps
# of each step of a bar: lowest and highest tooth over the base, how likely, how loud
GAIT = (
    (1.0, 2.0, 0.95, 0.68),
    (2.0, 3.4, 0.6, 0.6),
    (2.4, 4.0, 0.75, 0.7),
    (1.5, 2.7, 0.55, 0.65),
    (2.4, 4.4, 0.6, 0.6),
    (2.0, 3.4, 0.2, 0.5),
)
UNEVENNESS = 0.07  # of a step
HEARD = 2.6  # s, while a tooth counts as ringing

TOOTH: Timbre = (
    Partial(1.0, 0, 5.0, 0.15),
    Partial(2.0, -26, 1.6, 0.3),
    Partial(6.267, -24, 0.15, 0.5),
)
PLUCK = 0.002  # s
TOUCH, TOUCH_LEVEL = 0.0015, 0.35  # s, of the pin that leaves the tooth
HIGHER_SOFTER = 0.7
WOOD = Space(decay=2.6, distance=0.012, softness=3.5)
WOOD_LEVEL = -1.0  # dB
CHORUS = Chorus((0, -10, -20, -28), spread=6.0)
CHORUS_LEVEL = 0.3
ROOTS = (1 / 8, 1 / 4)  # over the base


def make(ring: Ring) -> Stereo:
    """The box round the ring."""
    slow = dull(ring)
    steps = max(BAR, round(slow.seconds / STEP))
    pace = slow.seconds / steps
    line = np.zeros((slow.frames, 2))
    for note in harmonised(slow.rng, _teeth(slow, steps, pace), slow.seconds):
        gain = GAIT[note.part][3] * np.exp(0.1 * slow.rng.standard_normal())
        sound = stroke(slow, float(BASE * note.pitch), TOOTH, PLUCK)
        gain *= float(note.pitch) ** -HIGHER_SOFTER
        laid_round(line, sound, note.start, gain)
        laid_round(line, _pluck(slow), note.start, TOUCH_LEVEL * gain)
    box = unit(in_hall(slow, line, WOOD, WOOD_LEVEL))
    beneath = sum(chorus(slow, BASE * octave, CHORUS) for octave in ROOTS)
    return brought_up(ring, box + CHORUS_LEVEL * unit(np.asarray(beneath)))


def _pluck(ring: DullRing) -> Stereo:
    """The pin that leaves a tooth: a short dry noise."""
    time = np.arange(int(9 * TOUCH * DULL_RATE)) / DULL_RATE
    noise = np.diff(ring.rng.standard_normal((len(time) + 1, 2)), axis=0)
    return np.asarray(unit(noise) * np.exp(-time / TOUCH)[:, None])


def _teeth(ring: DullRing, steps: int, pace: float) -> list[Slot]:
    slots = []
    for step in range(steps):
        low, high, likely, _ = GAIT[step % BAR]
        chord = CHORDS[step * len(CHORDS) // steps]
        if ring.rng.random() > likely:
            continue
        late = UNEVENNESS * pace * ring.rng.standard_normal()
        start = (step * pace + late) % ring.seconds
        within = _between(chord, low, high)
        slots.append(Slot(start, HEARD, within, step % BAR))
    return slots


def _between(chord: tuple[Pitch, ...], low: float, high: float) -> list[Pitch]:
    """The tones of the chord in all octaves, within two bounds over the base."""
    octaves = (pitch * factor for pitch in chord for factor in OCTAVES)
    return sorted({pitch for pitch in octaves if low <= pitch <= high})
