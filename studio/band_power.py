"""The power of a sound in broad bands over time, taken as a ring."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.dsp.ring import RATE, Signal

_FLOOR = 1e-6  # of the mean power: 60 dB under it nothing is heard
_LOWEST, _HIGHEST = 60.0, 12_000.0  # Hz
_AT_A_TIME = 2048  # windows, so that long sounds fit into memory


@dataclass(frozen=True)
class Grid:
    """Resolution of the analysis.

    Attributes:
        window: samples per window.
        hop: samples from window to window.
        bands: number of bands between 60 Hz and 12 kHz.
    """

    window: int
    hop: int
    bands: int


def band_power(mono: Signal, grid: Grid) -> Signal:
    """Shape (places, bands); place n is centred at sample n * hop."""
    half = grid.window // 2
    ring = np.concatenate([mono[-half:], mono, mono[:half]])
    frames = np.lib.stride_tricks.sliding_window_view(ring, grid.window)[:: grid.hop]
    frames = frames[: len(mono) // grid.hop]
    hz = np.fft.rfftfreq(grid.window, 1 / RATE)
    edges = np.geomspace(_LOWEST, _HIGHEST, grid.bands + 1)
    bands = (hz >= edges[:-1, None]) & (hz < edges[1:, None])
    sums = bands[bands.any(axis=1)].T.astype(float) / grid.window**2
    shape = np.hanning(grid.window)
    parts = [
        np.abs(np.fft.rfft(frames[start : start + _AT_A_TIME] * shape, axis=1)) ** 2
        @ sums
        for start in range(0, len(frames), _AT_A_TIME)
    ]
    power = np.concatenate(parts)
    return np.asarray(power + _FLOOR * power.mean())


def in_decibels(power: Signal) -> Signal:
    """Power in dB, at least -200."""
    return np.asarray(10 * np.log10(power + 1e-20))
