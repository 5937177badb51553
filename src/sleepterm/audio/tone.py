"""Tone control: tilts the spectrum, warmer or brighter, around 800 Hz."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from sleepterm.audio.ramp import SHORT
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, factor, silence
from sleepterm.units import Decibels

Response = npt.NDArray[np.float64]

PIVOT = 800.0
"""Hz at which the gain stays 0 dB."""

_TAPS = 256
"""Frames of the impulse response, which has fallen by more than 90 dB by then."""

_STEADY = np.zeros(_TAPS)
_STEADY[0] = 1.0
_TURN = round(SHORT * RATE)


class Tone:
    """A first-order tilt of a stream of blocks; the gain at 800 Hz is 0 dB.

    A change is a crossfade of impulse responses, without a click. Neutral, it costs
    nothing and leaves every sample as it is.

    Args:
        tilt: dB by which the highest frequencies are raised and the lowest lowered,
            -6 (warm) to 6 (bright).
    """

    def __init__(self, tilt: Decibels = Decibels(0.0)) -> None:
        self.tilt = tilt
        self._from = self._to = _impulse_response(tilt)
        self._left = 0
        self._before = silence(_TAPS - 1)

    def to(self, tilt: Decibels) -> None:
        """Move to another tilt within 0.15 s."""
        if tilt != self.tilt:
            done = 1 - self._left / _TURN
            self._from = self._from + (self._to - self._from) * done
            self._to = _impulse_response(tilt)
            self._left = _TURN
            self.tilt = tilt

    def apply(self, block: Block) -> None:
        """Filter a block, shape (frames, 2), in place."""
        if self._left == 0 and self._to is _STEADY and len(block) >= _TAPS:
            self._before = block[1 - _TAPS :].copy()
            return
        whole = np.concatenate([self._before, block])
        self._before = whole[1 - _TAPS :].copy()
        if self._left == 0 and self._to is _STEADY:
            return
        new = self._filtered(whole, self._to)
        if self._left:
            old = self._filtered(whole, self._from)
            left = self._left - np.arange(1, len(block) + 1)
            share = np.maximum(left, 0)[:, None] / np.float32(_TURN)
            new += (old - new) * share
            self._left = max(0, self._left - len(block))
        block[:] = new

    @staticmethod
    def _filtered(whole: Block, response: Response) -> npt.NDArray[np.float64]:
        size = 1 << (len(whole) - 1).bit_length()
        spectrum = np.fft.rfft(whole, size, axis=0)
        spectrum *= np.fft.rfft(response, size)[:, None]
        return np.fft.irfft(spectrum, size, axis=0)[_TAPS - 1 : len(whole)]


def _impulse_response(tilt: Decibels) -> Response:
    """Of H(s) = (1 + a s) / (a + s), s in units of the pivot, by bilinear transform.

    At the pivot its magnitude is 1 for every a; at s = 0 it is 1 / a, far above a.
    """
    if tilt == 0.0:
        return _STEADY
    a = factor(tilt)
    k = math.tan(math.pi * PIVOT / RATE)
    whole = a * k + 1
    here, before = (k + a) / whole, (k - a) / whole
    pole = (1 - a * k) / whole
    tail = pole ** np.arange(_TAPS - 1)
    return np.concatenate([[here], (before + pole * here) * tail])
