"""The limiter before the output: true peaks stay below -1 dBTP, without pumping."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sleepterm.audio.loudness.true_peak import sample_peak
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, silence

CEILING_DB = -1.0
"""The highest true peak of the output, in dBTP."""

LOOKAHEAD = RATE // 200
"""Frames of delay (5 ms), in which the gain falls before a peak."""

_RELEASE_DB = 8.0 / RATE
"""The fastest recovery of the gain, in dB per frame."""

_QUIET = 0.38
"""A block with no sample above this has no true peak near the ceiling."""

_MARGIN_DB = 0.2
"""Reserve for peaks between the oversampled points and for other meters."""

_PHASES = 8
_TAPS = 24
_TURN = LOOKAHEAD - _TAPS // 2 + 1
"""Frames in which the gain falls to what a peak needs."""


def _interpolator() -> npt.NDArray[np.float32]:
    """Windowed sinc of 8x oversampling (ITU-R BS.1770 asks for 4x), (phases, taps)."""
    at = np.arange(_TAPS)[None, :] - (_TAPS // 2 - 1)
    shift = np.arange(1, _PHASES)[:, None] / _PHASES
    taps = np.sinc(at - shift) * np.kaiser(_TAPS, 6.0)[None, :]
    return np.asarray(taps / taps.sum(axis=1, keepdims=True), dtype=np.float32)


def _last(before: Block, block: Block) -> Block:
    """The last frames of both, as many as there were before."""
    if len(block) >= len(before):
        return block[len(block) - len(before) :].copy()
    return np.concatenate([before[len(block) :], block])


class Limiter:
    """A look-ahead limiter that delays the sound by `LOOKAHEAD` frames.

    Each gain is a moving average of moving minima whose windows all contain the peak:
    it changes smoothly and the ceiling still holds. Block sizes do not matter.
    """

    def __init__(self) -> None:
        self._taps = _interpolator()
        self._delayed = silence(LOOKAHEAD)
        self._edge = silence(_TAPS - 1)
        self._held = np.zeros(_TURN - 1)
        self._lowest = np.zeros(_TURN - 1)
        self._is_active = False

    @property
    def holds_sound(self) -> bool:
        """Whether any of the delayed frames is not silent."""
        return bool(self._delayed.any())

    def process(self, block: Block) -> Block:
        """Limit the next block, shape (frames, 2).

        Returns:
            As many frames, from `LOOKAHEAD` frames earlier.
        """
        edge, self._edge = self._edge, _last(self._edge, block)
        out, self._delayed = self._later(block), _last(self._delayed, block)
        loudest = max(sample_peak(edge), sample_peak(block))
        needs = np.zeros(0)
        if loudest > _QUIET:
            needs = self._needed(np.concatenate([edge, block]))
        if needs.min(initial=0.0) == 0.0:
            if not self._is_active:
                return out
            needs = np.zeros(len(block))
        limited: Block = out * self._gain(needs)[:, None]
        self._is_active = bool(self._held.any() or self._lowest.any())
        return limited

    def _later(self, block: Block) -> Block:
        """As many frames as the block has, from before it and its start."""
        out = np.empty_like(block)
        held = min(len(block), LOOKAHEAD)
        out[:held] = self._delayed[:held]
        out[held:] = block[: len(block) - held]
        return out

    def _needed(self, around: Block) -> npt.NDArray[np.float64]:
        """The gain in dB, at most 0, that each frame's true peak needs.

        One value per frame of the block, delayed by half the interpolator's length.
        """
        windows = np.lib.stride_tricks.sliding_window_view(around, _TAPS, axis=0)
        between = np.abs(windows @ self._taps.T).max(axis=(1, 2))
        peak = np.maximum(between, np.abs(windows[:, :, _TAPS // 2 - 1]).max(axis=1))
        level = 20 * np.log10(np.maximum(peak, 1e-9), dtype=np.float64)
        return np.asarray(np.minimum(0.0, CEILING_DB - _MARGIN_DB - level))

    def _gain(self, needs: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
        rise = _RELEASE_DB * np.arange(1, len(needs) + 1)
        last = self._held[-1]
        falling = np.minimum.accumulate(needs - rise)
        held = np.minimum(0.0, np.minimum(falling, last) + rise)
        held = np.where(held > -1e-9, 0.0, held)
        windows = np.concatenate([self._held, held])
        lowest = np.lib.stride_tricks.sliding_window_view(windows, _TURN).min(axis=1)
        self._held = windows[1 - _TURN :]
        means = np.concatenate([self._lowest, lowest])
        self._lowest = means[1 - _TURN :]
        total = np.cumsum(np.concatenate([[0.0], means]))
        mean = (total[_TURN:] - total[:-_TURN]) / _TURN
        return np.asarray(10.0 ** (mean / 20), dtype=np.float32)
