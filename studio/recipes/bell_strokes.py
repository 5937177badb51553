"""Single strokes for guided sessions: one bowl of metal, struck once with thick felt.

The modes of a bowl lie near 1 : 2.8 : 5.2 : 8.1 (Inacio, Henrique & Antunes, Acta
Acustica 92:637, 2006), each split in two that beat, for no bowl is perfectly round. The
felt stays long enough for the tone to come and not to knock, and little but the two
lowest modes is woken. The three are c, g and c', so that any two of them agree, in a
small soft room; each dies away to digital silence within its seven seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bells import Partial, Timbre, laid, struck
from studio.dsp.ring import RATE, Ring, Stereo
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import amplitude

if TYPE_CHECKING:
    from studio.dsp.ring import Signal

LOW, MIDDLE, HIGH = 130.81, 196.0, 261.63  # Hz
SOFTNESS = {LOW: 0.14, MIDDLE: 0.1, HIGH: 0.08}  # s: the larger, the softer the felt
STRUCK_AT = 0.02  # s

FELTED: Timbre = (
    Partial(1.0, 0, 8.5, 0.3),
    Partial(2.78, -13, 6.0, 0.5),
    Partial(5.18, -27, 3.0, 0.8),
    Partial(8.1, -40, 1.5),
)
ROOM = Space(decay=1.8)
# faint: a room answers a pure tone at random, and unequal ears would tilt the bell
ROOM_LEVEL = -18.0  # dB
LEAVING, SILENCE = 3.5, 0.3  # s


def low(ring: Ring) -> Stereo:
    """The bowl of c."""
    return _bell(LOW, ring)


def middle(ring: Ring) -> Stereo:
    """The bowl of g."""
    return _bell(MIDDLE, ring)


def high(ring: Ring) -> Stereo:
    """The bowl of c'."""
    return _bell(HIGH, ring)


def _bell(pitch: float, ring: Ring) -> Stereo:
    line = np.zeros((ring.frames, 2))
    sound = struck(ring, pitch, FELTED, SOFTNESS[pitch])
    room_left = ring.frames - round(STRUCK_AT * RATE)
    laid(line, sound[:room_left], STRUCK_AT)
    leaving = _into_silence(ring)[:, None]
    # what the room gives back must not come round to the beginning
    room = amplitude(ROOM_LEVEL) * reverberation(ring, line * leaving, ROOM)
    return np.asarray((line + room) * leaving)


def _into_silence(ring: Ring) -> Signal:
    left = (ring.frames - np.arange(ring.frames)) / RATE - SILENCE
    return np.sin(np.pi / 2 * np.clip(left / LEAVING, 0, 1)) ** 2
