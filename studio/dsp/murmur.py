"""A murmur: people who talk far away, of whom no word is heard, for there is none.

A speaker is a row of pulses of the vocal folds through the resonances of a mouth that
moves from vowel to vowel at random. Syllables come at a natural rate: in every language
the level of speech changes most at 4 to 5 Hz (Ding et al., Neuroscience & Biobehavioral
Reviews 81:181, 2017). All of it is made at the dull rate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy.ndimage import gaussian_filter1d

from studio.dsp.drift import Drift, along, drift
from studio.dsp.dull import DULL_RATE, DullRing
from studio.dsp.ring import Ring, Signal, unit
from studio.dsp.spectrum import Curve, response

_CONTROL_RATE = 100  # points a second
_HIGHEST = 4600.0  # Hz
# Hz; a vowel's first two resonances lie within (Peterson & Barney, JASA 24:175, 1952)
_OPENNESS = (290.0, 720.0)
_FRONT, _BACK = (2300.0, 1700.0), (780.0, 1080.0)  # second, where closed and where open
_THIRD, _FOURTH = 2550.0, 3500.0
_WIDTHS = (80.0, 100.0, 150.0, 230.0)  # Hz
_FOLDS_DB = -6.0  # an octave, of the pulses as they leave the mouth
_SYLLABLES_DIFFER = 0.22  # of their lengths, sigma of the logarithm
_CLOSED = (0.05, 0.35)  # what is left of the voice between two syllables
_TREMOR = Drift(6, 24, -0.5)
_SINKING, _ACCENTS = 0.2, 0.09  # of the pitch over a sentence, and of its accents
_SMOOTH = 0.022  # s over which the mouth moves on
_HISSING, _HISS_SECONDS = 0.4, 0.07  # share of syllables that begin with a fricative
_HISS: Curve = ((1000, -40), (2000, -12), (3500, 0), (6000, 0))
_HISS_LEVEL = 0.5


@dataclass(frozen=True)
class Speaker:
    """One speaker.

    Attributes:
        pitch: Hz, of the voice in the middle of a sentence.
        tract: how much higher the resonances are than a man's: 1.17 for a woman.
        syllables: a second.
    """

    pitch: float
    tract: float
    syllables: float


@dataclass(frozen=True)
class Turn:
    """One sentence of a conversation, in seconds round the ring."""

    speaker: int
    at: float
    seconds: float


def conversation(
    ring: Ring,
    speakers: int,
    lengths: tuple[float, float] = (1.2, 4.0),
    pauses: tuple[float, float] = (0.15, 1.6),
) -> list[Turn]:
    """Turns round the ring, each of another speaker; now and then all are silent."""
    draw = ring.rng
    plan, at, last = [], 0.0, 0
    while at < ring.seconds:
        length = float(np.exp(draw.uniform(*np.log(lengths))))
        last = (last + int(draw.integers(1, max(speakers, 2)))) % speakers
        plan.append((last, at, length))
        silence = 3.0 if draw.random() < 0.15 else 1.0
        at += length + silence * float(draw.uniform(*pauses))
    fit, shift = ring.seconds / at, float(draw.uniform(0, ring.seconds))
    return [
        Turn(who, (start * fit + shift) % ring.seconds, length * fit)
        for who, start, length in plan
    ]


def syllables(ring: Ring, speaker: Speaker, seconds: float) -> Signal:
    """Seconds, from the start of a sentence, between which its syllables lie."""
    count = max(1, round(seconds * speaker.syllables))
    spread = _SYLLABLES_DIFFER * np.clip(ring.rng.standard_normal(count), -2, 2)
    edges = np.concatenate([[0.0], np.cumsum(np.exp(spread))])
    return np.asarray(edges * (seconds / edges[-1]))


def spoken(ring: DullRing, speaker: Speaker, turns: Sequence[Turn]) -> Signal:
    """The speaker's voice round a dull ring, near an RMS of 0.1 while it speaks."""
    mouth = _Mouth(ring, speaker)
    for turn in turns:
        mouth.say(turn)
    return mouth.voice()


