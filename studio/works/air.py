"""Wind and fire."""

from __future__ import annotations

from studio.recipes import campfire, wind
from studio.work import Work

WORKS = (
    Work("wind", wind.make, seed=1, texture="wind"),
    # its crackle would lose its edge at the loudness of the others
    Work("campfire", campfire.make, seed=1, loudness=-32.0, texture="fire"),
)
