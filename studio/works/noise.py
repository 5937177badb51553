"""Coloured noise and beating tones, of constant loudness."""

from __future__ import annotations

from studio.codec import Vorbis
from studio.recipes import (
    binaural_delta,
    brown_noise,
    green_noise,
    grey_noise,
    isochronic_theta,
    pink_noise,
    white_noise,
)
from studio.work import Work

WORKS = (
    Work("white-noise", white_noise.make, seed=11),
    Work("pink-noise", pink_noise.make, seed=12),
    Work("brown-noise", brown_noise.make, seed=13),
    Work("green-noise", green_noise.make, seed=14),
    Work("grey-noise", grey_noise.make, seed=15),
    Work("binaural-delta", binaural_delta.make, seed=1, codec=Vorbis(0.4)),
    Work("isochronic-theta", isochronic_theta.make, seed=1, codec=Vorbis(0.4)),
)
