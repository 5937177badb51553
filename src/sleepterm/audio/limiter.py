"""The last thing before the output: no peak above -1 dBTP, and no pumping."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sleepterm.audio.samples import RATE, Block, silence

CEILING_DB = -1.0
"""The highest true peak that leaves, in dBTP."""

LOOKAHEAD = RATE // 200
"""Frames by which the sound is late: the time to see a peak and turn down for it."""

_RELEASE_DB = 8.0 / RATE
"""How much the gain may rise again with each frame, in dB."""

_QUIET = 0.38
"""Below this sample peak no true peak can come near the ceiling."""

_MARGIN_DB = 0.2
"""Peaks between the oversampled points, or in other eyes, are that much higher."""

_PHASES = 8
_TAPS = 24
_TURN = LOOKAHEAD - _TAPS // 2 + 1
"""Frames in which the gain gets down to what a peak needs, once that is known."""


def _interpolator() -> npt.NDArray[np.float32]:
    """Windowed sinc of 8x oversampling (ITU-R BS.1770 asks for 4x), (phases, taps)."""
    at = np.arange(_TAPS)[None, :] - (_TAPS // 2 - 1)
    shift = np.arange(1, _PHASES)[:, None] / _PHASES
    taps = np.sinc(at - shift) * np.kaiser(_TAPS, 6.0)[None, :]
    return np.asarray(taps / taps.sum(axis=1, keepdims=True), dtype=np.float32)


class Limiter:
    """A look-ahead limiter; what it lets through is late by `LOOKAHEAD` frames.

    Every gain is the mean of minima that all contain the peak, so the ceiling
    holds, and it falls and rises in small steps. The sizes of the blocks make no
    difference.
    """

    def __init__(self) -> None:
        self._taps = _interpolator()
        self._late = silence(LOOKAHEAD)
        self._edge = silence(_TAPS - 1)
        self._held = np.zeros(_TURN - 1)
        self._lowest = np.zeros(_TURN - 1)

    def process(self, block: Block) -> Block:
        """The sound of `LOOKAHEAD` frames ago, limited; as long as the block."""
        around = np.concatenate([self._edge, block])
        self._edge = around[1 - _TAPS :]
        needs = np.zeros(len(block))
        if np.abs(around).max() > _QUIET:
            needs = self._needed(around)
        whole = np.concatenate([self._late, block])
        out, self._late = whole[: len(block)], whole[len(block) :]
        if needs.min(initial=0.0) == 0.0 and not self._active():
            return out
        limited: Block = out * self._gain(needs)[:, None]
        return limited

    def _active(self) -> bool:
        return bool(self._held.any() or self._lowest.any())

    def _needed(self, around: Block) -> npt.NDArray[np.float64]:
        """The gain, in dB and at most 0, that each frame's true peak asks for.

        As many as the block has frames, but late by half an interpolator's length.
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
