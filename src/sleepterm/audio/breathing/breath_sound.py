"""Synthesises the breathing pacer: in and out differ in pitch, timbre and air.

Breathing in is a warm tone of three partials that rises a fifth and swells. Breathing
out is air that grows darker over a soft low tone, which falls a fifth and dies away.
Holds are silent.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, silence
from sleepterm.library.breathing.pattern import BreathPattern, BreathPhase
from sleepterm.units import Seconds

_Line = npt.NDArray[np.float64]

_IN_FROM, _IN_TO = 196.0, 294.0  # Hz
_IN_PARTIALS = (1.0, 0.4, 0.15)
_IN_GAIN = 0.045
_OUT_FROM, _OUT_TO = 220.0, 147.0  # Hz
_OUT_GAIN = 0.028
_AIR_GAIN = 0.034

_LONGEST_RISE = 1.5
"""Seconds at most in which a cue comes or goes, a third of the phase at most."""

_AIR_FRAMES = 1 << 18
_AIR_BANDS = ((900.0, 2600.0), (450.0, 1300.0), (200.0, 650.0))
"""Hz; the air moves from the first to the last."""
_RIGHT = 104_729
"""Frames by which the right channel's air is shifted, so that it is wide."""


class BreathSound:
    """Computes frames of the pacer; see `Compute`.

    Args:
        pattern: of the breaths, the first of which begins at frame 0.
    """

    def __init__(self, pattern: BreathPattern) -> None:
        phases = pattern.phases
        ends = accumulate(round(length * RATE) for _, length in phases)
        self._parts: list[tuple[BreathPhase, int, int]] = []
        start = 0
        for (phase, _), end in zip(phases, ends, strict=True):
            self._parts.append((phase, start, end))
            start = end
        self._breath = start

    def __call__(self, first: int, end: int) -> Block:
        """The frames from `first` until before `end`, shape (end - first, 2)."""
        out = silence(end - first)
        breath = first - first % self._breath
        while breath < end:
            for phase, start, stop in self._parts:
                low, high = max(first, breath + start), min(end, breath + stop)
                if low < high and phase in _CUES:
                    length = Seconds((stop - start) / RATE)
                    frames = np.arange(low, high)
                    seconds = (frames - breath - start) / RATE
                    cue = _CUES[phase](seconds, length, frames)
                    out[low - first : high - first] = cue
            breath += self._breath
        return out


def _breathe_in(
    seconds: _Line, length: Seconds, _frames: npt.NDArray[np.int64]
) -> _Line:
    turns = _glide(seconds, length, _IN_FROM, _IN_TO)
    tone = sum(
        gain * np.sin(partial * turns)
        for partial, gain in enumerate(_IN_PARTIALS, start=1)
    )
    share = seconds / length
    gain = _IN_GAIN * _edges(seconds, length) * (0.55 + 0.45 * share)
    return np.asarray((gain * tone)[:, None])


def _breathe_out(
    seconds: _Line, length: Seconds, frames: npt.NDArray[np.int64]
) -> _Line:
    share = seconds / length
    tone = _OUT_GAIN * np.sin(_glide(seconds, length, _OUT_FROM, _OUT_TO))
    air = _AIR_GAIN * _air(frames, share)
    gain = _edges(seconds, length) * (1.0 - 0.5 * share)
    return np.asarray(gain[:, None] * (tone[:, None] + air))


def _glide(seconds: _Line, length: Seconds, begin: float, to: float) -> _Line:
    """The phase, in radians, of a tone that glides evenly to the ear."""
    bend = math.log(to / begin) / length
    return np.asarray(2 * math.pi * begin / bend * np.expm1(bend * seconds))


def _edges(seconds: _Line, length: Seconds) -> _Line:
    """A gain that comes and goes along a cosine, zero at both ends."""
    rise = min(_LONGEST_RISE, length / 3)
    nearest = np.minimum(seconds, length - seconds) / rise
    return np.asarray(np.sin(math.pi / 2 * np.clip(nearest, 0.0, 1.0)) ** 2)


def _air(frames: npt.NDArray[np.int64], share: _Line) -> _Line:
    """Noise whose band falls as `share` grows from 0 to 1, shape (frames, 2)."""
    bands = _air_bands()
    place = share * (len(bands) - 1)
    moved = np.zeros((len(frames), 2))
    for number, band in enumerate(bands):
        gain = np.cos(math.pi / 2 * np.clip(np.abs(place - number), 0.0, 1.0))
        moved[:, 0] += gain * band[frames % _AIR_FRAMES]
        moved[:, 1] += gain * band[(frames + _RIGHT) % _AIR_FRAMES]
    return moved


@cache
def _air_bands() -> tuple[npt.NDArray[np.float32], ...]:
    """Noise of each band, as a ring whose end meets its start; its power is 1."""
    hertz = np.fft.rfftfreq(_AIR_FRAMES, 1 / RATE)
    chance = np.random.default_rng(7)
    bands = []
    for low, high in _AIR_BANDS:
        turns = chance.uniform(0, 2 * math.pi, len(hertz))
        # Flat in the band, 12 dB per octave down outside it, pink within.
        shape = 1 / np.sqrt(np.maximum(hertz, 1.0))
        shape *= np.minimum(1.0, hertz / low) ** 2
        shape *= np.minimum(1.0, high / np.maximum(hertz, 1.0)) ** 2
        noise = np.fft.irfft(shape * np.exp(1j * turns), _AIR_FRAMES)
        bands.append((noise / noise.std()).astype(np.float32))
    return tuple(bands)


_CUES = {BreathPhase.IN: _breathe_in, BreathPhase.OUT: _breathe_out}
