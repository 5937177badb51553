"""Spectral curves given by a few points, and filters from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from studio.dsp.ring import RATE, Signal

Curve: TypeAlias = Sequence[tuple[float, float]]
"""(Hz, dB) points, joined by straight lines over the logarithm of frequency."""

_LOWEST = 1.0  # Hz; the logarithm needs an end


def amplitude(decibels: Signal | float) -> Signal:
    """Decibels as a factor of amplitude."""
    return np.asarray(10.0 ** (np.asarray(decibels) / 20.0))


def response(frequencies: Signal, curve: Curve) -> Signal:
    """The curve's amplitude at each frequency; flat beyond its ends."""
    pitch = np.log(np.maximum(frequencies, _LOWEST))
    hz, decibels = zip(*curve, strict=True)
    return amplitude(np.interp(pitch, np.log(hz), decibels))


def filtered(sound: Signal, curve: Curve) -> Signal:
    """The sound, mono or stereo, through the curve: circular and without phase."""
    frames = len(sound)
    gain = response(np.asarray(np.fft.rfftfreq(frames, 1 / RATE), np.float64), curve)
    shape = (-1,) + (1,) * (sound.ndim - 1)
    spectrum = np.fft.rfft(sound, axis=0) * gain.reshape(shape)
    return np.fft.irfft(spectrum, frames, axis=0)
