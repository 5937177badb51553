"""A night train, heard from a berth: rumble, rail joints, and a creak now and then.

The rumble is noise whose bands shake together as the carriage sways and trembles. Every
25 metres of rail the two axles of a bogie pass a joint, tk-tk; at some 60 km/h that is
a pair every second and a half, near on one side and, from the bogie at the other end,
faint on the other. Rails are of slightly different length and the speed drifts, so no
two pairs come alike. Creaks are trains of tiny slips of wood on wood, as dry friction
makes them (Farnell, Designing Sound, 2010, chapter 32).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.bells import laid
from studio.dsp.body import Body, Mode, Touch, knock
from studio.dsp.cycles import beats
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.events import strengths
from studio.dsp.noise import Spectra
from studio.dsp.ring import RATE, unit
from studio.dsp.spectrum import Curve, amplitude, response

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

SPEED = 17.0  # m/s
RAIL, AXLES_APART, BOGIES_APART = 25.0, 2.5, 19.0  # m
SPEEDING = Drift(1 / 60, 0.1)
SPEED_CHANGE = 0.025  # as a share
FIRST = 0.8  # s into the ring, so that its seam lies between two pairs
RAILS_DIFFER, LATEST = 0.03, 0.08  # s
JOINTS_DIFFER = 0.28

RUMBLE: Curve = (
    (40, 1),
    (120, 0),
    (250, -3),
    (600, -7),
    (1000, -15),
    (3000, -27),
    (6000, -38),
    (9000, -44),
    (14_000, -54),
)
SWAY = Drift(1 / 20, 2.5, -1.0)
TREMBLE = Drift(2.5, 25, -0.3)
SWAY_DEPTH, TREMBLE_DEPTH = 0.24, 0.2
OWN_TREMBLE = 0.17  # what each band does by itself

CLACK_DECAY = (0.075, 0.045)  # s to 1/e, in the lowest and the highest band
CLACK_ONSET = 0.006  # s
CLACK: Curve = ((60, 5), (150, 9), (400, 9), (1500, 9), (4000, 11), (10_000, 10))
FAR_SIDE_DB = -9.0

FLOOR: Body = (Mode(62, 0, 0.06), Mode(104, -4, 0.045), Mode(171, -9, 0.03))
THUMP = Touch(softness=0.008, wander=0.05, apart=0.7)
THUMP_LEVEL = 0.35

CREAKS_PER_MINUTE = 9.0
PANEL: Body = (Mode(410, 0, 0.012), Mode(730, -5, 0.008), Mode(1240, -10, 0.005))
SLIP = Touch(softness=0.001, wander=0.02, apart=0.5)
CREAK_LEVEL = 0.05


@dataclass(frozen=True)
class Clack:
    """One axle passing one joint."""

    at: float
    """Seconds round the ring."""
    gains: tuple[float, float]
    """At each ear."""


def make(ring: Ring) -> Stereo:
    """The journey round the ring."""
    clacks = _clacks(ring)
    joints = _joints(ring, clacks)
    sway = SWAY_DEPTH * drift(ring, SWAY) + TREMBLE_DEPTH * drift(ring, TREMBLE)

    def envelope(hz: float) -> Signal:
        own = OWN_TREMBLE * wide_drift(ring, TREMBLE)
        moving = np.exp(sway[:, None] + own)
        struck = response(np.array([hz]), CLACK) * _strokes(ring, joints, hz)
        return response(np.array([hz]), RUMBLE) * (moving + struck)

    rumble = banded_noise(ring, envelope, spacing=0.5)
    thumps = np.zeros((ring.frames, 2))
    for clack in clacks:
        laid(thumps, knock(ring, FLOOR, THUMP) * clack.gains, clack.at)
    return rumble + THUMP_LEVEL * thumps + CREAK_LEVEL * _creaks(ring)


def _clacks(ring: Ring) -> list[Clack]:
    """Every axle on every joint, a near bogie's and a far one's."""
    speed = SPEED * np.exp(SPEED_CHANGE * drift(ring, SPEEDING))
    joints = FIRST + beats(ring, speed / RAIL)
    draw = ring.rng
    found = []
    for joint in joints:
        late = float(np.clip(draw.normal(0, RAILS_DIFFER), -LATEST, LATEST))
        gap = AXLES_APART / speed[int(joint * RATE) % ring.frames]
        strength = _strength(ring)
        far = float(amplitude(FAR_SIDE_DB)) * _strength(ring)
        for start, level, sides in (
            (joint + late, strength, (1.0, 0.7)),
            (joint + late + BOGIES_APART / AXLES_APART * gap, far, (0.6, 1.0)),
        ):
            for axle, share in enumerate((1.0, float(draw.uniform(0.7, 0.95)))):
                gains = (level * share * sides[0], level * share * sides[1])
                found.append(Clack(start + axle * gap, gains))
    return found


def _strength(ring: Ring) -> float:
    return float(strengths(ring, 1, JOINTS_DIFFER, most=1.5)[0])


def _joints(ring: Ring, clacks: list[Clack]) -> Spectra:
    """The spectra of a line, for each ear, that is a point at every clack."""
    line = np.zeros((ring.frames, 2))
    for clack in clacks:
        line[int(clack.at * RATE) % ring.frames] += clack.gains
    return np.fft.rfft(line, axis=0)


def _strokes(ring: Ring, joints: Spectra, hz: float) -> Stereo:
    """The level that all clacks together give one band."""
    slow, fast = CLACK_DECAY
    height = float(np.clip(np.log(hz / 60) / np.log(9000 / 60), 0, 1))
    decay = slow * (fast / slow) ** height
    time = np.arange(min(ring.frames, int(9 * decay * RATE))) / RATE
    stroke = (1 - np.exp(-time / CLACK_ONSET)) * np.exp(-time / decay)
    shape = np.fft.rfft(stroke, ring.frames)
    return np.maximum(np.fft.irfft(joints * shape[:, None], ring.frames, axis=0), 0)


def _creaks(ring: Ring) -> Stereo:
    """Slips that come faster, then slower, each creak with a pace of its own."""
    line = np.zeros((ring.frames, 2))
    draw = ring.rng
    for _ in range(draw.poisson(CREAKS_PER_MINUTE * ring.seconds / 60)):
        at, length = draw.uniform(0, ring.seconds), draw.uniform(0.25, 0.7)
        pace, gain = draw.uniform(45, 90), draw.uniform(0.5, 1.0)
        side = draw.uniform(0.2, 0.8)
        since = 0.0
        while since < length:
            arch = np.sin(np.pi * since / length)
            slip = knock(ring, PANEL, SLIP) * (side, 1 - side)
            laid(line, slip, at + since, gain * float(arch) ** 2)
            since += float(draw.normal(1, 0.08)) / (pace * (0.7 + 0.6 * float(arch)))
    return unit(line) if line.any() else line
