"""Noise: the same loudness at all times."""

from __future__ import annotations

from studio.recipes import brown_noise, pink_noise, white_noise
from studio.work import Work

WORKS = (
    Work("white-noise", white_noise.make, seed=11),
    Work("pink-noise", pink_noise.make, seed=12),
    Work("brown-noise", brown_noise.make, seed=13),
)
