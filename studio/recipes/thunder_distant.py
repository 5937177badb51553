"""Distant thunder: six rolling rumbles without a crack, to lie under rain.

Each is a crooked flash 6 to 11 km away that runs up to the cloud and on inside it;
every 25 m of it sends a shock wave of its own, and what is heard is their arrival one
after the other (Ribner & Roy, JASA 72:1911, 1982). The long way through the air takes
the highs; hills and clouds throw back the rest for many seconds. Each rumble swells
for more than a second, and has died away before the next slot begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.events import Events, sounded
from studio.dsp.lightning import Flash, arrivals, shock
from studio.dsp.ring import RATE, unit
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import amplitude, filtered

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo
    from studio.dsp.spectrum import Curve

SLOTS = 6
BEGIN = 0.43  # s after the slot's start: its first moments are as silent as its last
END = 0.975  # of the slot; what follows is silence
FADE = 0.1  # of the slot, in which the tail dies away

DISTANCE = (6000.0, 11_000.0)  # m
HEIGHT = (3000.0, 5000.0)
REACH = (9500.0, 12_000.0)
AWAY = 0.35  # rad to either side
SHOCK = (0.007, 0.022)  # s
SHOCKS = 24
SWELL = (1.6, 2.4)  # s
LATER = 9.0  # s; what comes later, from deeper in the cloud, falls by 1/e in each
LATEST = 0.85  # of the slot
UNLIKE_DB = 1.5

TURBULENCE = Space(decay=0.5, distance=0.0, softness=1.0)
HILLS = Space(decay=24.0, distance=0.12, softness=1.5)
DIRECT = 0.7  # of what comes unblurred
SHARED = 0.2  # of each ear's sound in the other; the waves are metres long
COLOUR: Curve = ((15, -44), (35, -22), (80, -9), (170, 0), (400, 3))


def make(ring: Ring) -> Stereo:
    """Six rumbles, one in each sixth of the ring."""
    slot = ring.frames // SLOTS
    dry = np.zeros((ring.frames, 2))
    for start in range(0, SLOTS * slot, slot):
        dry += _direct(ring, start, slot)
    dry = unit(dry)
    near = unit(reverberation(ring, dry, TURBULENCE))
    rolling = near + DIRECT * dry + 0.5 * unit(reverberation(ring, near, HILLS))
    rolling += SHARED * rolling[:, ::-1]
    return _slotted(ring, filtered(rolling, COLOUR), slot)


def _direct(ring: Ring, start: int, slot: int) -> Stereo:
    """One flash as it arrives on the straight way."""
    distance = ring.rng.uniform(*DISTANCE)
    delay, strength = arrivals(ring, _flash(ring, distance))
    heard = delay < LATEST * slot / RATE
    delay, strength = delay[heard], strength[heard]
    starts = start + np.rint((BEGIN + delay) * RATE).astype(np.int64)
    kinds = ring.rng.integers(0, SHOCKS, len(delay))
    shocks = [shock(each, distance) for each in np.geomspace(*SHOCK, SHOCKS)]
    return sounded(
        ring, shocks, Events(starts, kinds, strength * np.exp(-delay / LATER))
    )


def _flash(ring: Ring, distance: float) -> Flash:
    return Flash(
        distance,
        height=ring.rng.uniform(*HEIGHT),
        reach=ring.rng.uniform(*REACH),
        away=ring.rng.uniform(-AWAY, AWAY),
    )


def _slotted(ring: Ring, sound: Stereo, slot: int) -> Stereo:
    """Every slot begins in silence, swells, is about as loud as others, and ends."""
    time = np.arange(slot) / RATE
    slots = np.zeros_like(sound)
    for start in range(0, SLOTS * slot, slot):
        swell = np.clip((time - BEGIN) / ring.rng.uniform(*SWELL), 0, 1)
        left = np.clip((END - time * RATE / slot) / FADE, 0, 1)
        shape = np.sin(np.pi / 2 * swell) ** 2 * np.sin(np.pi / 2 * left) ** 2
        level = amplitude(ring.rng.uniform(-UNLIKE_DB, UNLIKE_DB))
        part = unit(sound[start : start + slot] * shape[:, None])
        slots[start : start + slot] = level * part
    return slots
