"""Places to be in, a machine at work, and shushing."""

from __future__ import annotations

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

WORKS = (
    Work(
        "fountain", fountain.make, seed=1, seconds=90.0, texture="stream", quality=0.4
    ),
    Work("city-at-night", city_at_night.make, seed=1, seconds=120.0, quality=0.3),
    Work("boat", boat.make, seed=1, seconds=120.0, quality=0.3),
    Work("snowfall", snowfall.make, seed=5, seconds=120.0, quality=0.3),
    Work("cafe", cafe.make, seed=1, seconds=120.0, quality=0.4),
    Work("washing-machine", washing_machine.make, seed=1, seconds=120.0, quality=0.3),
    Work("library", library.make, seed=1, seconds=240.0, quality=0.3),
    Work("train-station", train_station.make, seed=1, seconds=240.0, quality=0.3),
    Work("shushing", shushing.make, seed=1, seconds=180.0, quality=0.4, loudest=8.0),
)
