"""A slow clock: a tall long-case clock on the far side of a quiet room.

Its pendulum takes 1.2 s each way, as one of 1.43 m does (L = g (t/pi)^2). Each beat is
the light tick of the escape wheel on its pallet, steel on steel for a third of a
thousandth of a second, and the softer knock of the wooden case; tick and tock fall on
different pallets, so they differ in pitch, and no hung clock is quite in beat, so one
wait is a little longer than the other. Every stroke is struck a little differently. The
room answers softly, over the faint hush that any quiet room has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bells import laid
from studio.dsp.body import Body, Mode, Touch, knock
from studio.dsp.cycles import beats
from studio.dsp.drift import Drift, drift
from studio.dsp.noise import shaped_noise
from studio.dsp.ring import unit
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import Curve, amplitude

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo

PENDULUM = 1.2  # s each way
FIRST = PENDULUM / 3  # s into the ring, so that its seam lies in the silence
OUT_OF_BEAT = 0.022  # s by which a tock comes late
JITTER = 0.004  # s
PACE = Drift(1 / 40, 0.2)
PACE_CHANGE = 0.003  # as a share

CASE: Body = (
    Mode(118, -2, 0.055),
    Mode(187, -1, 0.045),
    Mode(296, 0, 0.036),
    Mode(455, -3, 0.026),
    Mode(742, -8, 0.018),
    Mode(1130, -12, 0.012),
)
PALLET: Body = (
    Mode(1720, -8, 0.008),
    Mode(2480, -1, 0.007),
    Mode(3610, -2, 0.005),
    Mode(4820, -9, 0.003),
)
WOOD = Touch(softness=0.0025, wander=0.02, apart=0.5)
STEEL = Touch(softness=0.0003, wander=0.02, apart=0.5)
BEFORE = 0.013  # s from the first touch of the pallet to the knock
TOUCH_LEVEL = 0.5  # of that first touch; then the wheel drops on the pallet
UNEVENNESS = 1.0  # dB


@dataclass(frozen=True)
class Pallet:
    """One side of the escapement."""

    pitch: float
    level_db: float


TICK, TOCK = Pallet(1.0, 0.0), Pallet(0.84, -1.0)

ROOM = Space(decay=0.7, distance=0.011, softness=2.5)
ROOM_LEVEL = 0.6
HUSH: Curve = ((30, -6), (80, 0), (300, -10), (1000, -20), (4000, -32), (12_000, -46))
HUSH_LEVEL = -21.0  # dB under the clock
BREATH = Drift(1 / 40, 0.3)
BREATH_DEPTH = 0.8  # dB


def make(ring: Ring) -> Stereo:
    """The clock round the ring."""
    clock = _strokes(ring)
    heard = unit(clock + ROOM_LEVEL * reverberation(ring, clock, ROOM))
    hush = shaped_noise(ring, HUSH, spacing=0.4)
    level = amplitude(HUSH_LEVEL + BREATH_DEPTH * drift(ring, BREATH))
    return heard + hush * level[:, None]


def _strokes(ring: Ring) -> Stereo:
    line = np.zeros((ring.frames, 2))
    speed = np.exp(PACE_CHANGE * drift(ring, PACE)) / PENDULUM
    for index, beat in enumerate(FIRST + beats(ring, speed, together=2)):
        pallet = TOCK if index % 2 else TICK
        late = OUT_OF_BEAT * (index % 2) + float(ring.rng.normal(0, JITTER))
        gain = float(amplitude(pallet.level_db + UNEVENNESS * ring.rng.normal()))
        tick = knock(ring, _tuned(PALLET, pallet), STEEL)
        laid(line, tick, beat + late, TOUCH_LEVEL * gain)
        dropped = beat + late + BEFORE * float(ring.rng.uniform(0.8, 1.2))
        laid(line, knock(ring, _tuned(PALLET, pallet), STEEL), dropped, gain)
        laid(line, knock(ring, _tuned(CASE, pallet), WOOD), dropped, gain)
    return line


def _tuned(body: Body, pallet: Pallet) -> Body:
    return [Mode(mode.hz * pallet.pitch, mode.level_db, mode.decay) for mode in body]
