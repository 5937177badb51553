"""Wind and fire."""

from __future__ import annotations

from studio.codec import Opus
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
    Work("wind", wind.make, seed=1, seconds=180.0, texture="wind", codec=Opus(56)),
    Work("wind-in-trees", wind_in_trees.make, seed=3, texture="trees", codec=Opus(48)),
    Work("wind-at-window", wind_at_window.make, seed=4, texture="wind"),
    Work("winter-storm", winter_storm.make, seed=2, texture="wind"),
    # its crackle would lose its edge at the loudness of the others
    Work(
        "campfire",
        campfire.make,
        seed=1,
        seconds=120.0,
        margin=1.3,
        loudness=-32.0,
        texture="fire",
        codec=Opus(56),
    ),
    Work(
        "fireplace",
        fireplace.make,
        seed=1,
        seconds=180.0,
        loudness=-31.0,
        texture="fire",
        codec=Opus(56),
    ),
)
