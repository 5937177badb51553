"""A soft tone that comes and goes five and a half times a second, over warm noise.

Evenly spaced pulses of one tone are called isochronic; this pace lies in the range
called theta. Every pulse rises and falls along a raised cosine, so that none has an
edge, and fills three fifths of its time. No effect on sleep or mind is claimed. The
tone is 180 Hz with a little of its octave; its strength drifts slowly. Beneath it lies
noise that falls by 4.5 dB an octave, halfway between pink and brown. No headphones are
needed.
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
    from studio.dsp.ring import Ring, Signal, Stereo

PULSES = 5.5  # a second
SHARE = 0.6  # of its time that a pulse fills
PITCH = 180.0  # Hz
OCTAVE_LEVEL = -16.0  # dB
APART = 0.12  # of a turn, by which the tone differs from ear to ear
TONE_LEVEL = -5.0  # dB of the bed
SWELLS = Drift(1 / 60, 0.15)
SWELL_DEPTH = 1.2  # dB

# 4.5 dB an octave over the 8 octaves from 40 Hz to 10.24 kHz
BED: Curve = ((12, -35), (25, -4), (40, 0), (10_240, -36), (20_000, -62))
BED_SPACING = 1.0  # m
BREATH = Drift(1 / 60, 0.1)
BREATH_DEPTH = 0.5  # dB


def make(ring: Ring) -> Stereo:
    """Tone and bed round the ring."""
    bed = shaped_noise(ring, BED, BED_SPACING)
    bed = bed * amplitude(BREATH_DEPTH * wide_drift(ring, BREATH))
    swell = amplitude(TONE_LEVEL + SWELL_DEPTH * drift(ring, SWELLS))
    return bed + _tone(ring) * swell[:, None]


def _tone(ring: Ring) -> Stereo:
    turns = cycles(ring, PITCH)[:, None] + ring.rng.random()
    turns = turns + APART * np.array([-0.5, 0.5])
    tone = np.sin(2 * np.pi * turns)
    tone += amplitude(OCTAVE_LEVEL) * np.sin(4 * np.pi * turns)
    return unit(tone * _pulses(ring)[:, None])


def _pulses(ring: Ring) -> Signal:
    """One raised cosine after another, with a rest between them."""
    place = (cycles(ring, PULSES) + ring.rng.random()) % 1
    return np.sin(np.pi * np.clip(place / SHARE, 0, 1)) ** 2
