"""A purring cat, close by: some 26 soft pulses a second, breathing in, breathing out.

A cat purrs at 26 Hz, give or take 2, and does so both ways of its breath (Frazer
Sissom, Rice & Peters, Journal of Zoology 223:67, 1991); its two breaths differ in pitch
and colour (Eklund, Peters & Duthie, Proceedings of Fonetik 54:17, 2010). Every pulse is
a small push that sounds in chest and throat with a breath of noise. Breathing out it is
slower, warmer and stronger; breathing in lighter and brighter; at each turn it thins
out for a moment. No breath lasts as long as another, and no pulse is quite like the one
before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bells import laid
from studio.dsp.body import Body, Mode, Touch, knock
from studio.dsp.cycles import beats, cycles
from studio.dsp.drift import Drift, drift
from studio.dsp.noise import shaped_noise
from studio.dsp.ring import RATE
from studio.dsp.spectrum import Curve, amplitude

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo


@dataclass(frozen=True)
class Breath:
    """One way of the breath: its purr and its air."""

    pulses: float  # a second
    level_db: float
    body: Body
    air: Curve


OUT = Breath(
    25.0,
    0.0,
    (
        Mode(72, -1, 0.0095),
        Mode(128, 0, 0.0085),
        Mode(231, -2, 0.007),
        Mode(392, -6, 0.006),
        Mode(655, -12, 0.004),
        Mode(1180, -21, 0.0025),
    ),
    ((60, -14), (180, 0), (500, -4), (1200, -13), (3000, -24), (8000, -42)),
)
IN = Breath(
    27.2,
    -3.5,
    (
        Mode(81, -4, 0.009),
        Mode(152, -1, 0.008),
        Mode(284, 0, 0.0065),
        Mode(501, -5, 0.005),
        Mode(905, -11, 0.0035),
        Mode(1640, -19, 0.002),
    ),
    ((80, -18), (250, -2), (700, 0), (1800, -7), (4000, -17), (9000, -36)),
)

BREATH_LENGTH = 2.3  # s, in and out
BREATHS_DIFFER = Drift(1 / 30, 0.25, -0.4)
BREATHING_SWAY = 0.10  # of their pace, as a share
OUT_SHARE = 0.54  # of a breath
TURN = 0.07  # of a breath, over which one way gives in to the other
SWELL = 0.5  # how much a breath is stronger in its middle
CONTENT = Drift(1 / 40, 0.4)
CONTENT_DEPTH = 0.9  # dB
PACE = Drift(0.1, 3)
PACE_CHANGE = 0.015  # as a share

THROAT = Touch(softness=0.004, wander=0.035, apart=0.9)
PULSES_DIFFER = 1.2  # dB
LATENESS = 0.0007  # s
AIR_LEVEL, AIR_IN_PULSES = 0.05, 0.5
PUFF_ONSET, PUFF = 0.003, 0.009  # s to 1/e
UNHEARD = 0.003


def make(ring: Ring) -> Stereo:
    """The cat round the ring."""
    sway = np.exp(BREATHING_SWAY * drift(ring, BREATHS_DIFFER))
    place = cycles(ring, sway / BREATH_LENGTH) % 1
    content = amplitude(CONTENT_DEPTH * drift(ring, CONTENT))
    out, back = _arch(place, 0.0, OUT_SHARE), _arch(place, OUT_SHARE, 1.0)
    pace = np.exp(PACE_CHANGE * drift(ring, PACE))
    at = beats(ring, pace * (OUT.pulses * out + IN.pulses * back) / (out + back))
    at += np.clip(ring.rng.normal(0, LATENESS, len(at)), -3 * LATENESS, 3 * LATENESS)
    return _purr(ring, OUT, out * content, at) + _purr(ring, IN, back * content, at)


def _arch(place: Signal, start: float, end: float) -> Signal:
    """One way of the breath: up, fullest in its middle, down; the two ways overlap."""
    middle, half = (start + end) / 2, (end - start) / 2
    away = np.abs((place - middle + 0.5) % 1 - 0.5)
    inside = np.clip((half + TURN / 2 - away) / TURN, 0, 1)
    edge = np.sin(np.pi / 2 * inside) ** 2
    body = np.cos(np.pi / 2 * np.clip(away / half, 0, 1))
    return np.asarray(edge * (1 - SWELL + SWELL * body))


def _purr(ring: Ring, breath: Breath, level: Signal, at: Signal) -> Stereo:
    """The pulses of one way of the breath, and the air that goes with them."""
    line, puffs = np.zeros((ring.frames, 2)), np.zeros(ring.frames)
    for moment in at:
        place = int(moment * RATE) % ring.frames
        if level[place] < UNHEARD:
            continue
        gain = level[place] * float(amplitude(ring.rng.normal(0, PULSES_DIFFER)))
        laid(line, knock(ring, breath.body, THROAT), moment, gain)
        puffs[place] += gain
    air = shaped_noise(ring, breath.air, spacing=0.5)
    flow = AIR_LEVEL * level + AIR_IN_PULSES * _puffed(ring, puffs)
    strength = float(amplitude(breath.level_db))
    return strength * (line + air * flow[:, None])


def _puffed(ring: Ring, puffs: Signal) -> Signal:
    """A short breath of air at every pulse."""
    time = np.arange(min(ring.frames, int(8 * PUFF * RATE))) / RATE
    puff = (1 - np.exp(-time / PUFF_ONSET)) * np.exp(-time / PUFF)
    spectrum = np.fft.rfft(puffs) * np.fft.rfft(puff, ring.frames)
    return np.maximum(np.fft.irfft(spectrum, ring.frames), 0)
