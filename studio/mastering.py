"""Masters every sound: no offset, a set loudness, limited peaks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import minimum_filter1d, uniform_filter1d

from studio.dsp.ring import RATE, Signal, Stereo
from studio.dsp.spectrum import amplitude
from studio.measure import decibels, loudness, peak_line

LOUDNESS = -27.0  # LUFS
TOLERANCE = 0.5  # LU
TRUE_PEAK = -7.5  # dBTP, of the decoded file
CODEC_MARGIN = 1.0  # dB by which encoding may lift a peak
_EASE = round(0.004 * RATE)  # samples over which a peak's gain comes and goes
_ROUNDS = 4  # easing peaks costs loudness, which is then made good


@dataclass(frozen=True)
class Master:
    """A mastered sound.

    Attributes:
        sound: what to encode.
        eased_db: dB by which the highest peak was lowered.
    """

    sound: Stereo
    eased_db: float


def mastered(
    sound: Stereo, target: float = LOUDNESS, margin: float = CODEC_MARGIN
) -> Master:
    """The sound at ``target`` LUFS with no true peak above the bound.

    Higher peaks are lowered over a few milliseconds. The sound is treated as a ring.

    Args:
        sound: shape (frames, 2).
        target: integrated loudness in LUFS.
        margin: dB by which encoding may lift a peak.
    """
    level = sound - sound.mean(axis=0)
    ceiling = float(amplitude(TRUE_PEAK - margin))
    gain, done = np.ones(1), level
    for _ in range(_ROUNDS):
        level = level * amplitude(target - loudness(done))
        gain = _peak_gain(peak_line(level), ceiling)
        done = level * gain[:, None]
    return Master(done, decibels(1 / float(gain.min())))


def _peak_gain(peaks: Signal, ceiling: float) -> Signal:
    """A smooth gain that holds every peak under the ceiling."""
    needed = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-12))
    low = minimum_filter1d(needed, 2 * _EASE + 1, mode="wrap")
    once = uniform_filter1d(low, _EASE, mode="wrap")
    return np.asarray(uniform_filter1d(once, _EASE, mode="wrap"))
