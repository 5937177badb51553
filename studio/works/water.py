"""Waves, streams and waterfalls."""

from __future__ import annotations

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

WORKS = (
    Work("ocean-waves", ocean_waves.make, seed=1, texture="waves", quality=0.4),
    # long enough for eight waves or twelve, each after a pause of its own
    Work(
        "waves-slow",
        waves_slow.make,
        seed=1,
        seconds=104.0,
        quality=0.4,
        texture="waves",
    ),
    Work(
        "waves-close",
        waves_close.make,
        seed=1,
        seconds=90.0,
        texture="waves",
        quality=0.4,
    ),
    Work("lake-shore", lake_shore.make, seed=1, seconds=73.0, quality=0.3),
    Work("stream", stream.make, seed=1, texture="stream"),
    Work("river", river.make, seed=1, texture="stream", quality=0.4),
    Work("waterfall", waterfall.make, seed=1, texture="waterfall", quality=0.4),
    Work("underwater", underwater.make, seed=2, seconds=73.0, quality=0.2),
)
