"""The true peak of ITU-R BS.1770-4, annex 2: the highest value between samples too."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

_TAPS = 32
"""Samples around a place that its value is found from. A windowed sinc of so many is
within 0.02 dB up to 0.83 of half the rate, 18 kHz at 44.1 kHz."""
_CUTOFF = 0.97
_WINDOW = 5.0
"""The Kaiser window's beta."""
_ROW = _TAPS
_STACK = 32
_CHUNK = 16_384
"""Frames at a time. As with `recursion`, the single products are small."""

_PLACES = {80_000: (0.25, 0.5, 0.75), 160_000: (0.5,)}
"""Places between two samples that are looked at, for rates below."""


class TruePeak:
    """Tracks the highest absolute value of a stream, in constant memory.

    Args:
        rate: frames per second; from 160 000 on the samples themselves are enough.
        channels: channels of every block.
    """

    def __init__(self, rate: int, channels: int) -> None:
        places = next((x for limit, x in _PLACES.items() if rate < limit), ())
        self._highest = 0.0
        self._frames = np.zeros((channels, _ROW + _CHUNK), dtype=np.float32)
        self._filled = _ROW
        self._between, self._most = _interpolation(places)
        rows = _CHUNK // _ROW
        self._windows = np.zeros((channels, rows, 2 * _ROW), dtype=np.float32)
        shape = (channels * rows // _STACK, _STACK, len(places) * _ROW)
        self._found = np.zeros(shape, dtype=np.float32)

    def push(self, block: Samples) -> None:
        """Take a block, shape (frames, channels)."""
        whole = self._frames.shape[1]
        while len(block):
            taken = block[: whole - self._filled]
            self._frames[:, self._filled : self._filled + len(taken)] = taken.T
            self._filled += len(taken)
            block = block[len(taken) :]
            if self._filled == whole:
                self._look()

    def finish(self) -> float:
        """The peak of all in dBTP; -inf for digital silence."""
        self.push(np.zeros((_ROW, len(self._frames)), dtype=np.float32))
        self._frames[:, self._filled :] = 0.0
        self._look()
        return 20 * math.log10(self._highest) if self._highest else -math.inf

    def _look(self) -> None:
        peak = sample_peak(self._frames)
        self._highest = max(self._highest, peak)
        # Nothing between these samples can be higher.
        if peak * self._most > self._highest:
            rows = self._frames.reshape(len(self._frames), -1, _ROW)
            self._windows[..., :_ROW] = rows[:, :-1]
            self._windows[..., _ROW:] = rows[:, 1:]
            stacks = self._windows.reshape(-1, _STACK, 2 * _ROW)
            np.matmul(stacks, self._between, out=self._found)
            self._highest = max(self._highest, sample_peak(self._found))
        self._frames[:, :_ROW] = self._frames[:, -_ROW:]
        self._filled = _ROW


def sample_peak(samples: Samples) -> float:
    """The highest absolute value, of no samples 0.0."""
    return max(float(samples.max(initial=0.0)), -float(samples.min(initial=0.0)))


@lru_cache(maxsize=4)
def _interpolation(places: tuple[float, ...]) -> tuple[Samples, float]:
    """What two rows of samples give between them, and how far that may exceed them.

    Returns:
        A matrix, shape (2 rows, places x row), and the largest sum of absolute values
        in its columns; 0.0 without places.
    """
    between = np.zeros((2 * _ROW, len(places), _ROW))
    for index, place in enumerate(places):
        for start in range(_ROW):
            between[start : start + _TAPS, index, start] = _taps(place)
    matrix = between.reshape(2 * _ROW, -1)
    most = float(np.abs(matrix).sum(axis=0).max(initial=0.0))
    return matrix.astype(np.float32), most


def _taps(place: float) -> npt.NDArray[np.float64]:
    at = np.arange(_TAPS) - (_TAPS / 2 - 1) - place
    window = np.i0(_WINDOW * np.sqrt(1 - (at / (_TAPS / 2)) ** 2))
    taps = np.sinc(_CUTOFF * at) * window
    return np.asarray(taps / taps.sum())
