"""Waves, streams and falls."""

from __future__ import annotations

from studio.recipes import ocean_waves, stream
from studio.work import Work

WORKS = (
    Work("ocean-waves", ocean_waves.make, seed=1, texture="waves"),
    Work("stream", stream.make, seed=1, texture="stream"),
)
