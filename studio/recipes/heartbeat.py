"""A heartbeat at rest, as heard from inside: lub-dub some 57 times a minute.

The first sound, when the valves to the chambers close, is longer and deeper than the
second, which follows after the third of a second that a calm heart takes to empty. The
pace sways with the breath, five breaths in half a minute, and with slower waves of some
ten seconds, as that of a healthy heart at rest does (Task Force of the European Society
of Cardiology, Circulation 93:1043, 1996). Around it the blood rushes softly at each
beat. Small loudspeakers play nothing so low: a soft saturation adds partials from 150
to 400 Hz, from which the ear makes the low notes that are missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bells import laid
from studio.dsp.body import Body, Mode, Touch, knock
from studio.dsp.cycles import beats, cycles
from studio.dsp.drift import Drift, along, drift
from studio.dsp.noise import shaped_noise
from studio.dsp.ring import RATE, unit
from studio.dsp.spectrum import Curve, amplitude, filtered

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

PACE = 57 / 60  # beats a second
BREATHS = 1 / 6  # a second
BREATHING_SWAY, SLOW_SWAY = 0.022, 0.014  # of the pace, as shares
SLOW_WAVES = Drift(1 / 25, 0.12)

LUB: Body = (
    Mode(43, -1, 0.069),
    Mode(58, 0, 0.062),
    Mode(79, -1, 0.053),
    Mode(112, -3, 0.045),
    Mode(164, -7, 0.035),
    Mode(236, -13, 0.025),
    Mode(330, -20, 0.018),
)
DUB: Body = (
    Mode(55, -3, 0.050),
    Mode(74, -2, 0.045),
    Mode(101, -2, 0.040),
    Mode(147, -6, 0.031),
    Mode(215, -11, 0.022),
    Mode(305, -18, 0.016),
)
VALVES = Touch(softness=0.05, wander=0.03, apart=1.1)
FIRST = 0.25  # s into the ring, so that its seam lies in the rest
DUB_AFTER = 0.33  # s
DUB_LEVEL = -3.5  # dB
DEPTH = 1.0  # dB by which the breath makes beats softer and stronger
JITTER = 0.006  # s

BLOOD: Curve = ((25, -12), (60, 0), (160, 0), (350, -8), (700, -24), (2000, -60))
RUSH_LEVEL = 0.4

DRIVE, LEAN = 1.6, 0.5  # of the soft saturation; the lean gives even partials too
OVERTONES: Curve = ((60, -60), (110, -16), (170, 0), (400, 0), (560, -14), (900, -60))
OVERTONE_LEVEL = 0.6
RUSH = (
    (0.10, 0.09, 1.0),
    (0.48, 0.13, 0.55),
)  # s after, s wide, strength
DRAWN = 200  # points a second are enough to draw it
REST = 0.30  # of the rush, that is always there


def make(ring: Ring) -> Stereo:
    """The heart round the ring."""
    breath = np.sin(2 * np.pi * (cycles(ring, BREATHS) + ring.rng.random()))
    sway = BREATHING_SWAY * breath + SLOW_SWAY * drift(ring, SLOW_WAVES)
    at = beats(ring, PACE * np.exp(sway)) + FIRST
    sound = np.zeros((ring.frames, 2))
    for beat in at:
        place = int(beat * RATE) % ring.frames
        level = float(amplitude(-DEPTH * breath[place]))
        laid(sound, knock(ring, LUB, VALVES), beat, level)
        late = DUB_AFTER + float(ring.rng.normal(0, JITTER))
        laid(
            sound,
            knock(ring, DUB, VALVES),
            beat + late,
            level * float(amplitude(DUB_LEVEL)),
        )
    rush = shaped_noise(ring, BLOOD, spacing=2.5) * _rush(ring, at)[:, None]
    sound = unit(sound)
    return sound + OVERTONE_LEVEL * unit(_overtones(sound)) + RUSH_LEVEL * unit(rush)


def _overtones(sound: Stereo) -> Stereo:
    """The partials that a soft saturation adds where small loudspeakers play.

    A tone is heard at the pitch that its partials share although it is missing itself
    (Schouten, Proc. KNAW 43:356, 1940; its use for small loudspeakers: Larsen & Aarts,
    Audio Bandwidth Extension, 2004, chapter 2).
    """
    bent = np.tanh(DRIVE * sound + LEAN) - np.tanh(LEAN)
    return np.asarray(filtered(bent, OVERTONES))


def _rush(ring: Ring, at: Signal) -> Signal:
    """How the blood swells after each beat and once more when the heart fills."""
    time = np.arange(round(ring.seconds * DRAWN)) / DRAWN
    level = np.full(len(time), REST)
    for beat in at:
        for after, width, strength in RUSH:
            since = time - (beat + after) % ring.seconds
            since -= ring.seconds * np.round(since / ring.seconds)
            level += strength * np.exp(-((since / width) ** 2))
    return along(ring, level)
