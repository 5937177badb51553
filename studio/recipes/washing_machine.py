"""A washing machine in the next room: the drum turns, wet clothes fall, water swashes.

At some 48 turns a minute the wall of a drum with a radius of 24 cm presses the clothes
with 0.6 of their weight, so each of its three ribs carries them up and drops them near
the top; they would stay only above sqrt(g/r), 61 turns a minute. Every fall is a soft
thud in the tub, which hangs on springs and sounds in the panels of the case, with a
swash of water; no load falls like the one before. After some ten turns the drum slows
down, and turns the other way. The motor, eleven times as fast as the drum, hums with
its speed and with twice the frequency of the mains. Wall and door keep back the highs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.bells import laid
from studio.dsp.body import Body, Mode, Touch, knock
from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.cycles import beats, cycles
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.ring import RATE, unit
from studio.dsp.spectrum import Curve, amplitude, filtered, response
from studio.dsp.surges import Surge, surges, uneven_times

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

TURNS = 48 / 60  # of the drum, a second
WANDER = Drift(0.05, 1.0, -0.5)
WANDER_DEPTH = 0.012  # as a share of the speed, as the load is uneven
RIBS = 3
LATENESS = 0.05  # s; when the clothes let go

RUN = (11.0, 17.0)  # s from one turning point to the next
SLOWING = 0.75  # s on either side of it
SLOWEST = 0.25  # share of the speed, at the turning point

TUB: Body = (
    Mode(58, -2, 0.06),
    Mode(94, 0, 0.05),
    Mode(151, -2, 0.04),
    Mode(228, -5, 0.03),
    Mode(365, -10, 0.02),
    Mode(610, -17, 0.012),
)
FALL = Touch(softness=0.022, wander=0.06, apart=0.6)
FALLS_DIFFER = 0.3  # sigma of the logarithm
FALLS_LEVEL = 0.75

WATER: Curve = (
    (40, -8),
    (120, -2),
    (300, 0),
    (700, -4),
    (1500, -12),
    (3500, -22),
    (8000, -34),
    (16_000, -46),
)
SWASH_AFTER, SWASH_RISE, SWASH_FALL = 0.09, 0.11, 0.24  # s
SWASH_DEPTH, WATER_FLOOR = 1.0, 0.55
FLUTTER = Drift(1, 30, -0.7)
DRIPS = Bubbles(150, radii=(0.0015, 0.008), loudness=0.8, unevenness=0.6, rise=0.12)
DRIPS_LEVEL = 0.22
DOOR: Curve = ((300, 0), (1000, -3), (3000, -9), (8000, -20), (16_000, -30))

MOTOR = 11.0  # its turns for one of the drum
POLES = 18  # pulses of force in a turn of the motor
MAINS = 100.0  # Hz, twice that of the mains
MOTOR_LEVEL, MAINS_LEVEL = 0.2, 0.08
PARTIALS: tuple[tuple[int, float], ...] = ((1, 0.0), (2, -7.0), (3, -14.0))


def make(ring: Ring) -> Stereo:
    """The machine round the ring."""
    speed = turning(ring)
    at = falls(ring, speed)
    strength = np.exp(
        FALLS_DIFFER * np.clip(ring.rng.standard_normal(len(at)), -2, 1.3)
    )
    strength *= speed[(at * RATE).astype(int) % ring.frames] / TURNS
    thuds = np.zeros((ring.frames, 2))
    for moment, level in zip(at, strength, strict=True):
        laid(thuds, knock(ring, TUB, FALL), float(moment), float(level))
    return (
        _water(ring, at, strength)
        + FALLS_LEVEL * thuds
        + MOTOR_LEVEL * _motor(ring, speed)
        + MAINS_LEVEL * _tones(ring, cycles(ring, MAINS))
    )


def turning(ring: Ring) -> Signal:
    """Turns of the drum a second, whichever way."""
    wander = np.exp(WANDER_DEPTH * drift(ring, WANDER))
    line = np.ones(ring.frames)
    for at in uneven_times(ring, *RUN):
        since = (ring.times - at + ring.seconds / 2) % ring.seconds - ring.seconds / 2
        line -= (1 - SLOWEST) * np.exp(-((since / SLOWING) ** 2))
    return np.asarray(TURNS * wander * np.clip(line, SLOWEST, 1))


def falls(ring: Ring, speed: Signal) -> Signal:
    """Seconds at which the clothes fall, once a rib."""
    at = beats(ring, RIBS * speed)
    late = LATENESS * np.clip(ring.rng.standard_normal(len(at)), -2, 2)
    return np.asarray((at + late) % ring.seconds)


def _water(ring: Ring, at: Signal, strength: Signal) -> Stereo:
    each = [
        Surge(float(moment) + SWASH_AFTER, SWASH_RISE, SWASH_FALL, float(level))
        for moment, level in zip(at, strength, strict=True)
    ]
    swash = WATER_FLOOR + SWASH_DEPTH * surges(ring, each)

    def envelope(hz: float) -> Stereo:
        # below some 200 Hz a swash is not heard: the water is too shallow
        share = float(np.clip(np.log2(hz / 100) / 2, 0.15, 1))
        moving = swash**share * response(np.array([hz]), WATER)
        return np.asarray(moving[:, None] * np.exp(0.13 * wide_drift(ring, FLUTTER)))

    drips = unit(filtered(bubbles(ring, DRIPS, swash), DOOR))
    return banded_noise(ring, envelope, spacing=0.45) + DRIPS_LEVEL * drips


def _motor(ring: Ring, speed: Signal) -> Stereo:
    hum = _tones(ring, cycles(ring, MOTOR * POLES * speed))
    return np.asarray(hum * (speed / TURNS)[:, None] ** 1.5)


def _tones(ring: Ring, turns: Signal) -> Stereo:
    """Multiples of a tone, whose phases in a room differ from ear to ear."""
    sound = np.zeros((ring.frames, 2))
    for multiple, level in PARTIALS:
        phase = ring.rng.random() + ring.rng.uniform(-0.2, 0.2, 2)
        tone = np.sin(2 * np.pi * (multiple * turns[:, None] + phase))
        sound += float(amplitude(level)) * tone
    return unit(sound)
