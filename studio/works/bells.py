"""The bells of guided sessions, which are not tracks of the library."""

from __future__ import annotations

from studio.codec import Vorbis
from studio.recipes import bell_strokes
from studio.work import Work

# as loud on the whole as makes their loudest 400 ms -27 LUFS; seeds by equal ears
BELLS = (
    Work(
        "bells/low",
        bell_strokes.low,
        seed=14,
        seconds=7.0,
        loudness=-33.1,
        once=True,
        codec=Vorbis(0.5),
    ),
    Work(
        "bells/middle",
        bell_strokes.middle,
        seed=8,
        seconds=7.0,
        loudness=-30.7,
        once=True,
        codec=Vorbis(0.5),
    ),
    Work(
        "bells/high",
        bell_strokes.high,
        seed=14,
        seconds=7.0,
        loudness=-34.1,
        once=True,
        codec=Vorbis(0.5),
    ),
)
