"""What can be measured of a finished sound without listening to it."""

from __future__ import annotations

import numpy as np
import pyloudnorm
from scipy.signal import resample_poly

from studio.dsp.ring import RATE, Signal, Stereo

_OVERSAMPLING = 4
_CHUNK = 20 * RATE  # bounds memory
_MARGIN = 64  # samples the resampling filter reaches


def decibels(amplitude: float) -> float:
    """An amplitude as dB of full scale; silence is -200 dB."""
    return 20 * float(np.log10(max(amplitude, 1e-10)))


def loudness(sound: Stereo) -> float:
    """Integrated loudness in LUFS (ITU-R BS.1770)."""
    return float(pyloudnorm.Meter(RATE).integrated_loudness(sound))


def peak_line(sound: Stereo) -> Signal:
    """At each frame the largest amplitude of both channels, also between samples.

    Four points a sample, as ITU-R BS.1770 wants true peaks measured. The sound is
    taken as a ring.
    """
    ring = np.concatenate([sound[-_MARGIN:], sound, sound[:_MARGIN]])
    peaks = np.empty(len(sound))
    for start in range(0, len(sound), _CHUNK):
        part = ring[start : start + _CHUNK + 2 * _MARGIN]
        fine: Stereo = resample_poly(part, _OVERSAMPLING, 1, axis=0)
        by_frame = np.abs(fine).reshape(len(part), -1)[_MARGIN:-_MARGIN]
        peaks[start : start + _CHUNK] = by_frame.max(axis=1)
    return peaks


def true_peak(sound: Stereo) -> float:
    """The highest true peak in dBTP."""
    return decibels(float(peak_line(sound).max()))


def correlation(sound: Stereo) -> float:
    """Of left and right: 1 is mono, 0 is wide."""
    return float(np.asarray(np.corrcoef(sound.T))[0, 1])
