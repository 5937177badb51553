"""Wind and fire."""

from __future__ import annotations

from studio.recipes import (
    campfire,
    fireplace,
    wind,
    wind_at_window,
    wind_in_trees,
    winter_storm,
)
from studio.work import Work

# seeds differ, or all would draw the same gusts and swell as one when played together
WORKS = (
    Work("wind", wind.make, seed=1, texture="wind", quality=0.4),
    Work("wind-in-trees", wind_in_trees.make, seed=3, texture="trees", quality=0.4),
    Work("wind-at-window", wind_at_window.make, seed=4, quality=0.3, texture="wind"),
    Work("winter-storm", winter_storm.make, seed=2, texture="wind", quality=0.4),
    # its crackle would lose its edge at the loudness of the others
    Work(
        "campfire", campfire.make, seed=1, loudness=-32.0, texture="fire", quality=0.4
    ),
    Work(
        "fireplace", fireplace.make, seed=1, loudness=-31.0, texture="fire", quality=0.4
    ),
)
