"""Waves, streams and waterfalls."""

from __future__ import annotations

from studio.codec import Opus, Vorbis
from studio.recipes import (
    lake_shore,
    ocean_waves,
    river,
    stream,
    underwater,
    waterfall,
    waves_close,
    waves_slow,
)
from studio.work import Work

# five minutes of waves, or one would learn when the calm between two sets comes
WORKS = (
    Work(
        "ocean-waves",
        ocean_waves.make,
        seed=1,
        seconds=300.0,
        texture="waves",
        codec=Opus(56),
    ),
    Work(
        "waves-slow",
        waves_slow.make,
        seed=1,
        seconds=180.0,
        texture="waves",
        codec=Opus(64),
    ),
    Work(
        "waves-close",
        waves_close.make,
        seed=1,
        seconds=180.0,
        texture="waves",
        codec=Opus(56),
    ),
    Work("lake-shore", lake_shore.make, seed=1, seconds=73.0, codec=Opus(64)),
    Work(
        "stream", stream.make, seed=1, seconds=180.0, texture="stream", codec=Opus(56)
    ),
    Work("river", river.make, seed=1, seconds=180.0, texture="stream", codec=Opus(64)),
    Work("waterfall", waterfall.make, seed=1, texture="waterfall", codec=Opus(56)),
    Work("underwater", underwater.make, seed=2, seconds=73.0, codec=Vorbis(0.2)),
)
