"""Beating tones of constant loudness; coloured noise is made while it plays."""

from __future__ import annotations

from studio.codec import Vorbis
from studio.recipes import binaural_delta, isochronic_theta
from studio.work import Work

WORKS = (
    Work("binaural-delta", binaural_delta.make, seed=1, codec=Vorbis(0.4)),
    Work("isochronic-theta", isochronic_theta.make, seed=1, codec=Vorbis(0.4)),
)
