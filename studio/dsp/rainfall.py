"""Rain too far away to hear its drops: a soft curtain of noise."""

from __future__ import annotations

import numpy as np

from studio.dsp.bands import banded_noise
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.ring import Ring, Signal, Stereo
from studio.dsp.spectrum import Curve, amplitude, response

_FLUTTER = Drift(0.1, 12, -0.9)
_SWELL = Drift(0.05, 2)


def curtain(
    ring: Ring,
    colour: Curve,
    flutter: float = 0.09,
    swell_db: float = 0.45,
    spacing: float = 0.06,
) -> Stereo:
    """The blur of all far drops, at an RMS near 1.

    Args:
        ring: where it falls.
        colour: levels of its bands; each is as wide as the ear's, so that a flat
            curve slopes as pink noise does above 500 Hz.
        flutter: how much each band moves by itself (log-normal sigma).
        swell_db: how much all move together (RMS, in dB).
        spacing: of the two ears in the sound, in metres; larger is wider.
    """

    def envelope(hz: float) -> Signal:
        level = response(np.array([hz]), colour)
        return level * np.exp(flutter * wide_drift(ring, _FLUTTER))

    swell = amplitude(swell_db * drift(ring, _SWELL))
    return banded_noise(ring, envelope, spacing) * swell[:, None]
