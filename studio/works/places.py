"""Places to be in, a machine at work, and shushing."""

from __future__ import annotations

from studio.codec import Opus
from studio.recipes import (
    boat,
    cafe,
    city_at_night,
    fountain,
    library,
    shushing,
    snowfall,
    train_station,
    washing_machine,
)
from studio.work import Work

# nobody is to be startled: their loudest 400 ms stay closer than those of the others
WORKS = (
    Work(
        "fountain",
        fountain.make,
        seed=1,
        seconds=90.0,
        loudest=8.0,
        texture="stream",
        codec=Opus(56),
    ),
    Work(
        "city-at-night",
        city_at_night.make,
        seed=1,
        seconds=120.0,
        loudest=8.0,
        codec=Opus(64),
    ),
    Work("boat", boat.make, seed=1, seconds=120.0, loudest=8.0, codec=Opus(56)),
    Work("snowfall", snowfall.make, seed=5, seconds=120.0, loudest=8.0, codec=Opus(56)),
    Work("cafe", cafe.make, seed=1, seconds=120.0, loudest=8.0, codec=Opus(56)),
    Work(
        "washing-machine",
        washing_machine.make,
        seed=1,
        seconds=120.0,
        loudest=8.0,
        codec=Opus(56),
    ),
    Work("library", library.make, seed=1, seconds=192.0, loudest=8.0, codec=Opus(56)),
    Work(
        "train-station",
        train_station.make,
        seed=1,
        seconds=192.0,
        loudest=8.0,
        codec=Opus(56),
    ),
    Work("shushing", shushing.make, seed=1, seconds=180.0, loudest=8.0, codec=Opus(56)),
)
