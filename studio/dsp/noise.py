"""Gaussian noise between two ears, in any colour."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from studio.dsp.ring import Ring, Stereo, unit
from studio.dsp.spectrum import Curve, response

Spectra: TypeAlias = npt.NDArray[np.complex128]
"""The spectra of left and right: shape (2, frequencies)."""

SPEED_OF_SOUND = 343.0  # m/s


def diffuse_pair(ring: Ring, spacing: float) -> Spectra:
    """White noise as two points hear it that stand in a sound from all sides.

    In a diffuse field their coherence is sin(kd)/kd (Cook, Waterhouse, Berendt,
    Edelman & Thompson, JASA 27:1072, 1955): alike in the bass, unlike above.

    Args:
        ring: where the noise lives.
        spacing: distance of the two points in metres; larger is wider.
    """
    bins = len(ring.frequencies)
    middle, side = (
        ring.rng.standard_normal(bins) + 1j * ring.rng.standard_normal(bins)
        for _ in range(2)
    )
    coherence = np.sinc(2 * ring.frequencies * spacing / SPEED_OF_SOUND)
    shared = np.sqrt((1 + coherence) / 2) * middle
    apart = np.sqrt((1 - coherence) / 2) * side
    return np.stack([shared + apart, shared - apart])


def shaped_noise(ring: Ring, curve: Curve, spacing: float = 0.3) -> Stereo:
    """Steady noise of the curve's colour, at an RMS of 1."""
    spectra = diffuse_pair(ring, spacing) * response(ring.frequencies, curve)
    spectra[:, 0] = 0
    return unit(np.fft.irfft(spectra, ring.frames, axis=1).T)
