"""Rain and thunder."""

from __future__ import annotations

from studio.codec import Opus
from studio.recipes import (
    rain_heavy,
    rain_light,
    rain_on_leaves,
    rain_on_tent,
    rain_on_window,
    rain_steady,
    rain_under_roof,
    thunder_distant,
)
from studio.work import Work

WORKS = (
    Work(
        "rain-steady",
        rain_steady.make,
        seed=1,
        seconds=180.0,
        texture="rain",
        codec=Opus(56),
    ),
    Work(
        "rain-light",
        rain_light.make,
        seed=1,
        seconds=180.0,
        texture="rain",
        margin=2.0,
        codec=Opus(56),
    ),
    Work(
        "rain-heavy",
        rain_heavy.make,
        seed=1,
        seconds=180.0,
        texture="rain",
        codec=Opus(56),
    ),
    Work(
        "rain-on-leaves",
        rain_on_leaves.make,
        seed=1,
        seconds=180.0,
        texture="rain",
        codec=Opus(48),
    ),
    Work(
        "rain-on-tent",
        rain_on_tent.make,
        seed=1,
        seconds=180.0,
        texture="rainroof",
        codec=Opus(56),
    ),
    Work(
        "rain-on-window",
        rain_on_window.make,
        seed=1,
        texture="rainroof",
        codec=Opus(56),
    ),
    Work(
        "rain-under-roof",
        rain_under_roof.make,
        seed=1,
        texture="rainroof",
        codec=Opus(56),
    ),
    Work(
        "thunder-distant",
        thunder_distant.make,
        seed=1,
        seconds=120.0,
        events=6,
        texture="thunder",
        loudest=14.0,
        codec=Opus(56),
    ),
)