class _Mouth:
    """Level, pitch and resonances of one speaker, in control points round the ring."""

    def __init__(self, ring: DullRing, speaker: Speaker) -> None:
        self._ring = ring
        self._speaker = speaker
        points = max(8, round(ring.seconds * _CONTROL_RATE))
        self._level = np.zeros(points)
        self._hiss = np.zeros(points)
        self._pitch = np.full(points, speaker.pitch)
        self._openness = np.full(points, 450.0)
        self._second = np.full(points, 1400.0)

    def say(self, turn: Turn) -> None:
        """A sentence: its pitch sinks, and its last syllables are the softest."""
        draw = self._ring.rng
        edges = syllables(self._ring, self._speaker, turn.seconds)
        for start, end in pairwise(edges.tolist()):
            first = round((turn.at + start) * _CONTROL_RATE)
            count = max(2, round((turn.at + end) * _CONTROL_RATE) - first)
            places = (first + np.arange(count)) % len(self._level)
            done = (start + end) / 2 / turn.seconds
            strength = np.exp(0.2 * draw.standard_normal()) * (1 - 0.55 * done**2)
            closed = draw.uniform(*_CLOSED)
            arch = np.sin(np.pi * (np.arange(count) + 0.5) / count)
            self._level[places] = strength * (closed + (1 - closed) * arch)
            if draw.random() < _HISSING:
                hissing = places[: max(1, round(_HISS_SECONDS * _CONTROL_RATE))]
                self._hiss[hissing] = strength * draw.uniform(0.3, 1)
            accent = _ACCENTS * np.clip(draw.standard_normal(), -2, 2)
            self._pitch[places] *= np.exp(_SINKING * (0.5 - done) + accent)
            open_ = draw.random()
            front = draw.random()
            self._openness[places] = np.interp(open_, (0, 1), _OPENNESS)
            edge = [np.interp(open_, (0, 1), each) for each in (_BACK, _FRONT)]
            self._second[places] = np.interp(front, (0, 1), edge)

    def voice(self) -> Signal:
        """Multiples of the pitch, each as the mouth lets it through, and fricatives."""
        pitch = self._smooth(self._pitch, 3.0)
        tremor = np.exp(0.012 * drift(self._ring, _TREMOR))
        turns = np.cumsum(along(self._ring, pitch) * tremor) / DULL_RATE
        turns *= max(1.0, np.round(turns[-1])) / turns[-1]
        step = np.exp(2j * np.pi * turns)
        level = self._smooth(self._level, 0.7)
        formants = [self._smooth(self._openness), self._smooth(self._second)]
        whole, partial = np.zeros(self._ring.frames), np.ones_like(step)
        for multiple in range(1, int(_HIGHEST / pitch.min()) + 1):
            partial = partial * step
            hz = multiple * pitch
            fall = multiple ** (_FOLDS_DB / 6.02) * np.clip(
                (_HIGHEST - hz) / 600.0, 0, 1
            )
            gain = level * fall * self._passed(hz, formants)
            phase = np.exp(2j * np.pi * self._ring.rng.random())
            whole += along(self._ring, gain) * (phase * partial).real
        return 0.1 * (whole + self._hissed())

    def _hissed(self) -> Signal:
        noise = np.fft.rfft(self._ring.rng.standard_normal(self._ring.frames))
        noise *= response(self._ring.frequencies, _HISS)
        air = unit(np.fft.irfft(noise, self._ring.frames))
        return _HISS_LEVEL * air * along(self._ring, self._smooth(self._hiss, 0.6))

    def _passed(self, hz: Signal, formants: Sequence[Signal]) -> Signal:
        """What resonances in a row leave of each pitch (Klatt, JASA 67:971, 1980)."""
        tract = self._speaker.tract
        centres = [*formants, np.full(len(hz), _THIRD), np.full(len(hz), _FOURTH)]
        gain = np.ones(len(hz))
        for centre, width in zip(centres, _WIDTHS, strict=True):
            high = tract * centre
            gain *= high**2 / np.hypot(high**2 - hz**2, hz * width * tract)
        return gain

    def _smooth(self, points: Signal, longer: float = 1.0) -> Signal:
        width = longer * _SMOOTH * _CONTROL_RATE
        return np.asarray(gaussian_filter1d(points, width, mode="wrap"))
