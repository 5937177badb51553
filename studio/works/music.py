"""Music and bells."""

from __future__ import annotations

from studio.codec import Vorbis
from studio.recipes import (
    bowls_descending,
    deep_drone,
    music_box,
    night_piano,
    nine_bowls,
    singing_bowls,
    slow_harmonics,
    warm_pad,
    wind_chimes,
)
from studio.work import Work

# all of it is dull: nothing lies above 5 kHz that a finer coding would keep
WORKS = (
    Work("deep-drone", deep_drone.make, seed=1, seconds=120.0, codec=Vorbis(0.1)),
    Work("warm-pad", warm_pad.make, seed=1, seconds=180.0, codec=Vorbis(0.1)),
    Work(
        "slow-harmonics", slow_harmonics.make, seed=1, seconds=300.0, codec=Vorbis(0.2)
    ),
    Work("singing-bowls", singing_bowls.make, seed=1, seconds=240.0, codec=Vorbis(0.2)),
    Work("wind-chimes", wind_chimes.make, seed=1, seconds=180.0, codec=Vorbis(0.1)),
    Work(
        "music-box",
        music_box.make,
        seed=1,
        seconds=300.0,
        codec=Vorbis(0.2),
        loudest=10.5,
    ),
    Work(
        "bowls-descending",
        bowls_descending.make,
        seed=1,
        seconds=1260.0,
        codec=Vorbis(0.05),
        once=True,
    ),
    Work(
        "night-piano",
        night_piano.make,
        seed=1,
        seconds=630.0,
        codec=Vorbis(0.05),
        once=True,
    ),
    Work(
        "nine-bowls",
        nine_bowls.make,
        seed=1,
        seconds=320.0,
        codec=Vorbis(0.05),
        once=True,
    ),
)
