"""Slow harmonics: tones of one harmonic series that enter, stay a while and leave.

Over a low root that never quite leaves, five parts choose among the second to the
sixteenth multiple of 49 Hz. Each tone is nearly pure, swells for many seconds and fades
for longer. Up to the sixth harmonic neighbours may meet, a fifth to a minor third
apart; above it they never do, nor does any other interval that is narrower than a minor
third. The parts' paces divide the ring into 5, 7, 8, 9 and 11.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.dsp.chorus import Chorus, chorus, sung
from studio.dsp.dull import brought_up, dull
from studio.dsp.polyphony import Note, Part, going_round, harmonised
from studio.dsp.swells import Swell
from studio.dsp.tuning import just

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo

BASE = 49.0  # Hz, G
PARTS = (
    Part(just("1 2 3"), every=42.0, sounding=0.9),
    Part(just("3 4 5 6"), every=30.0, sounding=0.85),
    Part(just("5 6 7 8"), every=26.3, sounding=0.8),
    Part(just("6 8 9 10"), every=23.3, sounding=0.75),
    Part(just("9 10 12 14 16"), every=19.1, sounding=0.65),
)
GAINS = (0.9, 0.6, 0.42, 0.3, 0.16)
RISE, FALL = 9.0, 13.0  # s

PURE = Chorus((0, -20, -32), spread=3.5, spacing=0.8)
ROOT = Chorus((0, -7, -20, -22), spread=4.0, steady=0.8)
ROOT_GAIN = 0.55


def make(ring: Ring) -> Stereo:
    """The tones round the ring."""
    slow = dull(ring)
    notes = harmonised(slow.rng, going_round(slow, PARTS), slow.seconds)
    root = ROOT_GAIN * chorus(slow, 2 * BASE, ROOT)
    return brought_up(ring, root + sung(slow, notes, _tone))


def _tone(note: Note) -> tuple[float, Chorus, Swell]:
    swell = Swell(note.start, note.length, RISE, FALL, GAINS[note.part])
    return float(BASE * note.pitch), PURE, swell
