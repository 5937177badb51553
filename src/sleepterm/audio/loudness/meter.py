"""Measures integrated loudness and true peak of a stream (ITU-R BS.1770-4)."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np

from sleepterm.audio.loudness.k_weighting import KWeighting, Samples, Weighted
from sleepterm.audio.loudness.true_peak import TruePeak

_ABSOLUTE_GATE = -70.0
_RELATIVE_GATE = -10.0
_STEPS_PER_SECOND = 10
_STEPS = 4
"""A gating block is 0.4 s long and begins every 0.1 s."""

_BINS_PER_LU = 100
_BINS = 100 * _BINS_PER_LU
"""Blocks are counted by loudness, from -70 to +30 LUFS, in steps of 0.01 LU."""

_SURROUND = 1.41


@dataclass(frozen=True, slots=True)
class Loudness:
    """Loudness and peaks of a sound.

    Attributes:
        lufs: integrated loudness; -inf if nothing of it is above -70 LUFS.
        true_peak_db: the highest peak in dBTP, between samples too; -inf for
            digital silence.
        loudest: loudness of the loudest 0.4 s, in LUFS; -inf as for `lufs`.
    """

    lufs: float
    true_peak_db: float
    loudest: float = -math.inf


def measure_loudness(blocks: Iterable[Samples], rate: int) -> Loudness:
    """Measure a stream of blocks in constant memory.

    The relative gate works in steps of 0.01 LU. A sound shorter than 0.4 s counts
    as one gating block.

    Args:
        blocks: float32, shape (frames, channels), full scale -1.0 to 1.0; samples
            must be finite. Five and six channels are weighted as 5.0 and 5.1.
        rate: frames per second; below 4000 the standard's curve cannot be kept.
    """
    stream = iter(blocks)
    first = next(stream, None)
    if first is None:
        return Loudness(-math.inf, -math.inf)
    channels = first.shape[1]
    weighting = KWeighting(rate, channels)
    gate = _Gate(rate, channels)
    peak = TruePeak(rate, channels)
    for block in chain((first,), stream):
        peak.push(block)
        for weighted in weighting.push(block):
            gate.push(weighted)
    gate.push(weighting.flush())
    return Loudness(gate.lufs(), peak.finish(), gate.loudest)


class _Gate:
    """Sums the energy of gating blocks in a histogram of their loudness.

    Attributes:
        loudest: loudness of the loudest block so far, in LUFS.
    """

    def __init__(self, rate: int, channels: int) -> None:
        self._rate = rate
        self._weights = _channel_weights(channels)
        self._counts = np.zeros(_BINS, dtype=np.int64)
        self._sums = np.zeros(_BINS)
        self._steps: deque[float] = deque(maxlen=_STEPS)
        self._done = 0
        self.loudest = -math.inf
        self._step = 0.0
        self._frames = 0

    def push(self, weighted: Weighted) -> None:
        frames = weighted.shape[1]
        if not frames:
            return
        ends: list[int] = []
        while (end := self._end_of(self._done + len(ends)) - self._frames) <= frames:
            ends.append(end)
        starts = [0, *(end for end in ends if end < frames)]
        powers = np.add.reduceat(np.square(weighted), starts, axis=1)
        energies = (self._weights @ powers).tolist()
        for energy in energies[: len(ends)]:
            self._end_step(energy)
        self._step += sum(energies[len(ends) :])
        self._frames += frames

    def lufs(self) -> float:
        if self._done < _STEPS and self._frames:
            self._count((sum(self._steps) + self._step) / self._frames)
        if not self._counts.any():
            return -math.inf
        ungated = lufs_of(self._sums.sum() / self._counts.sum())
        first = max(0, math.ceil((ungated + _RELATIVE_GATE + 70.0) * _BINS_PER_LU))
        return lufs_of(self._sums[first:].sum() / self._counts[first:].sum())

    def _end_step(self, energy: float) -> None:
        self._steps.append(self._step + energy)
        self._step = 0.0
        self._done += 1
        if self._done >= _STEPS:
            frames = self._end_of(self._done - 1) - self._end_of(
                self._done - 1 - _STEPS
            )
            self._count(sum(self._steps) / frames)

    def _end_of(self, step: int) -> int:
        """The frame where a step ends; they are numbered from 0."""
        return round((step + 1) * self._rate / _STEPS_PER_SECOND)

    def _count(self, energy: float) -> None:
        loudness = lufs_of(energy)
        if loudness > _ABSOLUTE_GATE:
            place = min(int((loudness + 70.0) * _BINS_PER_LU), _BINS - 1)
            self._counts[place] += 1
            self._sums[place] += energy
            self.loudest = max(self.loudest, loudness)


def _channel_weights(channels: int) -> Weighted:
    weights = np.ones(channels)
    if channels == 5:
        weights[3:] = _SURROUND
    elif channels == 6:
        weights[3:] = (0.0, _SURROUND, _SURROUND)
    return weights


def lufs_of(power: float) -> float:
    """The loudness in LUFS of K-weighted power, summed over channels; -inf for none."""
    return -0.691 + 10 * math.log10(power) if power > 0 else -math.inf
