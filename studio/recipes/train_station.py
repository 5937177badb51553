"""A train station far away at night: trains come and go, a horn sounds, a chime.

It lies a mile off, so the air has taken the highs (ISO 9613-1) and all edges are soft.
A train is a rumble that swells over half a minute, with two soft double beats for every
25 m of rail, slower near its stop. A locomotive idles, a hum at multiples of 25 Hz that
comes and goes with the wind. A horn sounds a chord of three notes, low and far, and the
hills answer; the station's chime strikes three soft notes. Nobody announces anything.
Around it is the hush of the night.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.ndimage import gaussian_filter1d

from studio.dsp.bands import banded_noise
from studio.dsp.bells import CHIME, laid, struck
from studio.dsp.cycles import cycles
from studio.dsp.drift import Drift, along, drift, wide_drift
from studio.dsp.ring import RATE, unit
from studio.dsp.space import Space, reverberation
from studio.dsp.spectrum import Curve, amplitude, response
from studio.dsp.surges import uneven_times
from studio.dsp.voices import Note, whistled

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Stereo

NIGHT: Curve = (
    (40, -6),
    (100, -2),
    (200, 0),
    (400, -4),
    (900, -11),
    (2000, -18),
    (5000, -25),
    (10_000, -31),
    (18_000, -42),
)
HUSH = Drift(1 / 40, 0.5, -1.0)
FLUTTER = Drift(0.4, 15, -0.9)

TRAIN: Curve = (
    (40, -4),
    (80, 0),
    (160, 1),
    (315, 0),
    (630, -4),
    (1250, -11),
    (2500, -21),
    (5000, -36),
    (12_000, -60),
)
TRAINS = (52.0, 76.0)  # s from one to the next
TRAINS_LEVEL = 1.1
COMING = (16.0, 24.0)  # s to its height, and from it, to 1/e
LEANS = 0.7  # to which side it goes, at most
RAIL = 25.0  # m
SPEEDS = (9.0, 15.0)  # m/s, where it is nearest and at both ends
AXLES = (0.0, 0.1, 0.32, 0.42)  # of two bogies, in rails
STROKE = 0.07  # rails in which a stroke dies away, blurred by echoes
BEAT_DEPTH = 0.9
BLUR = 0.03  # s
CONTROL_RATE = 100  # points a second

IDLING = 25.0  # Hz
IDLE: tuple[tuple[int, float], ...] = (
    *((2, -4), (3, -8), (4, 0), (5, -9), (6, -6), (8, -8), (10, -14), (12, -18)),
)
WIND = Drift(1 / 25, 0.3)
IDLE_LEVEL = 0.14

HORNS = (70.0, 100.0)  # s from one to the next
CHORD = (277.2, 329.6, 440.0)  # Hz
HORN_SECONDS = ((1.6, 2.4), (0.9, 1.4))
HORN_RISE, HORN_FALL = 0.5, 0.8  # s
HORN_OVERTONES = (-5.0, -9.0, -14.0, -20.0)  # dB
HORN_LEVEL = 0.55

CHIMES = (80.0, 120.0)
MELODY = (523.3, 659.3, 392.0)  # Hz
NOTES_APART = 0.75  # s
CHIME_SOFTNESS = 0.03  # s
CHIME_LEVEL = 0.45
VALLEY = Space(decay=2.8, distance=0.12, softness=2.2)


@dataclass(frozen=True)
class Train:
    """One train: when it is nearest, how long it comes and goes, and its way."""

    at: float
    seconds: float
    way: int


def make(ring: Ring) -> Stereo:
    """The night round the ring."""
    signals = HORN_LEVEL * _horns(ring) + CHIME_LEVEL * _chimes(ring)
    far = 0.5 * signals + reverberation(ring, signals, VALLEY)
    return _land(ring) + IDLE_LEVEL * _idling(ring) + far


def trains(ring: Ring) -> list[Train]:
    """Trains at uneven times, to and fro."""
    return [
        Train(float(at), float(ring.rng.uniform(*COMING)), 1 if number % 2 else -1)
        for number, at in enumerate(uneven_times(ring, *TRAINS))
    ]


def _land(ring: Ring) -> Stereo:
    """Night and trains in the bands of the ear."""
    hush = np.exp(0.09 * drift(ring, HUSH))
    rolling = _rolling(ring, trains(ring))

    def envelope(hz: float) -> Stereo:
        at = np.array([hz])
        flutter = np.exp(0.1 * wide_drift(ring, FLUTTER))
        night = response(at, NIGHT) * hush
        train = TRAINS_LEVEL * response(at, TRAIN) * rolling
        return np.asarray(np.hypot(night[:, None], train) * flutter)

    return unit(banded_noise(ring, envelope, spacing=0.8))


def _rolling(ring: Ring, each: list[Train]) -> Stereo:
    """The amplitude of all trains at both ears, with the beat of their joints."""
    points = max(8, round(ring.seconds * CONTROL_RATE))
    pace = ring.seconds / points
    level = np.zeros((points, 2))
    for train in each:
        reach = 2.2 * train.seconds
        since = np.arange(-reach, reach, pace)
        share = np.linspace(0, 1, len(since))
        speed = np.interp(share, (0, 0.5, 1), (SPEEDS[1], *SPEEDS))
        joints = np.cumsum(speed) * pace / RAIL
        strokes = [np.exp(-((joints - axle) % 1) / STROKE) for axle in AXLES]
        beat = gaussian_filter1d(np.sum(strokes, axis=0), BLUR * CONTROL_RATE)
        swell = np.cos(np.pi / 2 * since / reach) ** 4
        shape = swell * (1 + BEAT_DEPTH * beat)
        side = LEANS * train.way * np.sin(np.pi / 2 * since / reach)
        places = (round((train.at - reach) / pace) + np.arange(len(since))) % points
        ears = np.sqrt(np.stack([1 - side, 1 + side], axis=1))
        np.add.at(level, places, shape[:, None] * ears)
    return np.stack([along(ring, ear) for ear in level.T], axis=1)


def _idling(ring: Ring) -> Stereo:
    turns = cycles(ring, IDLING * np.exp(0.003 * drift(ring, WIND)))
    sound = np.zeros((ring.frames, 2))
    for multiple, level in IDLE:
        phase = ring.rng.random() + ring.rng.uniform(-0.2, 0.2, 2)
        tone = np.sin(2 * np.pi * (multiple * turns[:, None] + phase))
        swell = np.exp(0.35 * wide_drift(ring, WIND))
        sound += float(amplitude(level)) * tone * swell
    return unit(sound)


def _horns(ring: Ring) -> Stereo:
    """A long and a short call, of three pipes each, which are never quite in tune."""
    line = np.zeros((ring.frames, 2))
    draw = ring.rng
    for at in uneven_times(ring, *HORNS):
        since, level = float(at), float(np.exp(0.2 * draw.uniform(-1, 1)))
        for seconds in HORN_SECONDS:
            length = float(draw.uniform(*seconds)) + HORN_FALL
            for hz in CHORD:
                true = hz * float(np.exp(0.003 * draw.uniform(-1, 1)))
                pipe = Note(
                    length,
                    (0.985 * true, true, true, 0.98 * true),
                    rise=HORN_RISE,
                    fall=HORN_FALL,
                    overtones=HORN_OVERTONES,
                )
                ears = np.sqrt(0.5 + 0.25 * draw.uniform(-1, 1) * np.array([-1, 1]))
                laid(line, whistled(ring, pipe)[:, None] * ears, since, level)
            since += length + 0.3
    return line


def _chimes(ring: Ring) -> Stereo:
    line = np.zeros((ring.frames, 2))
    for at in uneven_times(ring, *CHIMES):
        for index, hz in enumerate(MELODY):
            start = round(float(at) * RATE) / RATE + index * NOTES_APART
            laid(line, struck(ring, hz, CHIME, CHIME_SOFTNESS), start)
    return line
