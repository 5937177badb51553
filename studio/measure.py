"""Measures of a finished sound: loudness, peaks, correlation."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyloudnorm
from scipy.signal import resample_poly

from studio.dsp.ring import RATE, Signal, Stereo

_OVERSAMPLING = 4
_CHUNK = 2 * RATE  # fits the processor's cache
_MARGIN = 64  # samples the resampling filter reaches


def decibels(amplitude: float) -> float:
    """An amplitude as dB of full scale; silence is -200 dB."""
    return 20 * float(np.log10(max(amplitude, 1e-10)))


def loudness(sound: Stereo) -> float:
    """Integrated loudness in LUFS (ITU-R BS.1770)."""
    return float(pyloudnorm.Meter(RATE).integrated_loudness(sound))


def loudest(sound: Stereo) -> float:
    """By how many LU the loudest 400 ms stand over the integrated loudness."""
    meter = pyloudnorm.Meter(RATE)
    whole = meter.integrated_loudness(sound)
    return float(np.max(meter.blockwise_loudness) - whole)


def true_peak(sound: Stereo) -> float:
    """The highest true peak in dBTP."""
    highest = max(
        float(max(fine.max(), -fine.min()))
        for channel in sound.T
        for fine in _oversampled(channel)
    )
    return decibels(highest)


def peak_line(sound: Stereo) -> Signal:
    """The larger true peak of both channels at each frame."""
    return np.maximum(*(_channel_peaks(channel) for channel in sound.T))


def _channel_peaks(channel: Signal) -> Signal:
    frames = (fine.reshape(-1, _OVERSAMPLING) for fine in _oversampled(channel))
    return np.concatenate([np.abs(frame).max(axis=1) for frame in frames])


def _oversampled(channel: Signal) -> Iterator[Signal]:
    """Four points a sample, as BS.1770 wants true peaks measured; taken as a ring."""
    ring = np.concatenate([channel[-_MARGIN:], channel, channel[:_MARGIN]])
    edge = _MARGIN * _OVERSAMPLING
    for start in range(0, len(channel), _CHUNK):
        part = ring[start : start + _CHUNK + 2 * _MARGIN]
        yield resample_poly(part, _OVERSAMPLING, 1)[edge:-edge]


def correlation(sound: Stereo) -> float:
    """The correlation of left and right: 1 is mono, 0 is wide."""
    return float(np.asarray(np.corrcoef(sound.T))[0, 1])
