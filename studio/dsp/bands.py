"""Noise in bands of the ear's width, each with an envelope of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

import numpy as np

from studio.dsp.noise import diffuse_pair
from studio.dsp.ring import Ring, Signal, Stereo, unit

BandEnvelope: TypeAlias = Callable[[float], Signal]
"""From a band's centre in Hz to its gain over time: (frames,) or (frames, 2)."""

LOWEST, HIGHEST = 40.0, 18_000.0  # Hz
BANDS = 28


def banded_noise(ring: Ring, envelope: BandEnvelope, spacing: float = 0.3) -> Stereo:
    """Noise whose bands rise and fall by ``envelope``, at an RMS of 1."""
    spectra = diffuse_pair(ring, spacing)
    sound = np.zeros((ring.frames, 2))
    for centre, weight in _ear_bands(ring.frequencies):
        band = np.fft.irfft(spectra * weight, ring.frames, axis=1).T
        gain = envelope(centre)
        sound += band * (gain if gain.ndim == 2 else gain[:, None])
    return unit(sound)


def _ear_bands(frequencies: Signal) -> Iterator[tuple[float, Signal]]:
    """Half-cosine bands, equally wide in ERBs, whose powers sum to one."""
    edges = np.linspace(_erb_number(LOWEST), _erb_number(HIGHEST), BANDS + 2)
    width = edges[1] - edges[0]
    place = _erb_number(frequencies)
    for centre in edges[1:-1]:
        distance = np.clip(np.abs(place - centre) / width, 0, 1)
        hz = (10 ** (centre / 21.4) - 1) / 0.00437
        yield float(hz), np.cos(np.pi / 2 * distance)


def _erb_number(hz: Signal | float) -> Signal:
    """Place on the scale of the ear's bandwidths (Glasberg & Moore 1990)."""
    return np.asarray(21.4 * np.log10(1 + 0.00437 * np.asarray(hz)))
