"""A boat at anchor at night, from the bunk: it rolls, laps and creaks, and is moved.

The boat rolls at its own period of about five seconds, now more, now less, as waves
give and take. Everything follows that roll: water laps at the planks of the side that
goes down, dulled by the wood and with the hollow answer of the bilge; joints creak when
the roll is fastest, in slips that come the faster the more the hull works (Farnell,
Designing Sound, 2010, chapter 32). Far off a ship's diesel turns: of it only multiples
of the firing rate below some 250 Hz arrive through the water (Ross, Mechanics of
Underwater Noise, 1976), each swelling slowly by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.signal import find_peaks

from studio.dsp.bells import laid
from studio.dsp.body import Body, Mode, Touch
from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.creaks import Creak, creaked
from studio.dsp.cycles import cycles
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.noise import shaped_noise
from studio.dsp.ring import RATE, unit
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import Curve, amplitude, filtered
from studio.dsp.surges import Surge, surges, uneven_times

if TYPE_CHECKING:
    from studio.dsp.ring import Indices, Ring, Signal, Stereo

ROLL = Drift(0.15, 0.24, 0.0)  # Hz: a boat answers waves of its own period

PLANKS: Curve = (
    (20, -40),
    (70, -12),
    (150, -2),
    (230, 0),
    (400, -4),
    (800, -9),
    (2000, -20),
    (6000, -36),
    (16_000, -54),
)
LAPS = (1.1, 2.6)  # s from one to the next, at each side
LAP_RISE, LAP_FALL = 0.16, 0.32  # s
LAPS_DIFFER = 0.22
ROLL_DEPTH = 0.42  # how much the side that goes down laps more
SLOSHING = Drift(2, 40, -0.6)
DRIPS = Bubbles(40, radii=(0.0016, 0.008), loudness=0.7, unevenness=0.45, rise=0.15)
DRAINS_AFTER = 0.2  # s
SLOSH_LEVEL, DRIPS_LEVEL = 0.8, 0.3
FAR_SIDE = 0.35  # of a lap, heard at the other ear

JOINTS: tuple[Body, ...] = (
    (Mode(230, 0, 0.03), Mode(415, -4, 0.02), Mode(760, -10, 0.012)),
    (Mode(310, 0, 0.025), Mode(540, -3, 0.016), Mode(1010, -11, 0.009)),
    (Mode(175, 0, 0.035), Mode(360, -3, 0.024), Mode(640, -9, 0.014)),
)
SLIP = Touch(softness=0.002, wander=0.02, apart=0.5)
CREAKING = 0.6  # share of the rolls at which something creaks
CREAK_SECONDS = (0.35, 0.95)
SLIPS = (16.0, 42.0)  # a second
CREAKS_LEVEL = 0.2

FIRING = 34.0  # Hz
CYLINDERS_DIFFER = 0.5  # what half orders have of the power of whole ones
ENGINE: tuple[tuple[float, float], ...] = (
    *((0.5, -14), (1, -4), (1.5, -10), (2, 0), (2.5, -9), (3, -2), (3.5, -11)),
    *((4, -5), (5, -9), (6, -13), (7, -17)),
)
ENGINE_PACE = Drift(1 / 60, 0.2)
ENGINE_SWELL = Drift(1 / 30, 0.2)
ENGINE_LEVEL = 0.2

CABIN: Curve = ((20, -16), (70, -2), (150, 0), (500, -7), (2000, -15), (16_000, -34))
CABIN_LEVEL = 0.45
BUNK = Space(decay=0.35, distance=0.005, softness=4.0)


def make(ring: Ring) -> Stereo:
    """The boat round the ring."""
    roll = drift(ring, ROLL)
    water = _lapping(ring, roll, -1) + _lapping(ring, roll, 1)
    creaks = CREAKS_LEVEL * _creaks(ring, roll)
    echo = reverberation(ring, water + 1.5 * creaks, BUNK)
    cabin = CABIN_LEVEL * shaped_noise(ring, CABIN, spacing=0.3)
    return water + creaks + 0.4 * echo + cabin + ENGINE_LEVEL * _engine(ring)


def _lapping(ring: Ring, roll: Signal, side: int) -> Stereo:
    """Water along one side of the hull."""
    laps = surges(ring, _laps(ring, side * roll))
    sloshing = np.exp(0.25 * drift(ring, SLOSHING))
    slosh = shaped_noise(ring, PLANKS, spacing=0.25) * (laps * sloshing)[:, None]
    draining = np.roll(laps, round(DRAINS_AFTER * RATE))
    drips = filtered(bubbles(ring, DRIPS, draining), PLANKS)
    ears = (1.0, FAR_SIDE) if side < 0 else (FAR_SIDE, 1.0)
    return np.asarray((SLOSH_LEVEL * slosh + DRIPS_LEVEL * unit(drips)) * ears)


def _laps(ring: Ring, down: Signal) -> list[Surge]:
    draw = ring.rng
    return [
        Surge(
            at=float(at),
            rise=LAP_RISE * float(draw.uniform(0.8, 1.6)),
            fall=LAP_FALL * float(draw.uniform(0.8, 1.5)),
            strength=float(
                np.exp(
                    ROLL_DEPTH * np.clip(down[int(at * RATE) % ring.frames], -2, 1.1)
                    + LAPS_DIFFER * draw.uniform(-1, 1)
                )
            ),
        )
        for at in uneven_times(ring, *LAPS)
    ]


def fastest(ring: Ring, roll: Signal) -> Indices:
    """The samples at which the boat rolls fastest, either way."""
    turned = np.abs(np.roll(roll, -RATE // 20) - np.roll(roll, RATE // 20))
    # straight lines between a drift's points leave flat tops
    places, _ = find_peaks(
        turned[:: RATE // 50], distance=80, prominence=0.1 * turned.max()
    )
    return np.asarray(places * (RATE // 50) % ring.frames, np.int64)


def _creaks(ring: Ring, roll: Signal) -> Stereo:
    line = np.zeros((ring.frames, 2))
    draw = ring.rng
    for place in fastest(ring, roll):
        if draw.random() > CREAKING:
            continue
        pace = np.exp(draw.uniform(*np.log(SLIPS)))
        creak = Creak(
            seconds=float(draw.uniform(*CREAK_SECONDS)),
            slips=(float(pace), float(pace * np.exp(draw.uniform(-0.5, 0.5)))),
            body=JOINTS[draw.integers(len(JOINTS))],
            touch=SLIP,
        )
        side = float(draw.uniform(0.25, 0.75))
        ears = np.sqrt([1 - side, side])
        at = float(place / RATE + draw.uniform(-0.4, 0.4)) % ring.seconds
        level = float(np.exp(0.35 * draw.uniform(-1, 1)))
        laid(line, creaked(ring, creak) * ears, at, level)
    return line


def _engine(ring: Ring) -> Stereo:
    """The multiples of the firing rate; half ones, as no two cylinders are alike."""
    turns = cycles(ring, FIRING * np.exp(0.004 * drift(ring, ENGINE_PACE)), together=2)
    sound = np.zeros((ring.frames, 2))
    for order, level in ENGINE:
        phase = ring.rng.random() + ring.rng.uniform(-0.15, 0.15, 2)
        tone = np.sin(2 * np.pi * (order * turns[:, None] + phase))
        swell = np.exp(0.35 * wide_drift(ring, ENGINE_SWELL))
        less = 1.0 if order == int(order) else CYLINDERS_DIFFER
        sound += less * float(amplitude(level)) * tone * swell
    return unit(sound)
