"""Measures whether one event of a loop stands out, so that its return is noticed."""

from __future__ import annotations

import numpy as np
from scipy.signal import find_peaks

from studio.band_power import Grid, band_power, in_decibels
from studio.dsp.ring import RATE, Signal, Stereo

_PLACES_A_SECOND = 25
_GRID = Grid(window=2048, hop=RATE // _PLACES_A_SECOND, bands=16)
_SMOOTHED = 7  # places
_APART = 38  # places: events are 1.5 s apart
_USUAL = 5  # this many events may be as strong without one of them standing out


def standout(sound: Stereo) -> float:
    """DB by which the strongest event of any band exceeds the sixth strongest.

    Bands are weighted by their share of the power. Up to about 6 dB nothing stands out.
    """
    power = band_power(sound.mean(axis=1), _GRID)
    share = power.mean(axis=0)
    weights = (share / share.max()) ** 0.15
    levels = in_decibels(power).T
    return max(
        float(weight * _lead(level))
        for level, weight in zip(levels, weights, strict=True)
    )


def _lead(level: Signal) -> float:
    side = _SMOOTHED // 2
    ring = np.concatenate([level[-side:], level, level[:side]])
    smooth = np.convolve(ring, np.ones(_SMOOTHED) / _SMOOTHED, "valid")
    peaks, _ = find_peaks(np.concatenate([smooth, smooth[:_APART]]), distance=_APART)
    heights = np.sort(smooth[np.unique(peaks % len(smooth))])[::-1]
    if len(heights) <= 1:
        return 0.0
    return float(heights[0] - heights[min(_USUAL, len(heights) - 1)])
