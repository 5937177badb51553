"""The last thing before the output: no peak above -1 dBTP, and no pumping."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sleepterm.audio.samples import RATE, Block, silence

CEILING_DB = -1.0
"""The highest true peak that leaves, in dBTP."""

LOOKAHEAD = RATE // 200
"""Frames by which the sound is late: the time to turn down before a peak."""

_RELEASE_DB = 8.0 / RATE
"""How much the gain may rise again with each frame, in dB."""

_QUIET = 0.5
"""Below this sample peak no true peak can come near the ceiling."""

_PHASES = 4
_TAPS = 24


def _interpolator() -> npt.NDArray[np.float32]:
    """Windowed sinc of 4x oversampling (as ITU-R BS.1770 asks), (phases, taps)."""
    at = np.arange(_TAPS)[None, :] - (_TAPS // 2 - 1)
    shift = np.arange(1, _PHASES)[:, None] / _PHASES
    taps = np.sinc(at - shift) * np.kaiser(_TAPS, 6.0)[None, :]
    return np.asarray(taps / taps.sum(axis=1, keepdims=True), dtype=np.float32)


class Limiter:
    """A look-ahead limiter; what it lets through is late by `LOOKAHEAD` frames.

    Every gain is the mean of minima that all contain the peak, so the ceiling
    holds, and it falls and rises in small steps.
    """

    def __init__(self) -> None:
        self._taps = _interpolator()
        self._late = silence(LOOKAHEAD)
        self._edge = silence(_TAPS)
        self._held = np.zeros(LOOKAHEAD - 1)
        self._lowest = np.zeros(LOOKAHEAD - 1)

    def process(self, block: Block) -> Block:
        """The sound of `LOOKAHEAD` frames ago, limited; as long as the block."""
        peak = float(np.abs(block).max(initial=0.0))
        needs = np.zeros(len(block))
        if peak > _QUIET:
            needs = self._needed(block)
        self._edge = np.concatenate([self._edge, block])[-_TAPS:]
        whole = np.concatenate([self._late, block])
        out, self._late = whole[: len(block)], whole[len(block) :]
        if needs.min(initial=0.0) == 0.0 and not self._active():
            return out
        limited: Block = out * self._gain(needs)[:, None]
        return limited

    def _active(self) -> bool:
        return bool(self._held.any() or self._lowest.any())

    def _needed(self, block: Block) -> npt.NDArray[np.float64]:
        """The gain, in dB and at most 0, that each frame's true peak asks for."""
        around = np.concatenate([self._edge, block])
        true_peak = np.abs(around)
        for taps in self._taps:
            for channel in range(2):
                between = np.convolve(around[:, channel], taps[::-1], "same")
                np.maximum(
                    true_peak[:, channel],
                    np.abs(between),
                    out=true_peak[:, channel],
                )
        peak = true_peak.max(axis=1)
        # A peak between two frames, or next to the seam, binds its neighbours.
        wide = np.lib.stride_tricks.sliding_window_view(peak, _TAPS).max(axis=1)
        level = 20 * np.log10(np.maximum(wide[-len(block) :], 1e-9))
        return np.asarray(np.minimum(0.0, CEILING_DB - 0.1 - level))

    def _gain(self, needs: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
        rise = _RELEASE_DB * np.arange(1, len(needs) + 1)
        last = self._held[-1]
        falling = np.minimum.accumulate(needs - rise)
        held = np.minimum(0.0, np.minimum(falling, last) + rise)
        held = np.where(held > -1e-9, 0.0, held)
        windows = np.concatenate([self._held, held])
        lowest = np.lib.stride_tricks.sliding_window_view(windows, LOOKAHEAD).min(1)
        self._held = windows[1 - LOOKAHEAD :]
        means = np.concatenate([self._lowest, lowest])
        self._lowest = means[1 - LOOKAHEAD :]
        total = np.cumsum(np.concatenate([[0.0], means]))
        mean = (total[LOOKAHEAD:] - total[:-LOOKAHEAD]) / LOOKAHEAD
        return np.asarray(10.0 ** (mean / 20), dtype=np.float32)
