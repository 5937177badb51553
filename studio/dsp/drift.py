"""Slow random change of a level, as in natural sounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.dsp.ring import Ring, Signal, Stereo, unit

_POINTS_A_CYCLE = 16  # of the fastest change; straight lines between them are smooth


@dataclass(frozen=True)
class Drift:
    """What a slow change is made of.

    Attributes:
        slowest: Hz.
        fastest: Hz.
        slope: power goes as frequency to this exponent; near -1 is how the
            envelopes of natural sounds move (Singh & Theunissen, JASA 114:3394, 2003).
    """

    slowest: float
    fastest: float
    slope: float = -1.0


def drift(ring: Ring, kind: Drift) -> Signal:
    """A Gaussian process round the ring, zero on average, with an RMS of 1."""
    points = max(4, round(_POINTS_A_CYCLE * kind.fastest * ring.seconds))
    hz = np.arange(points // 2 + 1) / ring.seconds
    inside = np.flatnonzero((hz > 0) & (hz >= kind.slowest) & (hz <= kind.fastest))
    phase = np.exp(2j * np.pi * ring.rng.random(len(inside)))
    spectrum = np.zeros(len(hz), complex)
    spectrum[inside] = hz[inside] ** (kind.slope / 2) * phase
    return along(ring, unit(np.fft.irfft(spectrum, points)))


def wide_drift(ring: Ring, kind: Drift, shared: float = 0.5) -> Stereo:
    """Drifts of left and right with the correlation ``shared``, shape (frames, 2)."""
    common = np.sqrt(shared) * drift(ring, kind)
    own = np.sqrt(1 - shared)
    return np.stack([common + own * drift(ring, kind) for _ in range(2)], axis=1)


def along(ring: Ring, points: Signal) -> Signal:
    """A few evenly spaced points interpolated round the ring."""
    at = np.arange(len(points)) * (ring.seconds / len(points))
    return np.interp(ring.times, at, points, period=ring.seconds)
