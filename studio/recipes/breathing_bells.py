"""Breathing with bells: five seconds in on a rising pair, five out on a falling one.

No voice: two soft chimes mark every turn of the breath, a bowl opens and closes the
session. Bells and bowls are sums of decaying modes, the bowl's as measured by Inacio,
Henrique & Antunes (Acta Acustica 92:637, 2006), in a small soft room. The bells come
softly and grow quieter from breath to breath; the last bowl dies away into silence. Six
breaths a minute lie in the range found to calm body and mind (Zaccaro et al., Frontiers
in Human Neuroscience 12:353, 2018).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.captions import Cue
from studio.dsp.bells import BOWL, CHIME, laid, struck
from studio.dsp.ring import RATE, Ring, Stereo
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import amplitude

if TYPE_CHECKING:
    from studio.dsp.ring import Signal

OPENING, CLOSING = 25.0, 40.0  # s before the first breath, and after the last
HALF_BREATH = 5.0  # s
FIRST_BOWL = 1.0  # s
PAIR = 0.45  # s between the two bells of a pair

LOW, HIGH = 392.0, 523.25  # Hz, g' and c''
BOWL_PITCH = 130.81  # Hz, c
BOWL_LEVEL = 0.0  # dB over the loudest bells
SOFT_MALLET, SOFTER_MALLET = 0.05, 0.12  # s
BELLS_FALL = 6.0  # dB from the first breath to the last
BELLS_ARRIVE = 6.0  # dB by which the very first is softer, so that it startles no one
ARRIVAL = 3  # breaths until they are all there

ROOM = Space(decay=2.2)
# faint: a room answers a pure tone at random, and unequal ears would tilt the bells
ROOM_LEVEL = -18.0  # dB
LAST_FADE = 4.0  # s to a silence that is digital

INTRODUCTION = (
    Cue(2.0, 7.5, "Lie as you like. Nothing to do now."),
    Cue(8.0, 13.5, "Two bells rise: breathe in."),
    Cue(14.0, 19.5, "Two bells fall: breathe out."),
    Cue(20.0, 24.5, "If it feels too slow, go at your own pace."),
)
BREATHE_IN, BREATHE_OUT = "Breathe in", "And out"
# from the end of the last breath
LETTING_GO = (
    Cue(0.0, 6.0, "Let the breath go its own way."),
    Cue(7.0, 14.0, "No more counting. No more bells."),
    Cue(16.0, 24.0, "Rest. Sleep can come when it likes."),
)


def make(ring: Ring) -> Stereo:
    """The whole session; its last seconds are silent."""
    line = np.zeros((ring.frames, 2))
    bowl = struck(ring, BOWL_PITCH, BOWL, SOFTER_MALLET)
    low, high = (struck(ring, hz, CHIME, SOFT_MALLET) for hz in (LOW, HIGH))
    count = breaths(ring.seconds)
    laid(line, bowl, FIRST_BOWL, float(amplitude(BOWL_LEVEL)))
    for index in range(count):
        start = OPENING + 2 * HALF_BREATH * index
        gain = _bell_gain(index, count)
        for at, pair in ((start, (low, high)), (start + HALF_BREATH, (high, low))):
            laid(line, pair[0], at, gain)
            laid(line, pair[1], at + PAIR, 0.8 * gain)
    laid(line, bowl, _end_of_breaths(ring.seconds), float(amplitude(-BELLS_FALL / 2)))
    room = amplitude(ROOM_LEVEL) * reverberation(ring, line, ROOM)
    return np.asarray((line + room) * _into_silence(ring)[:, None])


def cues(seconds: float) -> tuple[Cue, ...]:
    """The captions of a session of this length, exact to its bells."""
    lines = list(INTRODUCTION)
    for half in range(2 * breaths(seconds)):
        start = OPENING + HALF_BREATH * half
        text = BREATHE_OUT if half % 2 else BREATHE_IN
        lines.append(Cue(start, start + HALF_BREATH, text))
    end = _end_of_breaths(seconds)
    lines += [Cue(end + cue.start, end + cue.end, cue.text) for cue in LETTING_GO]
    return tuple(lines)


def breaths(seconds: float) -> int:
    """How many whole breaths fit between opening and closing."""
    return int((seconds - OPENING - CLOSING) // (2 * HALF_BREATH))


def _bell_gain(index: int, count: int) -> float:
    going = BELLS_FALL * index / max(1, count - 1)
    coming = BELLS_ARRIVE * max(0.0, 1 - index / ARRIVAL)
    return float(amplitude(-going - coming))


def _end_of_breaths(seconds: float) -> float:
    return OPENING + 2 * HALF_BREATH * breaths(seconds)


def _into_silence(ring: Ring) -> Signal:
    """One, but for the last seconds: down along a cosine, and a second of nothing."""
    left = (ring.frames - np.arange(ring.frames)) / RATE - 1.0
    return np.sin(np.pi / 2 * np.clip(left / LAST_FADE, 0, 1)) ** 2
