"""A low tone to each ear, 2.5 Hz apart, in a warm bed; for headphones.

The left ear is given 110 Hz, the right 112.5 Hz: a difference that lies in the range
called delta. Heard through headphones the two seem to beat slowly in the middle of the
head (Oster, Scientific American 229(4):94, 1973); through loudspeakers they only beat
in the air. No effect on sleep or mind is claimed. Around them lie brown noise, level
under 160 Hz, and a pad of a few low tones in just intonation, each swelling and fading
slowly by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.cycles import cycles
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.noise import shaped_noise
from studio.dsp.ring import unit
from studio.dsp.spectrum import Curve, amplitude

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo

LEFT, RIGHT = 110.0, 112.5  # Hz
TONE_LEVEL = -4.0  # dB of the bed

# brown noise: 6.02 dB an octave; level below 160 Hz, or it would cover the tones
BED: Curve = ((12, -30), (30, 0), (160, 0), (10_240, -36.1), (20_000, -63))
BED_SPACING = 1.2  # m

ROOT = 55.0  # Hz
PAD: tuple[tuple[float, float], ...] = (
    (3.0, 0.0),
    (4.0, -2.0),
    (4.5, -7.0),
    (6.0, -6.0),
    (8.0, -12.0),
    (9.0, -16.0),
)  # ratio to the root, dB
PAD_LEVEL = -4.0  # dB of the bed
CHORUS = 0.12  # Hz by which the voices of one tone lie apart
SWELLS = Drift(1 / 60, 0.12)
SWELL_DEPTH = 3.0  # dB


def make(ring: Ring) -> Stereo:
    """Tones and bed round the ring."""
    bed = shaped_noise(ring, BED, BED_SPACING)
    pad = amplitude(PAD_LEVEL) * _pad(ring)
    return bed + pad + amplitude(TONE_LEVEL) * _tones(ring)


def _tones(ring: Ring) -> Stereo:
    """One steady tone an ear, at an RMS of 1."""
    phase = ring.rng.random()
    turns = [cycles(ring, hz) + phase for hz in (LEFT, RIGHT)]
    return np.asarray(np.sqrt(2) * np.sin(2 * np.pi * np.stack(turns, axis=1)))


def _pad(ring: Ring) -> Stereo:
    sound = np.zeros((ring.frames, 2))
    for ratio, level in PAD:
        swell = amplitude(level + SWELL_DEPTH * wide_drift(ring, SWELLS, shared=0.6))
        for voice in (-1, 0, 1):
            wander = CHORUS * (voice + 0.3 * drift(ring, SWELLS))
            turns = cycles(ring, ROOT * ratio + wander)
            phase = ring.rng.random() + ring.rng.uniform(-0.2, 0.2, 2)
            sound += swell * np.sin(2 * np.pi * (turns[:, None] + phase))
    return unit(sound)
